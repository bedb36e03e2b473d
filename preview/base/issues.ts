import { PreviewError, type Issue } from "../issues";

/** Ends a comparison because its base cannot be resolved. */
export function baseIssue(ref: string, message: string): PreviewError {
    return baseIssues(ref, [{ path: "", message }]);
}

/** Ends a comparison with what is wrong within its base. */
export function baseIssues(ref: string, issues: readonly Issue[]): PreviewError {
    return new PreviewError(
        issues.map(({ path, message }) => ({ path: `--base ${ref}${path === "" ? "" : `, ${path}`}`, message })),
    );
}
