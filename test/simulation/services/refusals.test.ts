import { account, describeRefusals, group, type Objects } from "./fakeCloud";

const vault = (properties: object) => ({ vaultName: "kv", properties });
const setting = (name: string, workspace: string | undefined, ...categories: string[]) => ({
    name,
    resourceUri: account("st"),
    workspaceId: workspace,
    logs: categories.map((category) =>
        category === "allLogs" ? { categoryGroup: category, enabled: true } : { category, enabled: true },
    ),
});
const lake: Objects = [
    ["storage:StorageAccount", { accountName: "st", isHnsEnabled: true, allowBlobPublicAccess: false }],
    ["storage:StorageAccount", { accountName: "flat" }],
];
const days = (days: number, accountName = "st") => ({
    accountName,
    blobServicesName: "default",
    deleteRetentionPolicy: { enabled: true, days },
});
const sharesKept = (days: number) => ({
    accountName: "st",
    fileServicesName: "default",
    shareDeleteRetentionPolicy: { enabled: true, days },
});

describeRefusals("A service", [
    {
        about: "a lock of an unknown level",
        type: "authorization:ManagementLockByScope",
        passes: { lockName: "l", scope: group, level: "CanNotDelete" },
        refused: { lockName: "l", scope: group, level: "NotSpecified" },
        says: /^400 .*CanNotDelete or ReadOnly/,
    },
    {
        about: "too short a retention of a vault",
        type: "keyvault:Vault",
        passes: vault({ softDeleteRetentionInDays: 7 }),
        refused: vault({ softDeleteRetentionInDays: 6 }),
        says: /^400 .*from 7 to 90, is 6/,
    },
    {
        about: "purge protection turned off",
        type: "keyvault:Vault",
        passes: vault({}),
        refused: vault({ enablePurgeProtection: false }),
        says: /^400 BadRequest: The property "enablePurgeProtection" cannot be set to false/,
    },
    {
        about: "soft delete turned off",
        type: "keyvault:Vault",
        there: [["keyvault:Vault", vault({ enableSoftDelete: true })]],
        passes: vault({ enableSoftDelete: true }),
        refused: vault({ enableSoftDelete: false }),
        says: /^400 BadRequest: The property "enableSoftDelete"/,
    },
    {
        about: "an HSM key in a standard vault",
        type: "keyvault:Key",
        there: [["keyvault:Vault", vault({ sku: { name: "standard" } })]],
        passes: { vaultName: "kv", keyName: "k", properties: { kty: "RSA" } },
        refused: { vaultName: "kv", keyName: "k", properties: { kty: "RSA-HSM" } },
        says: /^400 .*premium, or the key's kty to 'RSA'/,
    },
    {
        about: "a long short name",
        type: "monitor:ActionGroup",
        passes: { actionGroupName: "ag", groupShortName: "x".repeat(12) },
        refused: { actionGroupName: "ag", groupShortName: "x".repeat(13) },
        says: /12 characters/,
    },
    {
        about: "a diagnostic setting to nowhere",
        type: "monitor:DiagnosticSetting",
        passes: setting("a", "/w/1", "allLogs"),
        refused: setting("a", undefined, "allLogs"),
        says: /has no destination/,
    },
    {
        about: "one category twice to one workspace",
        type: "monitor:DiagnosticSetting",
        there: [["monitor:DiagnosticSetting", setting("a", "/w/1", "allLogs")]],
        passes: setting("b", "/w/2", "StorageRead"),
        refused: setting("b", "/w/1", "StorageRead"),
        says: /^409 Conflict: Data sink '\/w\/1' is already used in diagnostic setting 'a'/,
    },
    {
        about: "a sixth diagnostic setting",
        type: "monitor:DiagnosticSetting",
        there: [1, 2, 3, 4, 5].map((i) => ["monitor:DiagnosticSetting", setting(`${i}`, `/w/${i}`, "a")]),
        passes: setting("5", "/w/6", "a"),
        refused: setting("6", "/w/6", "a"),
        says: /limit of 5 diagnostic settings/,
    },
    {
        about: "an unknown TLS version",
        type: "storage:StorageAccount",
        passes: { accountName: "x", minimumTlsVersion: "TLS1_2" },
        refused: { accountName: "x", minimumTlsVersion: "TLS1.2" },
        says: /'TLS1.2' is not allowed for property minimumTlsVersion/,
    },
    {
        about: "a hierarchical namespace of an old kind",
        type: "storage:StorageAccount",
        passes: { accountName: "x", kind: "StorageV2", isHnsEnabled: true },
        refused: { accountName: "x", kind: "Storage", isHnsEnabled: true },
        says: /isHnsEnabled/,
    },
    {
        about: "standard block blobs",
        type: "storage:StorageAccount",
        passes: { accountName: "x", kind: "BlockBlobStorage", sku: { name: "Premium_LRS" } },
        refused: { accountName: "x", kind: "BlockBlobStorage", sku: { name: "Standard_LRS" } },
        says: /Premium_LRS or Premium_ZRS/,
    },
    {
        about: "a blob account without a tier",
        type: "storage:StorageAccount",
        passes: { accountName: "x", kind: "BlobStorage", accessTier: "Hot" },
        refused: { accountName: "x", kind: "BlobStorage" },
        says: /access tier is required/,
    },
    {
        about: "a year and a day of soft delete",
        type: "storage:BlobServiceProperties",
        there: lake,
        passes: days(365),
        refused: days(366),
        says: /deleteRetentionPolicy.days must be a whole number from 1 to 365/,
    },
    {
        about: "a year and a day of soft delete of file shares",
        type: "storage:FileServiceProperties",
        there: lake,
        passes: sharesKept(365),
        refused: sharesKept(366),
        says: /shareDeleteRetentionPolicy.days must be a whole number from 1 to 365/,
    },
    {
        about: "versions in a hierarchical namespace",
        type: "storage:BlobServiceProperties",
        there: lake,
        passes: { ...days(7, "flat"), isVersioningEnabled: true },
        refused: { ...days(7), isVersioningEnabled: true },
        says: /^409 FeatureNotSupportedForAccount: Blob versioning/,
    },
    {
        about: "a public container of a closed account",
        type: "storage:BlobContainer",
        there: lake,
        passes: { accountName: "st", containerName: "raw", publicAccess: "None" },
        refused: { accountName: "st", containerName: "raw", publicAccess: "Blob" },
        says: /^409 PublicAccessNotPermitted/,
    },
    {
        about: "two lifecycle rules of one name",
        type: "storage:ManagementPolicy",
        passes: {
            accountName: "st",
            managementPolicyName: "default",
            policy: { rules: [{ name: "a" }, { name: "b" }] },
        },
        refused: {
            accountName: "st",
            managementPolicyName: "default",
            policy: { rules: [{ name: "a" }, { name: "a" }] },
        },
        says: /'a' is used twice/,
    },
]);
