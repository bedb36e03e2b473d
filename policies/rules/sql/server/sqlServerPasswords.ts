import { absent, type Conditions, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

/** By resource type of Azure SQL: the inputs that hold a login, a password or the key of a storage account. */
const inputs: Readonly<Record<string, readonly string[]>> = {
    "azure-native:sql:Server": ["administratorLogin", "administratorLoginPassword"],
    "azure-native:sql:DatabaseBlobAuditingPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:DatabaseSecurityAlertPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:ExtendedDatabaseBlobAuditingPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:ExtendedServerBlobAuditingPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:JobCredential": ["username", "password"],
    "azure-native:sql:ManagedInstance": ["administratorLogin", "administratorLoginPassword"],
    "azure-native:sql:ServerBlobAuditingPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:ServerSecurityAlertPolicy": ["storageAccountAccessKey"],
    "azure-native:sql:SyncGroup": ["hubDatabaseUserName", "hubDatabasePassword"],
    "azure-native:sql:SyncMember": ["userName", "password"],
};

export const sqlServerPasswords = defineRule({
    id: "sql-server-passwords",
    title: "Nothing of Azure SQL signs in with a password or a key",
    rationale:
        "A password in the program ends in the state, opens the server to anyone who has it, and records no identity of a person in the audit.",
    remedy: "Leave logins, passwords and access keys out; sign in with identities of Entra.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: Object.keys(inputs),
    references: ["CKV2_AZURE_27"],
    unwaivable: true,
    checks: ({ type }): Conditions => ({
        "": shape(Object.fromEntries((inputs[type] ?? []).map((input) => [input, absent("identities sign in")]))),
    }),
});
