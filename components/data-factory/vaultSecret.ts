import type * as pulumi from "@pulumi/pulumi";

/** A secret in a key vault that the factory reads when it connects. */
export interface VaultSecret {
    /** Name of the linked service that leads to the vault: the `name` of the resource, so that it is made first. */
    vaultLinkedServiceName: pulumi.Input<string>;
    /** Name of the secret. Its latest version is read. */
    secretName: string;
}

/** How a linked service refers to a secret. */
export const secretReference = ({ vaultLinkedServiceName, secretName }: VaultSecret) => ({
    type: "AzureKeyVaultSecret",
    store: { type: "LinkedServiceReference", referenceName: vaultLinkedServiceName },
    secretName,
});
