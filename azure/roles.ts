const roles = {
    contributor: ["Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"],
    owner: ["Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"],
    roleBasedAccessControlAdministrator: [
        "Role Based Access Control Administrator",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    ],
    userAccessAdministrator: ["User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"],

    storageAccountContributor: ["Storage Account Contributor", "17d1049b-9a84-46fb-8f53-869881c3d3ab"],
    storageBlobDataContributor: ["Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"],
    storageBlobDataOwner: ["Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"],
    storageBlobDataReader: ["Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"],
    storageBlobDelegator: ["Storage Blob Delegator", "db58b8e5-c6ad-4a2a-8342-4190687cbf4a"],
    storageFileDataPrivilegedContributor: [
        "Storage File Data Privileged Contributor",
        "69566ab7-960f-475b-8e7c-b3118f30c6bd",
    ],
    storageQueueDataContributor: ["Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"],
    storageQueueDataReader: ["Storage Queue Data Reader", "19e7f393-937e-4f77-808e-94535e297925"],
    storageTableDataContributor: ["Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"],

    keyVaultAdministrator: ["Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483"],
    keyVaultCertificatesOfficer: ["Key Vault Certificates Officer", "a4417e6f-fecd-4de8-b567-7b0420556985"],
    keyVaultCryptoOfficer: ["Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603"],
    keyVaultCryptoServiceEncryptionUser: [
        "Key Vault Crypto Service Encryption User",
        "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    ],
    keyVaultCryptoUser: ["Key Vault Crypto User", "12338af0-0e69-4776-bea7-57ae8d297424"],
    keyVaultSecretsOfficer: ["Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"],
    keyVaultSecretsUser: ["Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"],

    logAnalyticsReader: ["Log Analytics Reader", "73c42c96-874c-492b-b04d-ab87d138a893"],

    eventGridEventSubscriptionContributor: [
        "EventGrid EventSubscription Contributor",
        "428e0ff0-5e57-4d9c-a221-2c70d0e0a443",
    ],
} as const satisfies Readonly<Record<string, readonly [name: string, id: string]>>;

/** A built-in role of Azure that the platform assigns or the policy pack judges, by its short name. */
export type BuiltInRoleName = keyof typeof roles;

/**
 * GUIDs of Azure's built-in roles. They are the same in every tenant.
 *
 * Sources:
 * (1) "Azure built-in roles", MicrosoftDocs/azure-docs, articles/role-based-access-control/built-in-roles.md,
 *     ms.date 04/09/2026, commit 00a58329. It names every role of the table.
 * (2) The Bicep files of the Azure Verified Modules, Azure/bicep-registry-modules, commit 9f9ea1a1 (2026-08-07), most of
 *     them in the role maps of avm/res/<type>/main.bicep. Every GUID of the table also occurs there, except that it was
 *     not looked for those of Storage Queue Data Reader and Key Vault Certificates Officer.
 *
 * Not here, because they are not ARM roles: Synapse RBAC roles ("Synapse Administrator"…), Databricks
 * entitlements and the database roles of Azure SQL. Those are granted on the service's own data plane.
 */
export const builtInRoles = Object.fromEntries(Object.entries(roles).map(([key, [, id]]) => [key, id])) as Readonly<
    Record<BuiltInRoleName, string>
>;

/** Names of the roles by GUID. */
export const roleNames: Readonly<Record<string, string>> = Object.fromEntries(
    Object.values(roles).map(([name, id]) => [id, name]),
);
