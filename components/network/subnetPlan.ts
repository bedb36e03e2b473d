import { hyphenated } from "../shared/naming";
import { repeated, type InputIssue } from "../shared/validation";
import { contains, isAddressRange, overlap, overlappingPairs, prefixLength } from "../shared/addressSpaces";
import { subnetPurposes, type SubnetPurpose, type SubnetPurposeName } from "./subnetPurposes";

/** One subnet of a network, by what it is for. */
export interface PlannedSubnet {
    /** What the subnet is for; it decides name, delegation, security group and routes. */
    purpose: SubnetPurposeName;
    /** Range in CIDR form, inside the network's address space. Azure refuses a change while something lies in the subnet. */
    addressPrefix: string;
}

/** What Azure and the platform demand of a subnet for a purpose. */
export function requirementsOf(purpose: SubnetPurposeName): SubnetPurpose {
    return subnetPurposes[purpose];
}

/** A purpose as it stands in names: `privateEndpoints` becomes `private-endpoints`. */
export function purposeName(purpose: SubnetPurposeName): string {
    return hyphenated(purpose);
}

/** Everything that is wrong with an address space and the subnets in it. */
export function subnetPlanIssues(addressSpace: readonly string[], subnets: readonly PlannedSubnet[]): InputIssue[] {
    const issues: InputIssue[] = [];
    addressSpace.forEach((range, i) => {
        if (!isAddressRange(range)) {
            issues.push(notARange(`addressSpace[${i}]`, range));
        }
    });
    for (const [a, b] of overlappingPairs(addressSpace, (range) => range)) {
        issues.push({
            propertyPath: "addressSpace",
            reason: `${a} and ${b} overlap; give the network ranges that do not`,
        });
    }
    for (const purpose of repeated(subnets.map((subnet) => subnet.purpose))) {
        issues.push({
            propertyPath: "subnets",
            reason: `purpose ${purpose} is duplicated; a purpose has one subnet`,
        });
    }
    for (const [a, b] of overlappingPairs(subnets, (subnet) => subnet.addressPrefix)) {
        issues.push({
            propertyPath: "subnets",
            reason: `${a.purpose} (${a.addressPrefix}) and ${b.purpose} (${b.addressPrefix}) overlap; move one of the two`,
        });
    }
    subnets.forEach((subnet, i) => issues.push(...subnetIssues(subnet, addressSpace, `subnets[${i}].addressPrefix`)));
    return issues;
}

function subnetIssues(subnet: PlannedSubnet, addressSpace: readonly string[], at: string): InputIssue[] {
    const { purpose, addressPrefix } = subnet;
    if (!isAddressRange(addressPrefix)) {
        return [notARange(at, addressPrefix)];
    }
    const issues: InputIssue[] = [];
    const requirements = requirementsOf(purpose);
    if (!addressSpace.some((range) => contains(range, addressPrefix))) {
        issues.push({
            propertyPath: at,
            reason: `${addressPrefix} lies outside the address space (${addressSpace.join(", ")})`,
        });
    }
    const length = prefixLength(addressPrefix);
    if (length > requirements.minimumPrefixLength) {
        issues.push({
            propertyPath: at,
            reason: `${addressPrefix} is too small for ${purpose}: it needs /${requirements.minimumPrefixLength} or larger`,
        });
    }
    if (requirements.maximumSizePrefixLength !== undefined && length < requirements.maximumSizePrefixLength) {
        issues.push({
            propertyPath: at,
            reason: `${addressPrefix} is too large for ${purpose}: it takes /${requirements.maximumSizePrefixLength} or smaller`,
        });
    }
    const reserved = requirements.reservedRanges?.find((range) => overlap(range, addressPrefix));
    if (reserved) {
        issues.push({
            propertyPath: at,
            reason: `${addressPrefix} overlaps ${reserved}, which the service of ${purpose} keeps for itself`,
        });
    }
    return issues;
}

const notARange = (propertyPath: string, range: string): InputIssue => ({
    propertyPath,
    reason: `"${range}" must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20`,
});
