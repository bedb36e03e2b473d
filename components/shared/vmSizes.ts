import { retirementOf, vmSizeFacts, vmSizeLifecycle } from "../../azure/compute/sizes";

/** What to say of a size whose retirement is announced; undefined for any other. */
export function deprecationOf(size: string, at: string): string | undefined {
    const successor = vmSizeFacts(size)?.successor;
    if (successor === undefined || vmSizeLifecycle(size, at) !== "deprecated") {
        return undefined;
    }
    return `Azure retires ${size} on ${retirementOf(size)}; move to ${successor}`;
}

/** Why a size is not available: unknown or retired; undefined where it can. */
export function unsupportedSize(size: string, at: string): string | undefined {
    if (vmSizeFacts(size) === undefined) {
        return `${size} is not in the table of sizes (azure/compute/sizes.ts); name one of it, or add it with its source`;
    }
    if (vmSizeLifecycle(size, at) !== "retired") {
        return undefined;
    }
    return `Azure retired ${size} on ${retirementOf(size)}; take ${vmSizeFacts(size)?.successor}`;
}
