import * as databricks from "@pulumi/azure-native/databricks";
import type * as pulumi from "@pulumi/pulumi";
import type { InputIssue } from "../../shared/validation";

/** A key of the customer's that a workspace uses under a principal of Databricks' own. */
export interface WorkspaceKey {
    /** Base address of the vault, for example `https://kv-x.vault.azure.net`. */
    vaultUri: pulumi.Input<string>;
    /** Name of the key. */
    keyName: pulumi.Input<string>;
    /**
     * Version of the key, 32 hexadecimal digits: Databricks takes no key without one. Known only once the key's roles
     * have taken effect, so that code that uses it waits.
     */
    keyVersion: pulumi.Input<string>;
    /** ARM id of the key. */
    keyResourceId: pulumi.Input<string>;
}

/** Keys of what Databricks keeps for a workspace and of its machines' disks. */
export interface WorkspaceKeys {
    /** Key of notebooks, secrets and queries in the control plane. The application AzureDatabricks must hold a right on it beforehand. */
    managedServices: WorkspaceKey;
    /** Key of the machines' disks. The application AzureDatabricks must hold a right on it beforehand; the workspace's own identity gets one here. */
    managedDisks: WorkspaceKey;
}

/** The key of the workspace's root storage, in two steps: the identity that needs the key exists only after the first. A third leaves the key again. */
export type RootKey =
    /** Azure gives the root storage an identity, and nothing is encrypted with a key of the customer's yet. */
    | { stage: "prepare" }
    /** The root storage is encrypted with the key. Azure refuses it where `prepare` was not deployed before, and where the identity has no right on the key. */
    | { stage: "enabled"; key: WorkspaceKey }
    /** The root storage goes back to Microsoft's key and keeps its identity. Only after a run with it may the key go: a workspace that says nothing of encryption asks for no change. */
    | { stage: "revert" };

const keySource = databricks.EncryptionKeySource.Microsoft_Keyvault;

const propertiesOf = ({ keyName, vaultUri, keyVersion }: WorkspaceKey) => ({
    keyName,
    keyVaultUri: vaultUri,
    keyVersion,
});

/** Encryption of managed services and disks as ARM takes it. Disks follow the key's rotation, managed services do not. */
export function encryptionOf({ managedServices, managedDisks }: WorkspaceKeys) {
    return {
        entities: {
            managedServices: { keySource, keyVaultProperties: propertiesOf(managedServices) },
            managedDisk: {
                keySource,
                keyVaultProperties: propertiesOf(managedDisks),
                rotationToLatestKeyVersionEnabled: true,
            },
        },
    };
}

/** Parameters of the root storage's key as ARM takes them. */
export function rootKeyParameters(rootKey: RootKey) {
    const prepareEncryption = { value: true };
    if (rootKey.stage === "prepare") {
        return { prepareEncryption };
    }
    // As azurerm takes a key away: hashicorp/terraform-provider-azurerm, internal/services/databricks/
    // databricks_workspace_root_dbfs_customer_managed_key_resource.go, commit 084c2405. unverified: that it must be said.
    if (rootKey.stage === "revert") {
        return { prepareEncryption, encryption: { value: { keySource: databricks.KeySource.Default } } };
    }
    const value = { keySource: databricks.KeySource.Microsoft_Keyvault, ...propertiesOf(rootKey.key) };
    return { prepareEncryption, encryption: { value } };
}

/** What is wrong with keys, as far as it is known before they are made. */
export function workspaceKeyIssues(keys: WorkspaceKeys | undefined, rootKey: RootKey | undefined): InputIssue[] {
    return [
        ...(keys ? versionIssues(keys.managedServices, "customerManagedKeys.managedServices") : []),
        ...(keys ? versionIssues(keys.managedDisks, "customerManagedKeys.managedDisks") : []),
        ...(rootKey?.stage === "enabled" ? versionIssues(rootKey.key, "rootKey.key") : []),
    ];
}

function versionIssues({ keyVersion }: WorkspaceKey, path: string): InputIssue[] {
    // learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates: a version is 32 hexadecimal digits.
    if (typeof keyVersion !== "string" || /^[0-9a-f]{32}$/i.test(keyVersion)) {
        return [];
    }
    return [
        {
            propertyPath: `${path}.keyVersion`,
            reason: `must be 32 hexadecimal digits, is "${keyVersion}"; Databricks takes no key without its version`,
        },
    ];
}
