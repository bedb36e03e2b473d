import { publicRangeIssue } from "../../shared/addressSpaces";
import { repeated, type InputIssue } from "../../shared/validation";

// docs/resources/ip_access_list.md of databricks/terraform-provider-databricks: all lists of a workspace together.
const mostRanges = 1000;

/** What is wrong with a list of addresses and ranges that may reach a workspace: IPv4 only, as the service has it, and public. */
export function ipAccessListIssues(list: readonly string[], propertyPath: string): InputIssue[] {
    if (list.length === 0) {
        return [{ propertyPath, reason: "is empty, and no address would be allowed; leave it out to have no list" }];
    }
    const issues: InputIssue[] = list.flatMap((entry, i) => {
        const reason = publicRangeIssue(entry);
        return reason === undefined ? [] : [{ propertyPath: `${propertyPath}[${i}]`, reason }];
    });
    for (const entry of repeated(list)) {
        issues.push({ propertyPath, reason: `"${entry}" is duplicated` });
    }
    if (list.length > mostRanges) {
        issues.push({ propertyPath, reason: `has ${list.length} ranges; a workspace takes ${mostRanges}` });
    }
    return issues;
}
