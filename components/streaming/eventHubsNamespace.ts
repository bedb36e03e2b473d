import * as eventhub from "@pulumi/azure-native/eventhub";
import * as pulumi from "@pulumi/pulumi";
import { eventHubsTiers, type EventHubsTier } from "../../azure/streaming/eventHubsTiers";
import { replacedOn, stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { throwIfInvalid, type InputIssue } from "../shared/validation";
import { eventHubDefaults, eventHubsNamespaceDefaults, sizeIssues, type EventHubArgs } from "./hubs";

/** Inputs of an Event Hubs namespace. */
export interface EventHubsNamespaceArgs extends PrivateServiceArgs {
    /** `Standard`, or `Premium` with capacity of its own; `Standard` by default. A change replaces the namespace with all events. */
    tier?: EventHubsTier;
    /** Capacity: 1 to 40 throughput units in tier Standard; 1, 2, 4, 8 or 16 processing units in Premium; 1 by default. */
    throughputUnits?: number;
    /** Throughput units that Event Hubs goes up to automatically under load, up to 40; it does not by default. Refused in tier Premium. */
    maxThroughputUnits?: number;
    /** Whether events are kept in three availability zones; true by default. Azure refuses a change of a namespace that exists, and moves namespaces to zones automatically. */
    zoneRedundant?: boolean;
    /** Whether Azure's trusted services with an identity, Stream Analytics among them, pass the firewall; false by default. They still need a data role. */
    trustedServices?: boolean;
    /** Hubs of the namespace, one or more. Plain: it decides which resources exist. */
    hubs: EventHubArgs[];
}

/** A private Event Hubs namespace with its hubs, which takes identities alone: no keys, no addresses of the internet. */
export class EventHubsNamespace extends pulumi.ComponentResource {
    /** ARM id of the namespace. */
    public readonly namespaceResourceId: pulumi.Output<string>;
    /** Name of the namespace; its host is this and `.servicebus.windows.net`. */
    public readonly namespaceName: pulumi.Output<string>;
    /** ARM ids of the hubs, by name. */
    public readonly hubResourceIds: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: EventHubsNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("EventHubsNamespace", name, namespaceIssues(args));
        super("azure-ml-platform:index:EventHubsNamespace", name, args, opts);

        const namespace = this.createNamespace(name, args);
        this.createNetworkRules(name, args, namespace);
        privateService(this, name, namespace, args, groupIds);

        this.namespaceResourceId = namespace.id;
        this.namespaceName = namespace.name;
        this.hubResourceIds = Object.fromEntries(
            args.hubs.map((hub) => [hub.name, this.createHub(name, args, namespace, hub).id]),
        );
        this.registerOutputs({
            namespaceResourceId: this.namespaceResourceId,
            namespaceName: this.namespaceName,
            hubResourceIds: this.hubResourceIds,
        });
    }

    private createNamespace(name: string, args: EventHubsNamespaceArgs): eventhub.Namespace {
        const { tier, throughputUnits, zoneRedundant } = withDefaults(args, eventHubsNamespaceDefaults);
        const most = args.maxThroughputUnits;
        return new eventhub.Namespace(
            name,
            {
                namespaceName: resourceName(args.naming, "eventHubsNamespace", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: tier, tier, capacity: throughputUnits },
                // Left out, the limit of a namespace that went up automatically would stay.
                ...(eventHubsTiers[tier].autoInflate && {
                    isAutoInflateEnabled: most !== undefined,
                    maximumThroughputUnits: most ?? 0,
                }),
                zoneRedundant,
                disableLocalAuth: true,
                minimumTlsVersion: eventhub.TlsVersion.TlsVersion_1_2,
                publicNetworkAccess: eventhub.PublicNetworkAccess.Disabled,
                tags: args.tags,
            },
            { parent: this, ...replacedOn("sku.tier") },
        );
    }

    private createNetworkRules(name: string, args: EventHubsNamespaceArgs, namespace: eventhub.Namespace): void {
        const { trustedServices } = withDefaults(args, eventHubsNamespaceDefaults);
        new eventhub.NamespaceNetworkRuleSet(
            `${name}-firewall`,
            {
                resourceGroupName: args.resourceGroupName,
                namespaceName: namespace.name,
                // Must be what the namespace says: github.com/hashicorp/terraform-provider-azurerm/issues/18717
                publicNetworkAccess: eventhub.PublicNetworkAccessFlag.Disabled,
                defaultAction: eventhub.DefaultAction.Deny,
                trustedServiceAccessEnabled: trustedServices,
            },
            { parent: this, ...stateless },
        );
    }

    private createHub(
        name: string,
        { resourceGroupName }: EventHubsNamespaceArgs,
        namespace: eventhub.Namespace,
        hub: EventHubArgs,
    ): eventhub.EventHub {
        const { partitions, retentionHours } = withDefaults(hub, eventHubDefaults);
        return new eventhub.EventHub(
            `${name}-${hub.name}`,
            {
                resourceGroupName,
                namespaceName: namespace.name,
                eventHubName: hub.name,
                partitionCount: partitions,
                retentionDescription: {
                    cleanupPolicy: eventhub.CleanupPolicyRetentionDescription.Delete,
                    retentionTimeInHours: retentionHours,
                },
            },
            { parent: this },
        );
    }
}

const groupIds = ["namespace"];

function namespaceIssues(args: EventHubsNamespaceArgs): InputIssue[] {
    return [...sizeIssues(args), ...privateServiceIssues(args, groupIds)];
}
