import type * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import { grantKeyUse } from "../shared/customerManagedKey";
import { afterRoleTakesEffect } from "../shared/roleAssignments";
import { throwIfInvalid, repeated, type InputIssue } from "../shared/validation";
import { keyIssues, rotatingKey, type RotatingKeyArgs } from "./rotatingKey";

/** A service that uses a key as itself. */
export interface KeyUser {
    /** What the service is called within the platform; part of the assignment's name. */
    name: string;
    /** Object id of the service's own principal. A change replaces the assignment. */
    principalId: pulumi.Input<string>;
}

/** Inputs of a service's encryption key. */
export interface ServiceEncryptionKeyArgs extends RotatingKeyArgs {
    /** Services that may wrap and unwrap with the key; none by default, for a service that names the key before it has a principal and is given the role afterwards, as `SynapseWarehouse` does. Refused when empty or when a name is duplicated. */
    users?: KeyUser[];
}

/** A rotating key of the customer's that services use under their own principals, where they take no identity of ours. */
export class ServiceEncryptionKey extends pulumi.ComponentResource {
    /** ARM id of the key. */
    public readonly keyResourceId: pulumi.Output<string>;
    /** Base address of the vault. */
    public readonly vaultUri: pulumi.Output<string>;
    /** Name of the key. */
    public readonly keyName: pulumi.Output<string>;
    /**
     * Version of the key, 32 hexadecimal digits. Known only once the roles of `users` have taken effect, so that code that
     * uses it waits.
     */
    public readonly keyVersion: pulumi.Output<string>;

    constructor(name: string, args: ServiceEncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("ServiceEncryptionKey", name, [...keyIssues(args), ...userIssues(args.users)]);
        super("azure-ml-platform:index:ServiceEncryptionKey", name, args, opts);

        const key = rotatingKey(name, args, { parent: this });
        const { users } = args;
        const ready = users ? this.grantUse(name, args, users, key) : key;

        this.keyResourceId = key.id;
        this.vaultUri = pulumi.output(args.vault.vaultUri);
        this.keyName = key.name;
        this.keyVersion = pulumi.all([key.keyUriWithVersion, ready.id]).apply(([uri]) => uri.split("/").at(-1) ?? "");
        this.registerOutputs({
            keyResourceId: this.keyResourceId,
            vaultUri: this.vaultUri,
            keyName: this.keyName,
            keyVersion: this.keyVersion,
        });
    }

    private grantUse(
        name: string,
        { naming }: ServiceEncryptionKeyArgs,
        users: readonly KeyUser[],
        key: keyvault.Key,
    ): pulumi.CustomResource {
        const uses = users.map((user) =>
            grantKeyUse(
                `${name}-use-${user.name}`,
                { naming, keyResourceId: key.id, principalId: user.principalId },
                { parent: this },
            ),
        );
        return afterRoleTakesEffect(`${name}-ready`, uses, { parent: this, ...stateless });
    }
}

function userIssues(users: readonly KeyUser[] | undefined): InputIssue[] {
    if (!users) {
        return [];
    }
    if (users.length === 0) {
        return [{ propertyPath: "users", reason: "is empty; the key would have no use" }];
    }
    return repeated(users.map(({ name }) => name)).map((name) => ({
        propertyPath: "users",
        reason: `"${name}" is duplicated; names of users must differ`,
    }));
}
