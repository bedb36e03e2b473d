import { PreviewFaults } from "../faults";

/** Ends a preview because its base cannot be had. */
export function baseFault(ref: string, message: string): PreviewFaults {
    return new PreviewFaults([{ path: `--base ${ref}`, message }]);
}
