import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "./componentArgs";
import { resourceName } from "./naming";

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
