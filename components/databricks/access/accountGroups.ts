import { repeated, type InputIssue } from "../../shared/validation";

// Groups that Databricks makes itself. The first three hold all users, and the last administers the workspace.
const systemGroups = ["users", "account users", "account groups", "admins"];

/** What is wrong with a list of account groups that are given something: a system group, a blank or a repeated name. */
export function groupIssues(names: readonly string[], propertyPath: string): InputIssue[] {
    return [
        ...names.flatMap((name, i) => groupIssue(name, `${propertyPath}[${i}]`)),
        ...repeated(names).map((name) => ({ propertyPath, reason: `group "${name}" is duplicated` })),
    ];
}

/** What is wrong with the name of an account group that is given something. */
export function groupIssue(name: string, propertyPath: string): InputIssue[] {
    if (name.trim() === "") {
        return [{ propertyPath, reason: "is blank; name an account group" }];
    }
    if (!systemGroups.includes(name.toLowerCase())) {
        return [];
    }
    return [{ propertyPath, reason: `"${name}" is a group of Databricks' own; name an account group` }];
}
