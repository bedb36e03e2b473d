/** Types of Azure SQL. */
export const sqlTokens = {
    server: "azure-native:sql:Server",
    database: "azure-native:sql:Database",
    key: "azure-native:sql:ServerKey",
    protector: "azure-native:sql:EncryptionProtector",
    audit: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
    defender: "azure-native:sql:ServerSecurityAlertPolicy",
    longTerm: "azure-native:sql:LongTermRetentionPolicy",
    shortTerm: "azure-native:sql:BackupShortTermRetentionPolicy",
} as const;
