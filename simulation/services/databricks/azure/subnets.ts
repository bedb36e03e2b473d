import { at } from "../../../core/ids";
import type { Inputs } from "../../../core/simulatedType";
import { keyOf, nameOf, parentOf } from "../../../core/armIds";
import { elsewhere } from "../../../core/refusalKinds";
import type { Call, CloudObject, CloudView, Refusal } from "../../../core/types";
import { prefixLength } from "../../network/addresses";
import { known, listAt, refuse, same, textsAt, unknownCode } from "../../../core/refusals";

/** Type token of a workspace. */
export const workspaceType = "azure-native:databricks:Workspace";
const subnetType = "azure-native:network:Subnet";
const delegation = "Microsoft.Databricks/workspaces";
const smallestPrefix = 26;

/** Refuses a network in another region than the workspace. */
export const networkElsewhere: Refusal = {
    what: "a network in another region",
    source: "learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (same region); unverified: code and message",
    message: (call) => {
        const found = elsewhere(call, ["parameters.customVirtualNetworkId.value"]);
        return (
            found &&
            `The virtual network ${found.id} is in ${found.there}, the workspace in ${found.here}. Both must be in one region.`
        );
    },
};

/** Ids of the subnets that a workspace's machines live in: its body names network and subnets apart. */
function injectedSubnets(inputs: Inputs): string[] {
    const parameter = (name: string) => at(inputs, "parameters", name, "value");
    const network = parameter("customVirtualNetworkId");
    if (typeof network !== "string") {
        return [];
    }
    return ["customPublicSubnetName", "customPrivateSubnetName"].flatMap((name) => {
        const subnet = parameter(name);
        return typeof subnet === "string" ? [`${network}/subnets/${subnet}`] : [];
    });
}

/** Ids of the workspaces whose machines live in a subnet. */
export function workspacesIn(view: CloudView, subnetId: string): string[] {
    return view
        .ofType(workspaceType)
        .filter(({ inputs }) => injectedSubnets(inputs).some((id) => same(id, subnetId)))
        .map(({ id }) => id);
}

/** Refuses subnets that a workspace cannot live in; those that somebody else made are taken as they are. */
export function refuseInjection({ id, inputs, view }: Call): void {
    const subnets = injectedSubnets(inputs);
    if (subnets.length > 1 && new Set(subnets.map(keyOf)).size < subnets.length) {
        refuse(
            400,
            unknownCode,
            `The public and the private subnet are both '${nameOf(subnets[0] ?? "")}'. Give each its own.`,
        );
    }
    for (const subnetId of subnets) {
        const subnet = known(view, subnetId, subnetType);
        if (subnet) {
            requireFit(subnet, subnetId);
        } else if (known(view, parentOf(subnetId), "azure-native:network:VirtualNetwork") && !view.find(subnetId)) {
            refuse(
                400,
                "SubnetIsNotWithinVnetError",
                `The subnet '${nameOf(subnetId)}' is not within the virtual network ${parentOf(subnetId) ?? ""}. Make the subnet first.`,
            );
        }
        const other = workspacesIn(view, subnetId).find((holder) => !same(holder, id));
        if (other) {
            refuse(
                400,
                unknownCode,
                `The subnet '${subnetId}' is in use by workspace ${other}. Each workspace needs subnets of its own.`,
            );
        }
    }
}

function requireFit({ inputs }: CloudObject, subnetId: string): void {
    const delegated = listAt(inputs, "delegations").some((each) => same(at(each, "serviceName"), delegation));
    if (!delegated) {
        refuse(400, unknownCode, `The subnet '${subnetId}' is not delegated to ${delegation}. Delegate it.`);
    }
    if (at(inputs, "networkSecurityGroup", "id") === undefined) {
        refuse(400, unknownCode, `The subnet '${subnetId}' has no network security group. Give it one.`);
    }
    const prefixes =
        typeof inputs.addressPrefix === "string" ? [inputs.addressPrefix] : textsAt(inputs, "addressPrefixes");
    const small = prefixes.find((prefix) => (prefixLength(prefix) ?? 0) > smallestPrefix);
    if (small !== undefined) {
        refuse(
            400,
            unknownCode,
            `The subnet '${subnetId}' has ${small}; a workspace needs /${smallestPrefix} or larger.`,
        );
    }
}
