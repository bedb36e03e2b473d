import type { Rule } from "../../core/rule";
import { sqlDatabaseBackupRedundancy } from "./database/sqlDatabaseBackupRedundancy";
import { sqlDatabaseBackupRetention } from "./database/sqlDatabaseBackupRetention";
import { sqlDatabaseEncryption } from "./database/sqlDatabaseEncryption";
import { sqlDatabaseZoneRedundancy } from "./database/sqlDatabaseZoneRedundancy";
import { sqlServerAdministratorGroup } from "./server/sqlServerAdministratorGroup";
import { sqlServerAudit } from "./server/sqlServerAudit";
import { sqlServerAuditTarget } from "./server/sqlServerAuditTarget";
import { sqlServerCustomerKey } from "./server/sqlServerCustomerKey";
import { sqlServerCustomerKeyAccess } from "./server/sqlServerCustomerKeyAccess";
import { sqlServerDefender } from "./server/sqlServerDefender";
import { sqlServerEntraOnly } from "./server/sqlServerEntraOnly";
import { sqlServerFirewallRules } from "./server/sqlServerFirewallRules";
import { sqlServerKeyId } from "./server/sqlServerKeyId";
import { sqlServerKeyRotation } from "./server/sqlServerKeyRotation";
import { sqlServerMinTls } from "./server/sqlServerMinTls";
import { sqlServerOutboundAccess } from "./server/sqlServerOutboundAccess";
import { sqlServerPasswords } from "./server/sqlServerPasswords";
import { sqlServerPublicNetworkAccess } from "./server/sqlServerPublicNetworkAccess";

/** The rules on Azure SQL. */
export const sqlRules: readonly Rule[] = [
    sqlServerAdministratorGroup,
    sqlServerAudit,
    sqlServerAuditTarget,
    sqlServerCustomerKey,
    sqlServerCustomerKeyAccess,
    sqlServerDefender,
    sqlServerEntraOnly,
    sqlServerFirewallRules,
    sqlServerKeyId,
    sqlServerKeyRotation,
    sqlServerMinTls,
    sqlServerOutboundAccess,
    sqlServerPasswords,
    sqlServerPublicNetworkAccess,
    sqlDatabaseBackupRedundancy,
    sqlDatabaseBackupRetention,
    sqlDatabaseEncryption,
    sqlDatabaseZoneRedundancy,
];
