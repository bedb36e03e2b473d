import type { InputIssue } from "../shared/validation";

/** A group of Entra that administers a server. */
export interface SqlAdministrators {
    /** Object id of the group (a UUID). The deploying principal must be a member where it makes schemas or users. */
    groupObjectId: string;
    /** Name of the group, by which SQL shows it: 1 to 128 characters. */
    name: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that is wrong with the administrators of a server. */
export function administratorIssues({
    tenantId,
    administrators,
}: {
    tenantId: string;
    administrators: SqlAdministrators;
}): InputIssue[] {
    const ids = { tenantId, "administrators.groupObjectId": administrators.groupObjectId };
    const issues = Object.entries(ids)
        .filter(([, id]) => !uuid.test(id))
        .map(([propertyPath, id]) => ({ propertyPath, reason: `"${id}" is not a UUID` }));
    const { length } = administrators.name;
    // sysname, the type of names in SQL: nvarchar(128).
    return length >= 1 && length <= 128
        ? issues
        : [...issues, { propertyPath: "administrators.name", reason: `must have 1 to 128 characters, has ${length}` }];
}
