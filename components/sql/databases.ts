import { autoPauseLimits, serverlessSizes } from "../../azure/sql/computeSizes";
import { withDefaults } from "../shared/defaults";

/** Tier of a database with compute of its own. */
export const SqlTier = { GeneralPurpose: "GeneralPurpose", BusinessCritical: "BusinessCritical" } as const;
/** Tier of a database with compute of its own. */
export type SqlTier = (typeof SqlTier)[keyof typeof SqlTier];

/** Where the backups of a database are kept: in one place, in three zones of the region, in the paired region as well, or both. */
export const SqlBackupRedundancy = { Local: "Local", Zone: "Zone", Geo: "Geo", GeoZone: "GeoZone" } as const;
/** Where the backups of a database are kept. */
export type SqlBackupRedundancy = (typeof SqlBackupRedundancy)[keyof typeof SqlBackupRedundancy];

/** Backups that are kept beyond those of every day. Refused without an entry, and for a database that is paused. */
export interface SqlLongTermRetention {
    /** Weeks that the first backup of a week is kept, 1 to 520; none is by default. */
    weeks?: number;
    /** Months that the first backup of a month is kept, 1 to 120; none is by default. */
    months?: number;
    /** Years that one backup of a year is kept, 1 to 10; none is by default. */
    years?: number;
    /** Week of the year whose backup is kept for `years`, 1 to 52; 1 by default. Refused without `years`. */
    weekOfYear?: number;
}

/** Backups of a database. */
export interface SqlBackupArgs {
    /** Where they are kept; `Zone` by default. A change is in effect for later backups. */
    redundancy?: SqlBackupRedundancy;
    /** Days back that the database can be restored to any point in time, 1 to 35; 7 by default. */
    days?: number;
    /** Backups that are kept longer; none by default. */
    longTerm?: SqlLongTermRetention;
}

/** What every database takes. */
export interface SqlDatabaseCommon {
    /** Most data, in whole GB; 32 by default. The size of the compute decides how much it can be. Less than what is in the database is refused by Azure. */
    maxSizeGb?: number;
    /** Whether the database stays up when a zone fails; true by default. Changes in place. */
    zoneRedundant?: boolean;
    /** Backups; those of the last 7 days in three zones by default. */
    backups?: SqlBackupArgs;
}

/** A database whose compute follows the load, billed by the second. */
export interface SqlServerlessDatabase extends SqlDatabaseCommon {
    /** `serverless`. Changes in place. */
    compute: "serverless";
    /** Most vCores: 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40 or 80; 2 by default. */
    maxCores?: number;
    /** Fewest vCores, a whole number up to `maxCores`; by default the fewest that `maxCores` allows. */
    minCores?: number;
    /** Minutes without use after which the database is paused and only its storage is billed, 15 to 10080; it is never paused by default. Refused with `backups.longTerm`. */
    autoPauseMinutes?: number;
}

/** A database with compute of its own, billed by the hour. */
export interface SqlProvisionedDatabase extends SqlDatabaseCommon {
    /** `provisioned`. Changes in place. */
    compute: "provisioned";
    /** Tier; `GeneralPurpose` by default, `BusinessCritical` has replicas with local storage. Changes in place. */
    tier?: SqlTier;
    /** vCores: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80 or 128; 2 by default. */
    cores?: number;
}

/** One database of a server. */
export type SqlDatabaseSpec = SqlServerlessDatabase | SqlProvisionedDatabase;

/** What a database has where its inputs say nothing. */
export const sqlDatabaseCommonDefaults = { maxSizeGb: 32, zoneRedundant: true } as const;

/** What the backups of a database have where their inputs say nothing. */
export const sqlBackupDefaults = { redundancy: SqlBackupRedundancy.Zone, days: 7 } as const;

/** What long-term retention has where its inputs say nothing. */
export const sqlLongTermRetentionDefaults = { weekOfYear: 1 } as const;

/** What a serverless database has where its inputs say nothing. */
export const sqlServerlessDatabaseDefaults = { maxCores: 2 } as const;

/** What a database with compute of its own has where its inputs say nothing. */
export const sqlProvisionedDatabaseDefaults = { tier: SqlTier.GeneralPurpose, cores: 2 } as const;

/** Bounds of what does not depend on the size of the compute. */
export const sqlDatabaseLimits = {
    autoPauseMinutes: autoPauseLimits,
    // learn.microsoft.com/azure/azure-sql/database/automated-backups-overview, "Short-term backup retention".
    days: [1, 35],
    // learn.microsoft.com/azure/azure-sql/database/long-term-retention-overview: up to 10 years.
    weeks: [1, 520],
    months: [1, 120],
    years: [1, 10],
    weekOfYear: [1, 52],
} as const;

/** Fewest vCores that a database with this many at most can have, as a whole number; undefined for a size that is not sold. */
export function leastCores(maxCores: number): number | undefined {
    const size = serverlessSizes[maxCores];
    return size && Math.ceil(size.leastCores);
}

/** Inputs of a database that say how much compute it has. */
export function computeOf(database: SqlDatabaseSpec) {
    // Azure names a size by tier, hardware and vCores.
    if (database.compute === "provisioned") {
        const { tier, cores } = withDefaults(database, sqlProvisionedDatabaseDefaults);
        const name = tier === SqlTier.BusinessCritical ? "BC_Gen5" : "GP_Gen5";
        return { sku: { name, tier, family: "Gen5", capacity: cores } };
    }
    const {
        maxCores,
        minCores = leastCores(maxCores),
        autoPauseMinutes,
    } = withDefaults(database, sqlServerlessDatabaseDefaults);
    return {
        sku: { name: "GP_S_Gen5", tier: SqlTier.GeneralPurpose, family: "Gen5", capacity: maxCores },
        minCapacity: minCores,
        autoPauseDelay: autoPauseMinutes ?? -1,
    };
}
