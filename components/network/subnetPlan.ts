import { repeated, type InputFault } from "../shared/validation";
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
export function demandsOf(purpose: SubnetPurposeName): SubnetPurpose {
    return subnetPurposes[purpose];
}

/** A purpose as it stands in names: `privateEndpoints` becomes `private-endpoints`. */
export function purposeName(purpose: SubnetPurposeName): string {
    return purpose.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Everything that is wrong with an address space and the subnets in it. */
export function subnetPlanFaults(addressSpace: readonly string[], subnets: readonly PlannedSubnet[]): InputFault[] {
    const faults: InputFault[] = [];
    addressSpace.forEach((range, i) => {
        if (!isAddressRange(range)) {
            faults.push(notARange(`addressSpace[${i}]`, range));
        }
    });
    for (const [a, b] of overlappingPairs(addressSpace, (range) => range)) {
        faults.push({
            propertyPath: "addressSpace",
            reason: `${a} and ${b} overlap; give the network ranges that do not`,
        });
    }
    for (const purpose of repeated(subnets.map((subnet) => subnet.purpose))) {
        faults.push({
            propertyPath: "subnets",
            reason: `purpose ${purpose} stands more than once; a purpose has one subnet`,
        });
    }
    for (const [a, b] of overlappingPairs(subnets, (subnet) => subnet.addressPrefix)) {
        faults.push({
            propertyPath: "subnets",
            reason: `${a.purpose} (${a.addressPrefix}) and ${b.purpose} (${b.addressPrefix}) overlap; move one of the two`,
        });
    }
    subnets.forEach((subnet, i) => faults.push(...subnetFaults(subnet, addressSpace, `subnets[${i}].addressPrefix`)));
    return faults;
}

function subnetFaults(subnet: PlannedSubnet, addressSpace: readonly string[], at: string): InputFault[] {
    const { purpose, addressPrefix } = subnet;
    if (!isAddressRange(addressPrefix)) {
        return [notARange(at, addressPrefix)];
    }
    const faults: InputFault[] = [];
    const demands = demandsOf(purpose);
    if (!addressSpace.some((range) => contains(range, addressPrefix))) {
        faults.push({
            propertyPath: at,
            reason: `${addressPrefix} lies outside the address space (${addressSpace.join(", ")})`,
        });
    }
    const length = prefixLength(addressPrefix);
    if (length > demands.minimumPrefixLength) {
        faults.push({
            propertyPath: at,
            reason: `${addressPrefix} is too small for ${purpose}: it needs /${demands.minimumPrefixLength} or larger`,
        });
    }
    if (demands.maximumSizePrefixLength !== undefined && length < demands.maximumSizePrefixLength) {
        faults.push({
            propertyPath: at,
            reason: `${addressPrefix} is too large for ${purpose}: it takes /${demands.maximumSizePrefixLength} or smaller`,
        });
    }
    const reserved = demands.reservedRanges?.find((range) => overlap(range, addressPrefix));
    if (reserved) {
        faults.push({
            propertyPath: at,
            reason: `${addressPrefix} overlaps ${reserved}, which the service of ${purpose} keeps for itself`,
        });
    }
    return faults;
}

const notARange = (propertyPath: string, range: string): InputFault => ({
    propertyPath,
    reason: `"${range}" must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20`,
});
