import type { Behaviour, Behaviours, SimulatedService } from "../../core/types";
import { sqlTypes } from "./types";

const singletons =
    "pulumi-azure-native, provider/pkg/openapi/defaults/defaultResourcesState.go (there with its parent)";

const singleton = (path: string): Behaviour => ({
    source: singletons,
    required: [],
    replaceOn: [],
    singleton: path,
    seconds: 10,
});

const behaviours: Behaviours = {
    "azure-native:sql:Server": {
        source: "pulumi/pulumi-azure-native, issue 4096 (administrators replace); learn.microsoft.com/azure/azure-sql/database/logical-servers (master)",
        required: ["location"],
        replaceOn: ["location", "administrators"],
        createsAlso: ({ id }) => [
            { id: `${id}/databases/master`, type: "azure-native:sql:Database", goesWithIt: true },
        ],
        seconds: 60,
    },
    "azure-native:sql:Database": {
        source: "azure-rest-api-specs/specification/sql, 2023-08-01 Databases.json (location)",
        required: ["location"],
        replaceOn: ["location"],
        seconds: 60,
    },
    "azure-native:sql:ServerKey": {
        source: "azure-rest-api-specs/specification/sql, 2023-08-01 ServerKeys.json",
        required: ["serverKeyType"],
        replaceOn: [],
        seconds: 20,
    },
    "azure-native:sql:EncryptionProtector": singleton("/encryptionProtector/current"),
    "azure-native:sql:ExtendedServerBlobAuditingPolicy": singleton("/extendedAuditingSettings/default"),
    "azure-native:sql:ServerSecurityAlertPolicy": singleton("/securityAlertPolicies/default"),
    "azure-native:sql:BackupShortTermRetentionPolicy": singleton("/backupShortTermRetentionPolicies/default"),
    "azure-native:sql:LongTermRetentionPolicy": singleton("/backupLongTermRetentionPolicies/default"),
};

/** Azure SQL. */
export const sql: SimulatedService = { types: sqlTypes, behaviours };
