import { PreviewFaults, type Fault } from "../faults";

/** Ends a comparison because its base cannot be had. */
export function baseFault(ref: string, message: string): PreviewFaults {
    return baseFaults(ref, [{ path: "", message }]);
}

/** Ends a comparison with what is wrong within its base. */
export function baseFaults(ref: string, faults: readonly Fault[]): PreviewFaults {
    return new PreviewFaults(
        faults.map(({ path, message }) => ({ path: `--base ${ref}${path === "" ? "" : `, ${path}`}`, message })),
    );
}
