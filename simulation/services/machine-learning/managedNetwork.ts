import { nameOf } from "../../core/armIds";
import { at, uuidOf } from "../../core/ids";
import { regionOf, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";

/** A rule that the service adds automatically. */
interface SystemRule {
    /** Name in the map of rules. */
    name: string;
    /** The rule. */
    rule: Readonly<Record<string, unknown>>;
}

// Names and rules of a workspace whose network approves outbound: the sample of ansible-collections/azure,
// plugins/modules/azure_rm_ml_workspace_info.py. The digits at the end of an endpoint's name are unverified.
function serviceTag(name: string, tag: string, protocol: string, portRanges: string): SystemRule {
    const destination = { serviceTag: tag, protocol, portRanges, addressPrefixes: [] };
    return { name: `__SYS_ST_${name}`, rule: { type: "ServiceTag", category: "Required", destination } };
}

const serviceTags = (region: string): readonly SystemRule[] => [
    serviceTag("AzureActiveDirectory_TCP", "AzureActiveDirectory", "TCP", "80, 443"),
    serviceTag("AzureFrontDoor.FirstParty", "AzureFrontDoor.FirstParty", "*", "*"),
    serviceTag("AzureMachineLearning_TCP", "AzureMachineLearning", "TCP", "443"),
    serviceTag("AzureMachineLearning_UDP", "AzureMachineLearning", "UDP", "5831"),
    serviceTag("AzureMonitor_TCP", "AzureMonitor", "TCP", "443"),
    serviceTag("AzureResourceManager_TCP", "AzureResourceManager", "TCP", "443"),
    serviceTag("BatchNodeManagement_TCP", "BatchNodeManagement", "TCP", "443"),
    serviceTag(`MicrosoftContainerRegistry.${region}_TCP`, `MicrosoftContainerRegistry.${region}`, "TCP", "443"),
    serviceTag("VirtualNetwork", "VirtualNetwork", "*", "*"),
];

function endpoint(serviceResourceId: unknown, subresourceTarget: string): readonly SystemRule[] {
    if (typeof serviceResourceId !== "string") {
        return [];
    }
    const digits = uuidOf(`${serviceResourceId}/${subresourceTarget}`).slice(0, 8);
    return [
        {
            name: `__SYS_PE_${nameOf(serviceResourceId)}_${subresourceTarget}_${digits}`,
            rule: {
                type: "PrivateEndpoint",
                category: "Required",
                destination: { serviceResourceId, subresourceTarget, sparkEnabled: true },
            },
        },
    ];
}

/** Targets that the service makes endpoints to automatically. */
const ownTargets = (id: string, inputs: Inputs): readonly SystemRule[] => [
    ...endpoint(inputs.storageAccount, "blob"),
    ...endpoint(inputs.storageAccount, "file"),
    ...endpoint(inputs.keyVault, "vault"),
    ...endpoint(inputs.containerRegistry, "registry"),
    ...endpoint(id, "amlworkspace"),
];

/** Rules that the service adds to those of a workspace. */
function systemRules(id: string, inputs: Inputs): readonly SystemRule[] {
    const approves = same(at(inputs, "managedNetwork", "isolationMode"), "AllowOnlyApprovedOutbound");
    return [...ownTargets(id, inputs), ...(approves ? serviceTags(regionOf(inputs.location)) : [])];
}

/** A workspace's network as the service gives it back: with rules of its own, and whether it is provisioned. */
export function managedNetworkOf(id: string, inputs: Inputs, provisioned: boolean): Record<string, unknown> {
    const own = inputs.managedNetwork as Inputs;
    if (same(own.isolationMode, "Disabled")) {
        return own;
    }
    const status = provisioned ? "Active" : "Inactive";
    const given = Object.entries((own.outboundRules ?? {}) as Record<string, object>);
    const added = systemRules(id, inputs).map(({ name, rule }) => [name, rule] as const);
    return {
        ...own,
        networkId: uuidOf(`${id}/managedNetwork`),
        status: { status, sparkReady: provisioned },
        outboundRules: Object.fromEntries([...given, ...added].map(([name, rule]) => [name, { ...rule, status }])),
    };
}
