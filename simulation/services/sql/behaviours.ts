import { fixedName, nameRule } from "../../core/refusals";
import type { Behaviours } from "../../core/types";
import { backupRefusals, longTermRefusals } from "./backupRefusals";
import { databaseRefusals } from "./databaseRefusals";
import { dataPlaneBehaviours } from "./dataPlane";
import { keyRefusals, protectorRefusals } from "./keyRefusals";
import { auditRefusals, serverRefusals } from "./serverRefusals";
import { sqlTokens } from "./tokens";

const specs =
    "azure-rest-api-specs/specification/sql, 2023-08-01 as Azure/bicep-types-az has it (required, read only, names)";
const oneOf = "pulumi-azure-native provider/pkg/openapi/defaults/defaultResourcesState.go (there with its parent)";
const computed = ["identity.principalId", "identity.tenantId"];

/** Azure SQL: servers, what belongs to them, their databases, and what is in those. */
export const sqlBehaviours: Behaviours = {
    ...dataPlaneBehaviours,
    [sqlTokens.server]: {
        source: `${specs}; pulumi/pulumi-azure-native, issue 4096 (administrators replace); github.com/microsoft/PartsUnlimited/issues/190 (name that is taken); unverified: its status, code and message of what cannot change`,
        required: ["location", "administrators.login", "administrators.sid", "identity.type"],
        readOnly: [
            "fullyQualifiedDomainName",
            "state",
            "kind",
            "privateEndpointConnections",
            "workspaceFeature",
            "externalGovernanceStatus",
            ...computed,
        ],
        replaceOn: ["location", "administrators"],
        immutable: ["administratorLogin"],
        name: nameRule(sqlTokens.server, {
            global: {
                code: "NameAlreadyExists",
                message: (name) => `The name '${name}' already exists. Choose a different name.`,
            },
        }),
        createsAlso: ({ id }) => [{ id: `${id}/databases/master`, type: sqlTokens.database }],
        refusals: serverRefusals,
        seconds: 60,
    },
    [sqlTokens.database]: {
        source: `${specs}; description of isLedgerOn there; learn.microsoft.com/sql/relational-databases/collations/set-or-change-the-database-collation (none in Azure SQL Database); unverified: code and message of what cannot change`,
        required: ["location", "sku.name"],
        readOnly: [
            "status",
            "databaseId",
            "creationDate",
            "currentServiceObjectiveName",
            "requestedServiceObjectiveName",
            "defaultSecondaryLocation",
            "failoverGroupId",
            "maxLogSizeBytes",
            "earliestRestoreDate",
            "currentSku",
            "currentBackupStorageRedundancy",
            "pausedDate",
            "resumedDate",
            "isInfraEncryptionEnabled",
            "kind",
            "managedBy",
        ],
        replaceOn: ["location"],
        immutable: ["collation", "catalogCollation", "isLedgerOn"],
        name: nameRule(sqlTokens.database),
        refusals: databaseRefusals,
        seconds: 60,
    },
    [sqlTokens.key]: {
        source: specs,
        required: ["serverKeyType"],
        readOnly: ["kind", "location", "subregion", "thumbprint", "creationDate", "autoRotationEnabled"],
        replaceOn: [],
        refusals: keyRefusals,
        seconds: 20,
    },
    [sqlTokens.protector]: {
        source: `${specs}; ${oneOf}`,
        required: ["serverKeyType"],
        readOnly: ["kind", "location", "subregion", "uri", "thumbprint"],
        replaceOn: [],
        name: fixedName("encryptionProtectorName", "current"),
        singleton: "/encryptionProtector/current",
        refusals: protectorRefusals,
        seconds: 20,
    },
    [sqlTokens.audit]: {
        source: `${specs}; ${oneOf}`,
        required: ["state"],
        replaceOn: [],
        name: fixedName("blobAuditingPolicyName", "[Dd]efault"),
        singleton: "/extendedAuditingSettings/default",
        refusals: auditRefusals,
        seconds: 10,
    },
    [sqlTokens.defender]: {
        source: `${specs}; ${oneOf}`,
        required: ["state"],
        readOnly: ["creationTime"],
        replaceOn: [],
        name: fixedName("securityAlertPolicyName", "Default"),
        singleton: "/securityAlertPolicies/Default",
        seconds: 10,
    },
    [sqlTokens.longTerm]: {
        source: `${specs}; ${oneOf}`,
        required: [],
        replaceOn: [],
        name: fixedName("policyName", "default"),
        singleton: "/backupLongTermRetentionPolicies/default",
        refusals: longTermRefusals,
        seconds: 10,
    },
    [sqlTokens.shortTerm]: {
        source: `${specs}; ${oneOf}`,
        required: [],
        replaceOn: [],
        name: fixedName("policyName", "default"),
        singleton: "/backupShortTermRetentionPolicies/default",
        refusals: backupRefusals,
        seconds: 10,
    },
};
