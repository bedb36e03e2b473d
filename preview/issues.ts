import { onOneLine, visible } from "../azure/visibleText";

/** Something that is wrong with the settings or the program, in words for the person who runs the preview. */
export interface Issue {
    /** Where: a path within the settings, a URN, or the name of what failed. */
    path: string;
    /** What was found and what would be right. */
    message: string;
}

/** Ends a preview with exit code 2; every issue that was found is in it. */
export class PreviewError extends Error {
    constructor(readonly issues: Issue[]) {
        super(issues.map(issueLine).join("\n"));
    }
}

/** One issue on one line, on which all characters show. */
export function issueLine(issue: Issue): string {
    const path = issue.path === "" ? "" : `${visible(issue.path)}: `;
    return path + onOneLine(issue.message);
}
