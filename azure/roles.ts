/**
 * GUIDs of the Azure built-in roles this project assigns. They are the same in every tenant.
 *
 * Sources, both for every row:
 * (1) "Azure built-in roles", MicrosoftDocs/azure-docs, articles/role-based-access-control/built-in-roles.md,
 *     ms.date 04/09/2026, commit 00a58329. It names every role below.
 * (2) The Bicep files of the Azure Verified Modules, Azure/bicep-registry-modules, commit 9f9ea1a1 (2026-08-07), most
 * of
 *     them in the role maps of avm/res/<type>/main.bicep. Every GUID below also occurs there.
 *
 * Not here, because they are not ARM roles: Synapse RBAC roles ("Synapse Administrator"…), Databricks
 * entitlements and the database roles of Azure SQL. Those are granted on the service's own data plane.
 */
export const builtInRoles = {
    contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
    owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    roleBasedAccessControlAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",

    networkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
    privateDnsZoneContributor: "b12aa53e-6015-4669-85d0-8515ebb3ae7f",

    storageAccountContributor: "17d1049b-9a84-46fb-8f53-869881c3d3ab",
    storageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    storageBlobDataOwner: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
    storageBlobDataReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
    storageBlobDelegator: "db58b8e5-c6ad-4a2a-8342-4190687cbf4a",
    storageFileDataPrivilegedContributor: "69566ab7-960f-475b-8e7c-b3118f30c6bd",
    storageQueueDataContributor: "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
    storageTableDataContributor: "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",

    keyVaultAdministrator: "00482a5a-887f-4fb3-b363-3b7fe8e74483",
    keyVaultCryptoOfficer: "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
    keyVaultCryptoServiceEncryptionUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    keyVaultCryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
    keyVaultReader: "21090545-7ca7-4776-b22c-e363652d74d2",
    keyVaultSecretsOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
    keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",

    managedIdentityContributor: "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59",
    managedIdentityOperator: "f1a07417-d97a-45cb-824c-7a7467783830",

    logAnalyticsContributor: "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
    logAnalyticsReader: "73c42c96-874c-492b-b04d-ab87d138a893",
    monitoringContributor: "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
    monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
    monitoringReader: "43d0d8ad-25c7-4714-9337-8ba259a9fe05",

    acrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    acrPush: "8311e382-0749-4cb8-b61a-304f252e45ec",

    azureKubernetesServiceClusterAdmin: "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
    azureKubernetesServiceClusterMonitoringUser: "1afdec4b-e479-420e-99e7-f82237c7c5e6",
    azureKubernetesServiceClusterUser: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
    azureKubernetesServiceContributor: "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8",
    azureKubernetesServiceRbacAdmin: "3498e952-d568-435e-9b2c-8d77e338d7f7",
    azureKubernetesServiceRbacClusterAdmin: "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
    azureKubernetesServiceRbacReader: "7f6c6a51-bcf8-42ba-9220-52d62157d7db",
    azureKubernetesServiceRbacWriter: "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",

    azureMlComputeOperator: "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815",
    azureMlDataScientist: "f6c7c914-8db3-469d-8ca1-694a8f32e121",
    azureMlRegistryUser: "1823dd4f-9b8c-4ab6-ab4e-7397a3684615",

    dataFactoryContributor: "673868aa-7521-48a0-acc6-0f60742d39f5",
    eventGridContributor: "1e241071-0855-49ea-94dc-649edcd759de",
    eventGridEventSubscriptionContributor: "428e0ff0-5e57-4d9c-a221-2c70d0e0a443",
    eventHubsDataOwner: "f526a384-b230-433a-b45c-95f59c4a2dec",
    eventHubsDataReceiver: "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
    eventHubsDataSender: "2b629674-e913-4c01-ae53-ef4638d8f975",

    sqlDbContributor: "9b7fa17d-e63e-47b0-bb0a-15c516ac86ec",
    sqlSecurityManager: "056cd41c-7e88-42e1-933e-88ba6a50c9c3",
    sqlServerContributor: "6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437",
} as const satisfies Readonly<Record<string, string>>;
