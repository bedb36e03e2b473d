import type * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider";
import { overlap } from "../../../components/shared/checks";
import {
    readSharedOutputs,
    type DatabricksAccountOutputs,
    type HubNetworkOutputs,
    type ModelRegistryOutputs,
    type MonitorScopeOutputs,
    type PrivateDnsOutputs,
} from "../../outputs";
import { SettingsError, type Settings } from "../../settings/settings";

/** The shared stack, as an environment uses it. */
export interface Hub {
    /** Its network. */
    network: pulumi.Output<HubNetworkOutputs>;
    /** Its private DNS zones. */
    privateDns: pulumi.Output<PrivateDnsOutputs>;
    /** Its private link scope of Azure Monitor; undefined where it has none. */
    monitorScope: pulumi.Output<MonitorScopeOutputs | undefined>;
    /** Its part of the Databricks account; undefined where it has none. */
    databricksAccount: pulumi.Output<DatabricksAccountOutputs | undefined>;
    /** Its registry of models; undefined where it has none. */
    modelRegistry: pulumi.Output<ModelRegistryOutputs | undefined>;
    /** Provider of its subscription. */
    provider: Provider;
}

/** Reads the shared stack's outputs; an address space that overlaps the hub's is refused, since it could never be peered. */
export function readHub(settings: Settings): Hub | undefined {
    const { hub, azure, network } = settings;
    if (!hub) {
        return undefined;
    }
    const shared = readSharedOutputs(hub.stack);
    const provider = new Provider("azure-hub", { subscriptionId: hub.subscriptionId, tenantId: azure.tenantId });
    const own = network?.addressSpace ?? [];
    return {
        network: shared.network.apply((found) => assertNoOverlap(found, own, hub.stack)),
        privateDns: shared.privateDns,
        monitorScope: shared.monitorScope,
        databricksAccount: shared.databricksAccount,
        modelRegistry: shared.modelRegistry,
        provider,
    };
}

function assertNoOverlap(hub: HubNetworkOutputs, own: string[], stack: string): HubNetworkOutputs {
    for (const range of own) {
        const other = hub.addressSpace.find((candidate) => overlap(candidate, range));
        if (other) {
            throw new SettingsError([
                {
                    path: "network.addressSpace",
                    message: `${range} overlaps ${other} of stack ${stack}, so the two cannot be peered; choose another range`,
                },
            ]);
        }
    }
    return hub;
}

/** ARM id of one of the hub's zones; a zone that the hub lacks is refused with the setting that adds it. */
export function hubZone(hub: Hub, zone: string, stack: string): pulumi.Output<string> {
    return hub.privateDns.apply(({ zoneResourceIds }) => {
        const id = zoneResourceIds[zone];
        if (id === undefined) {
            throw new SettingsError([
                {
                    path: "privateDns.zones",
                    message: `stack ${stack} has no zone ${zone}; add its group id to privateDns.groupIds there`,
                },
            ]);
        }
        return id;
    });
}
