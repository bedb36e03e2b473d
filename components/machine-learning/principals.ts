import { validate as isUuid } from "uuid";
import { repeated, type InputIssue } from "../shared/validation";

/** A principal that is named in the plan. */
interface NamedPrincipal {
    /** Name in the plan. */
    name: string;
    /** Object id. */
    objectId: string;
}

/**
 * What is wrong with a list of principals, each with its name in the plan and its object id; `input` is what the list calls
 * that id, `remedy` what follows where it is no UUID.
 */
export function principalIssues(
    path: string,
    principals: readonly NamedPrincipal[],
    { input = "objectId", remedy = "" } = {},
): InputIssue[] {
    const twice = (what: string, values: string[]) =>
        repeated(values).map((value) => ({ propertyPath: path, reason: `${what} "${value}" is duplicated` }));
    const names = principals.map(({ name }) => name);
    const ids = principals.map(({ objectId }) => objectId.toLowerCase());
    const issues = [...twice("name", names), ...twice("object id", ids)];
    principals.forEach(({ name, objectId }, i) => {
        if (!/^[a-z][a-z0-9-]*$/.test(name)) {
            issues.push({
                propertyPath: `${path}[${i}].name`,
                reason: `"${name}" must be lower-case letters, digits and hyphens, a letter first`,
            });
        }
        if (!isUuid(objectId)) {
            issues.push({ propertyPath: `${path}[${i}].${input}`, reason: `"${objectId}" is not a UUID${remedy}` });
        }
    });
    return issues;
}
