import { privateRanges } from "../../azure/network/addressRanges";
import { privateLinkGroups } from "../../azure/privateLink";
import { isAddressRange, isPrivateRange, overlap } from "../shared/addressSpaces";
import { repeated, type InputIssue } from "../shared/validation";
import type { PlannedSubnet } from "./subnetPlan";

/** Inputs on traffic between private addresses. */
export interface NetworkTrafficArgs {
    /** Group ids of the private endpoints in the network, whose subnet takes their ports and no other; none by default, which is refused where a subnet has that purpose. */
    privateEndpointGroupIds?: string[];
    /** Ranges of other networks that may use the private endpoints, in CIDR form: the hub's agents, users; none by default. A public range is refused. */
    privateEndpointClients?: string[];
    /** Ranges of private endpoints in other networks that machines use over HTTPS, in CIDR form: the hub's; none by default. A public range is refused. */
    remotePrivateEndpoints?: string[];
    /** Ranges of pods of AKS clusters with Azure CNI Overlay; `10.244.0.0/16` by default. One in the address space is refused. */
    podAddressSpace?: string[];
}

/**
 * What a network has where its inputs say nothing of traffic. Pods: AKS's own `podCidr`, "Configure Azure CNI Overlay
 * networking", articles/aks/azure-cni-overlay.md.
 */
export const networkTrafficDefaults = { podAddressSpace: ["10.244.0.0/16"] } as const;

interface TrafficPlan extends NetworkTrafficArgs {
    addressSpace: readonly string[];
    subnets: readonly PlannedSubnet[];
}

/** Everything that is wrong with the traffic of a network. */
export function networkTrafficIssues(plan: TrafficPlan): InputIssue[] {
    return [...groupIdIssues(plan), ...remoteIssues(plan), ...podIssues(plan)];
}

function groupIdIssues({ subnets, privateEndpointGroupIds }: TrafficPlan): InputIssue[] {
    const propertyPath = "privateEndpointGroupIds";
    if (!privateEndpointGroupIds) {
        return subnets.some(({ purpose }) => purpose === "privateEndpoints")
            ? [{ propertyPath, reason: "is missing; name the group ids of the endpoints, [] where there are none yet" }]
            : [];
    }
    return privateEndpointGroupIds
        .filter((groupId) => !Object.hasOwn(privateLinkGroups, groupId))
        .map((groupId) => ({
            propertyPath,
            reason: `"${groupId}" is not known; use one of ${Object.keys(privateLinkGroups).join(", ")}`,
        }));
}

function remoteIssues(plan: TrafficPlan): InputIssue[] {
    return (["privateEndpointClients", "remotePrivateEndpoints"] as const).flatMap((propertyPath) => {
        const ranges = plan[propertyPath] ?? [];
        return [
            ...rangeIssues(ranges, propertyPath, plan.addressSpace, (range, own) => ({
                propertyPath,
                reason: `${range} overlaps ${own} of this network, whose subnets are allowed by purpose; leave it out`,
            })),
            ...ranges
                .filter((range) => isAddressRange(range) && !isPrivateRange(range))
                .map((range) => ({
                    propertyPath,
                    reason: `${range} is not private; endpoints have and take private addresses: ${privateRanges.join(", ")}`,
                })),
        ];
    });
}

function podIssues({ addressSpace, subnets, podAddressSpace }: TrafficPlan): InputIssue[] {
    const hasNodes = subnets.some(({ purpose }) => purpose === "kubernetesNodes");
    const ranges = podAddressSpace ?? (hasNodes ? networkTrafficDefaults.podAddressSpace : []);
    return rangeIssues(ranges, "podAddressSpace", addressSpace, (range, own) => ({
        propertyPath: "podAddressSpace",
        reason: `${range} overlaps ${own} of this network; give pods a range of their own`,
    }));
}

function rangeIssues(
    ranges: readonly string[],
    propertyPath: string,
    addressSpace: readonly string[],
    clash: (range: string, own: string) => InputIssue,
): InputIssue[] {
    return [
        ...repeated([...ranges]).map((range) => ({ propertyPath, reason: `${range} is duplicated` })),
        ...ranges.flatMap((range) => {
            if (!isAddressRange(range)) {
                const form = "an IPv4 range in CIDR form that starts at its first address, for example 10.100.0.0/24";
                return [{ propertyPath, reason: `"${range}" must be ${form}` }];
            }
            const own = addressSpace.find((outer) => overlap(outer, range));
            return own === undefined ? [] : [clash(range, own)];
        }),
    ];
}
