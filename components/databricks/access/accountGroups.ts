import { repeated, type InputFault } from "../../shared/validation";

// Groups that Databricks makes itself. The first three hold everybody, and the last rules over the workspace.
const systemGroups = ["users", "account users", "account groups", "admins"];

/** What is wrong with a list of account groups that are given something: a system group, a blank or a repeated name. */
export function groupFaults(names: readonly string[], propertyPath: string): InputFault[] {
    return [
        ...names.flatMap((name, i) => groupFault(name, `${propertyPath}[${i}]`)),
        ...repeated(names).map((name) => ({ propertyPath, reason: `group "${name}" stands twice` })),
    ];
}

/** What is wrong with the name of an account group that is given something. */
export function groupFault(name: string, propertyPath: string): InputFault[] {
    if (name.trim() === "") {
        return [{ propertyPath, reason: "is blank; name an account group" }];
    }
    if (!systemGroups.includes(name.toLowerCase())) {
        return [];
    }
    return [{ propertyPath, reason: `"${name}" is a group of Databricks' own; name an account group` }];
}
