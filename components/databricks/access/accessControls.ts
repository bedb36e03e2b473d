import type * as pulumi from "@pulumi/pulumi";

/** One level of rights for account groups and for service principals, as `Permissions` takes it. */
export function accessControls(
    permissionLevel: string,
    {
        groups = [],
        applicationIds = [],
    }: { groups?: readonly string[]; applicationIds?: readonly pulumi.Input<string>[] },
) {
    return [
        ...groups.map((groupName) => ({ groupName, permissionLevel })),
        ...applicationIds.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel })),
    ];
}
