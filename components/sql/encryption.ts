import * as sql from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import { sqlKeySizes } from "../../azure/sql/computeSizes";
import { stateless } from "../shared/componentArgs";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import type { InputIssue } from "../shared/validation";

/** Identity under which a server reaches its key; none with Microsoft's key. */
export function keyIdentity(key: CustomerManagedKey | undefined) {
    return (
        key && {
            identity: {
                type: sql.IdentityType.UserAssigned,
                userAssignedIdentities: [key.identityResourceId],
            },
            primaryUserAssignedIdentityId: key.identityResourceId,
        }
    );
}

/**
 * Encrypts every database of a server with a key of the customer's, and follows its rotation. Not by the server's `keyId`:
 * it follows none, and Azure would refuse to make a protector that is no longer at its default.
 */
export function encryptWithKey(
    parent: pulumi.Resource,
    name: string,
    resourceGroupName: pulumi.Input<string>,
    server: sql.Server,
    key: CustomerManagedKey,
): sql.EncryptionProtector {
    const { keyName, uri } = versionedKey(key);
    const opts = { parent, ...stateless };
    // Azure adds each new version of the key itself, and after a refresh the plan names that version as well. To make what is
    // there already would be refused, so the first version stays.
    const serverKey = new sql.ServerKey(
        `${name}-key`,
        { resourceGroupName, serverName: server.name, keyName, serverKeyType: sql.ServerKeyType.AzureKeyVault, uri },
        { ...opts, ignoreChanges: ["keyName", "uri"] },
    );
    return new sql.EncryptionProtector(
        `${name}-protector`,
        {
            resourceGroupName,
            serverName: server.name,
            encryptionProtectorName: "current",
            serverKeyType: sql.ServerKeyType.AzureKeyVault,
            serverKeyName: serverKey.name,
            autoRotationEnabled: true,
        },
        { ...opts, ignoreChanges: ["serverKeyName"] },
    );
}

/** Address of a key with its version, and the name that a server gives it. */
function versionedKey({ vaultUri, keyName, keyVersion }: CustomerManagedKey) {
    const parts = pulumi
        .all([vaultUri, keyName, keyVersion])
        .apply(([vault, key, version]) => ({ vault: vault.replace(/\/$/, ""), key, version }));
    return {
        keyName: parts.apply(({ vault, key, version }) => `${new URL(vault).hostname.split(".")[0]}_${key}_${version}`),
        uri: parts.apply(({ vault, key, version }) => `${vault}/keys/${key}/${version}`),
    };
}

/** What is wrong with the bits of a key for a server; nothing where they are left to the key. */
export function sqlKeyIssues(keySize: number | undefined): InputIssue[] {
    return keySize === undefined || sqlKeySizes.includes(keySize)
        ? []
        : [
              {
                  propertyPath: "keySize",
                  reason: `is ${keySize}; Azure SQL takes keys of ${sqlKeySizes.join(" or ")} bits`,
              },
          ];
}
