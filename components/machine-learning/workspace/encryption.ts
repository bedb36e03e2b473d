import * as machinelearning from "@pulumi/azure-native/machinelearningservices";
import type * as pulumi from "@pulumi/pulumi";
import type { InputIssue } from "../../shared/validation";

/** Microsoft's key encrypts what the service stores of the workspace, so that batch endpoints work. */
export interface MicrosoftKeyEncryption {
    /** `microsoft`: Microsoft's key. A change replaces the workspace. */
    key: "microsoft";
}

/**
 * A key of the customer's encrypts what the service stores of the workspace: its Cosmos DB, search index and storage.
 * Batch endpoints do not work in such a workspace (MicrosoftDocs/azure-ai-docs, articles/machine-learning/
 * how-to-secure-batch-endpoint.md), so they have to be ruled out.
 */
export interface CustomerKeyEncryption {
    /** `customer`: a key of the customer's. A change replaces the workspace. */
    key: "customer";
    /** `false`: no batch endpoint will be made. Refused otherwise. */
    batchEndpoints: false;
    /** ARM id of the vault of the key, in the workspace's subscription and with purge protection. A change replaces the workspace. */
    keyVaultResourceId: pulumi.Input<string>;
    /** Address of the key with its version, for example `https://kv-x.vault.azure.net/keys/key-x/0123…`; Azure Cosmos DB's principal may wrap and unwrap with it. */
    keyIdentifier: pulumi.Input<string>;
}

/** Whose key encrypts what the service stores of a workspace. */
export type WorkspaceEncryption = MicrosoftKeyEncryption | CustomerKeyEncryption;

/**
 * Encryption settings of a workspace; none with Microsoft's key. unverified: that a workspace with an identity of the user's
 * needs no `identity` here; Azure Cosmos DB uses the key as itself (MicrosoftDocs/azure-ai-docs, articles/machine-learning/
 * how-to-setup-customer-managed-keys.md). Were one needed, Azure would refuse to make the workspace.
 */
export function encryptionSettings(encryption: WorkspaceEncryption | undefined) {
    return encryption?.key === "customer"
        ? {
              status: machinelearning.EncryptionStatus.Enabled,
              keyVaultProperties: {
                  keyVaultArmId: encryption.keyVaultResourceId,
                  keyIdentifier: encryption.keyIdentifier,
              },
          }
        : undefined;
}

// A version of a key is 32 hexadecimal digits: learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates.
const versionedKey = /^https:\/\/[^/]+\/keys\/[^/]+\/[0-9a-f]{32}$/i;

/** What is wrong with the encryption of a workspace. */
export function encryptionIssues(encryption: WorkspaceEncryption | undefined): InputIssue[] {
    if (encryption?.key !== "customer") {
        return [];
    }
    const issues: InputIssue[] = [];
    // The type says it as well; settings and callers without types do not have it.
    if ((encryption.batchEndpoints as boolean | undefined) !== false) {
        issues.push({
            propertyPath: "encryption.batchEndpoints",
            reason: "must be false with a customer's key, under which batch endpoints do not work; set it, or use Microsoft's key",
        });
    }
    const { keyIdentifier } = encryption;
    if (typeof keyIdentifier === "string" && !versionedKey.test(keyIdentifier)) {
        issues.push({
            propertyPath: "encryption.keyIdentifier",
            reason: `"${keyIdentifier}" is not the address of a version of a key: https://<vault>/keys/<name>/<32 digits>`,
        });
    }
    return issues;
}
