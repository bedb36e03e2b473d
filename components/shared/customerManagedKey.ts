import type * as pulumi from "@pulumi/pulumi";

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
