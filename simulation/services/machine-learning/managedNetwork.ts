import { nameOf } from "../../core/armIds";
import { at, uuidOf } from "../../core/ids";
import { regionOf, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject } from "../../core/types";
import { isManaged, workspaceOf } from "./tokens";

/** A rule that the service adds automatically. */
interface SystemRule {
    /** Name in the map of rules. */
    name: string;
    /** The rule. */
    rule: Readonly<Record<string, unknown>>;
}

// Names and rules of a workspace whose network approves outbound: the sample of ansible-collections/azure,
// plugins/modules/azure_rm_ml_workspace_info.py. unverified: the digits at the end of an endpoint's name.
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

/** What an endpoint leads to. */
interface Endpoint {
    /** ARM id of the target. */
    target: string;
    /** Group id of its private link. */
    group: string;
}

/** Targets that the service makes endpoints to automatically; none in a workspace without a managed network. */
export function ownTargets(id: string, inputs: Inputs): Endpoint[] {
    const { storageAccount, keyVault, containerRegistry } = inputs;
    const all = [
        [storageAccount, "blob"],
        [storageAccount, "file"],
        [keyVault, "vault"],
        [containerRegistry, "registry"],
        [id, "amlworkspace"],
    ] as const;
    return all.flatMap(([target, group]) => (typeof target === "string" ? [{ target, group }] : []));
}

function endpointRule({ target, group }: Endpoint): SystemRule {
    const destination = { serviceResourceId: target, subresourceTarget: group, sparkEnabled: true };
    return {
        name: `__SYS_PE_${nameOf(target)}_${group}_${uuidOf(`${target}/${group}`).slice(0, 8)}`,
        rule: { type: "PrivateEndpoint", category: "Required", destination },
    };
}

/** Rules that the service adds to those of a workspace. */
function systemRules(id: string, inputs: Inputs): readonly SystemRule[] {
    const approves = same(at(inputs, "managedNetwork", "isolationMode"), "AllowOnlyApprovedOutbound");
    return [...ownTargets(id, inputs).map(endpointRule), ...(approves ? serviceTags(regionOf(inputs.location)) : [])];
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

const isActive = (workspace: CloudObject) => at(workspace.outputs.managedNetwork, "status", "status") === "Active";

const provisioned = (workspace: CloudObject): CloudObject => ({
    ...workspace,
    outputs: {
        ...workspace.outputs,
        managedNetwork: managedNetworkOf(workspace.id, workspace.inputs, true),
    },
});

/** The workspace whose network the first compute provisions; none where it is provisioned, or there is none. */
export function provisionedByCompute(call: Call): CloudObject[] {
    const workspace = workspaceOf(call);
    return workspace && isManaged(workspace) && !isActive(workspace) ? [provisioned(workspace)] : [];
}

/** A workspace whose network was provisioned before a change, which does not undo that. */
export function keptProvisioned({ id, existing, view }: Call): CloudObject[] {
    const workspace = view.find(id);
    return workspace && existing && isActive(existing) && isManaged(workspace) ? [provisioned(workspace)] : [];
}
