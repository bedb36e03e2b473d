import type * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import type { Naming } from "./naming";
import { assignRole, PrincipalType } from "./roleAssignments";

/** A key of the customer's that encrypts a resource, and the identity that the service uses to reach it. */
export interface CustomerManagedKey {
    /** Base address of the vault, for example `https://kv-x.vault.azure.net`. */
    vaultUri: pulumi.Input<string>;
    /** Name of the key. No version: the service follows the rotation. */
    keyName: pulumi.Input<string>;
    /** Version of the key when it is given, 32 hexadecimal digits: Azure SQL begins with one, and then follows the rotation too. */
    keyVersion: pulumi.Input<string>;
    /**
     * User-assigned identity that may wrap and unwrap with the key. Known only once its role has taken effect, so that
     * code that uses it waits.
     */
    identityResourceId: pulumi.Input<string>;
    /** Client id of that identity, by which a container registry knows it. */
    identityClientId: pulumi.Input<string>;
}

/** A key, and who uses it. */
export interface KeyUse {
    /** How the assignment is named. */
    naming: Naming;
    /** ARM id of the key. */
    keyResourceId: pulumi.Input<string>;
    /** Object id of the identity or service. */
    principalId: pulumi.Input<string>;
}

/** Lets a principal wrap and unwrap with a key, and nothing else. */
export function grantKeyUse(
    name: string,
    { naming, keyResourceId, principalId }: KeyUse,
    opts: pulumi.CustomResourceOptions,
): authorization.RoleAssignment {
    return assignRole(
        name,
        {
            naming,
            scope: keyResourceId,
            role: "keyVaultCryptoServiceEncryptionUser",
            principalId,
            principalType: PrincipalType.ServicePrincipal,
            description: "Wraps and unwraps data keys with this key.",
        },
        opts,
    );
}
