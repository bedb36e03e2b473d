import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "./componentArgs";
import { resourceName } from "./naming";
import type { InputIssue } from "./validation";

/** Makes a user-assigned identity, named after what acts under it. */
export function userAssignedIdentity(
    logicalName: string,
    actor: string,
    args: ComponentArgs,
    opts: pulumi.CustomResourceOptions,
): managedidentity.UserAssignedIdentity {
    const { resourceGroupName, location, naming, tags } = args;
    return new managedidentity.UserAssignedIdentity(
        logicalName,
        { resourceName: resourceName(naming, "userAssignedIdentity", actor), resourceGroupName, location, tags },
        opts,
    );
}

/** A group of Entra that administers a server or a workspace of SQL. */
export interface SqlAdministrators {
    /** Object id of the group (a UUID). The deploying principal must be a member where it makes schemas or users. */
    groupObjectId: string;
    /** Name of the group, by which SQL shows it: 1 to 128 characters. */
    name: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that is wrong with the administrators of a server or a workspace. */
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
