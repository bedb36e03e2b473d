import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import type { LockArgs } from "./componentArgs";

/** Keeps a resource from being deleted by anybody, in the portal as well, until the lock is taken away. */
export function lockAgainstDeletion(
    name: string,
    scope: pulumi.Input<string>,
    args: LockArgs,
    opts: pulumi.CustomResourceOptions,
): authorization.ManagementLockByScope {
    return new authorization.ManagementLockByScope(
        name,
        { lockName: name, scope, level: authorization.LockLevel.CanNotDelete, notes: args.notes },
        opts,
    );
}
