/** What makes a role dangerous on more than one resource. */
type Reach =
    /** It writes every kind of resource, or gives roles, also where a condition limits which. */
    | "administers"
    /** It has data actions, or lists the keys of an account, which open its data. */
    | "opensData";

const roles = {
    contributor: ["Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c", "administers"],
    owner: ["Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "administers"],
    roleBasedAccessControlAdministrator: [
        "Role Based Access Control Administrator",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
        "administers",
    ],
    userAccessAdministrator: ["User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "administers"],

    azureFileSyncAdministrator: ["Azure File Sync Administrator", "92b92042-07d9-4307-87f7-36a593fc5850", "opensData"],
    defenderForStorageDataScanner: [
        "Defender for Storage Data Scanner",
        "1e7ca9b1-60d1-4db8-a914-f2ca1ff27c40",
        "opensData",
    ],
    readerAndDataAccess: ["Reader and Data Access", "c12c1c16-33a1-487b-954d-41c89c60f349", "opensData"],
    storageAccountContributor: ["Storage Account Contributor", "17d1049b-9a84-46fb-8f53-869881c3d3ab", "opensData"],
    storageAccountKeyOperatorServiceRole: [
        "Storage Account Key Operator Service Role",
        "81a9662b-bebf-436f-a333-f67b29880f12",
        "opensData",
    ],
    storageActionsBlobDataOperator: [
        "Storage Actions Blob Data Operator",
        "4bad4d9e-2a13-4888-94bb-c8432f6f3040",
        "opensData",
    ],
    storageActionsTaskAssignmentContributor: [
        "Storage Actions Task Assignment Contributor",
        "77789c21-1643-48a2-8f27-47f858540b51",
        "administers",
    ],
    storageBlobDataContributor: ["Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "opensData"],
    storageBlobDataOwner: ["Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "opensData"],
    storageBlobDataReader: ["Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "opensData"],
    storageBlobDelegator: ["Storage Blob Delegator", "db58b8e5-c6ad-4a2a-8342-4190687cbf4a", "opensData"],
    storageFileDataPrivilegedContributor: [
        "Storage File Data Privileged Contributor",
        "69566ab7-960f-475b-8e7c-b3118f30c6bd",
        "opensData",
    ],
    storageFileDataPrivilegedReader: [
        "Storage File Data Privileged Reader",
        "b8eda974-7b85-4f76-af95-65846b26df6d",
        "opensData",
    ],
    storageFileDataSmbAdmin: ["Storage File Data SMB Admin", "bbf004e3-0e4b-4f86-ae4f-1f8fb47b357b", "opensData"],
    storageFileDataSmbMiAdmin: ["Storage File Data SMB MI Admin", "a235d3ee-5935-4cfb-8cc5-a3303ad5995e", "opensData"],
    storageFileDataSmbShareContributor: [
        "Storage File Data SMB Share Contributor",
        "0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb",
        "opensData",
    ],
    storageFileDataSmbShareElevatedContributor: [
        "Storage File Data SMB Share Elevated Contributor",
        "a7264617-510b-434b-a828-9731dc254ea7",
        "opensData",
    ],
    storageFileDataSmbShareReader: [
        "Storage File Data SMB Share Reader",
        "aba4ae5f-2193-4029-9191-0cb91df5e314",
        "opensData",
    ],
    storageFileDataSmbTakeOwnership: [
        "Storage File Data SMB Take Ownership",
        "5d9bac3f-34b2-432f-bde5-78aa8e73ce6b",
        "opensData",
    ],
    storageFileDelegator: ["Storage File Delegator", "765a04e0-5de8-4bb2-9bf6-b2a30bc03e91", "opensData"],
    storageQueueDataContributor: [
        "Storage Queue Data Contributor",
        "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        "opensData",
    ],
    storageQueueDataMessageProcessor: [
        "Storage Queue Data Message Processor",
        "8a0f0c08-91a1-4084-bc3d-661d67233fed",
        "opensData",
    ],
    storageQueueDataMessageSender: [
        "Storage Queue Data Message Sender",
        "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
        "opensData",
    ],
    storageQueueDataReader: ["Storage Queue Data Reader", "19e7f393-937e-4f77-808e-94535e297925", "opensData"],
    storageQueueDelegator: ["Storage Queue Delegator", "7ee386e9-84f0-448e-80a6-f185f6533131", "opensData"],
    storageTableDataContributor: [
        "Storage Table Data Contributor",
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        "opensData",
    ],
    storageTableDataReader: ["Storage Table Data Reader", "76199698-9eea-4c19-bc75-cec21354c6b6", "opensData"],
    storageTableDelegator: ["Storage Table Delegator", "965033a5-c8eb-4f35-b82f-fef460a3606d", "opensData"],

    keyVaultAdministrator: ["Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483", "opensData"],
    keyVaultCertificateUser: ["Key Vault Certificate User", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", "opensData"],
    keyVaultCertificatesOfficer: [
        "Key Vault Certificates Officer",
        "a4417e6f-fecd-4de8-b567-7b0420556985",
        "opensData",
    ],
    keyVaultContributor: ["Key Vault Contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395"],
    keyVaultCryptoOfficer: ["Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", "opensData"],
    keyVaultCryptoServiceEncryptionUser: [
        "Key Vault Crypto Service Encryption User",
        "e147488a-f6f5-4113-8e2d-b22465e65bf6",
        "opensData",
    ],
    keyVaultCryptoServiceReleaseUser: [
        "Key Vault Crypto Service Release User",
        "08bbd89e-9f13-488c-ac41-acfcb10c90ab",
        "opensData",
    ],
    keyVaultCryptoUser: ["Key Vault Crypto User", "12338af0-0e69-4776-bea7-57ae8d297424", "opensData"],
    keyVaultDataAccessAdministrator: [
        "Key Vault Data Access Administrator",
        "8b54135c-b56d-4d72-a534-26097cfdc8d8",
        "administers",
    ],
    keyVaultReader: ["Key Vault Reader", "21090545-7ca7-4776-b22c-e363652d74d2", "opensData"],
    keyVaultSecretsOfficer: ["Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "opensData"],
    keyVaultSecretsUser: ["Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6", "opensData"],

    eventHubsDataOwner: ["Azure Event Hubs Data Owner", "f526a384-b230-433a-b45c-95f59c4a2dec", "opensData"],
    eventHubsDataReceiver: ["Azure Event Hubs Data Receiver", "a638d3c7-ab3a-418d-83e6-5f17a39d4fde", "opensData"],
    eventHubsDataSender: ["Azure Event Hubs Data Sender", "2b629674-e913-4c01-ae53-ef4638d8f975", "opensData"],
    schemaRegistryContributor: ["Schema Registry Contributor", "5dffeca3-4936-4216-b2bc-10343a5abb25", "opensData"],
    schemaRegistryReader: ["Schema Registry Reader", "2c56ea50-c6b3-40a6-83c0-9d98858bc7d2", "opensData"],

    applicationInsightsComponentContributor: [
        "Application Insights Component Contributor",
        "ae349356-3a1b-4a5e-921d-050484c6347e",
    ],
    azureMlDataScientist: ["AzureML Data Scientist", "f6c7c914-8db3-469d-8ca1-694a8f32e121"],
    azureMlComputeOperator: ["AzureML Compute Operator", "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"],
    reader: ["Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
    azureMlRegistryUser: ["AzureML Registry User", "1823dd4f-9b8c-4ab6-ab4e-7397a3684615"],

    logAnalyticsReader: ["Log Analytics Reader", "73c42c96-874c-492b-b04d-ab87d138a893"],

    acrPull: ["AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d"],
    acrPush: ["AcrPush", "8311e382-0749-4cb8-b61a-304f252e45ec"],
    aiNetworkConnectionApprover: [
        "Azure AI Enterprise Network Connection Approver",
        "b556d68e-0be0-4f35-a333-ad7ee1ce17ea",
    ],

    eventGridEventSubscriptionContributor: [
        "EventGrid EventSubscription Contributor",
        "428e0ff0-5e57-4d9c-a221-2c70d0e0a443",
    ],
} as const satisfies Readonly<Record<string, readonly [name: string, id: string, reach?: Reach]>>;

/** A built-in role of Azure that the platform assigns or the policy pack judges, by its short name. */
export type BuiltInRoleName = keyof typeof roles;

/**
 * GUIDs of Azure's built-in roles, the same in every tenant: the privileged ones, those that open data of the services that
 * the library knows, and what the library gives in addition.
 *
 * Sources:
 * (1) "Azure built-in roles", MicrosoftDocs/azure-docs, articles/role-based-access-control/built-in-roles.md,
 *     ms.date 04/09/2026, commit 00a58329. It names every role of the table.
 * (2) Reach: that article's descriptions; built-in-roles/privileged.md of the same repository, ms.date 07/01/2026.
 * (3) The role maps of avm/res/<type>/main.bicep, Azure/bicep-registry-modules, commit 9f9ea1a1 (2026-08-07), have the
 *     same GUIDs for those that the library assigns.
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

/** By GUID: the names of the roles of this reach. */
export function rolesThat(reach: Reach): Readonly<Record<string, string>> {
    const rows: readonly (readonly [name: string, id: string, reach?: Reach])[] = Object.values(roles);
    return Object.fromEntries(rows.filter((row) => row[2] === reach).map(([name, id]) => [id, name]));
}
