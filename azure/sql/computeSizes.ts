/** Sizes of serverless compute, by the most vCores that a database scales up to. */
export interface ServerlessSize {
    /** Fewest vCores that it scales down to. */
    readonly leastCores: number;
    /** Most data, in GB. */
    readonly maxSizeGb: number;
}

/**
 * Standard-series (Gen5) sizes of General Purpose. Source of both tables: "Resource limits for single databases using the
 * vCore purchasing model", MicrosoftDocs/sql-docs, azure-sql/database/resource-limits-vcore-single-databases.md,
 * ms.date 07/02/2024. 80 vCores are sold in some regions only.
 */
export const serverlessSizes: Readonly<Record<number, ServerlessSize>> = {
    1: { leastCores: 0.5, maxSizeGb: 512 },
    2: { leastCores: 0.5, maxSizeGb: 1024 },
    4: { leastCores: 0.5, maxSizeGb: 1024 },
    6: { leastCores: 0.75, maxSizeGb: 1024 },
    8: { leastCores: 1, maxSizeGb: 2048 },
    10: { leastCores: 1.25, maxSizeGb: 2048 },
    12: { leastCores: 1.5, maxSizeGb: 3072 },
    14: { leastCores: 1.75, maxSizeGb: 3072 },
    16: { leastCores: 2, maxSizeGb: 3072 },
    18: { leastCores: 2.25, maxSizeGb: 3072 },
    20: { leastCores: 2.5, maxSizeGb: 3072 },
    24: { leastCores: 3, maxSizeGb: 4096 },
    32: { leastCores: 4, maxSizeGb: 4096 },
    40: { leastCores: 5, maxSizeGb: 4096 },
    80: { leastCores: 10, maxSizeGb: 4096 },
};

/** Standard-series (Gen5) sizes of General Purpose and of Business Critical, which are the same: most data in GB, by vCores. */
export const provisionedSizes: Readonly<Record<number, number>> = {
    2: 1024,
    4: 1024,
    6: 1536,
    8: 2048,
    10: 2048,
    12: 3072,
    14: 3072,
    16: 3072,
    18: 3072,
    20: 3072,
    24: 4096,
    32: 4096,
    40: 4096,
    80: 4096,
    128: 4096,
};

/** Least and most minutes without use after which a serverless database is paused. Source: as above. */
export const autoPauseLimits = [15, 10080] as const;

/**
 * Bits of an RSA key that encrypts a server. Source: "Requirements for configuring TDE protector", MicrosoftDocs/sql-docs,
 * azure-sql/database/transparent-data-encryption-byok-overview.md, ms.date 11/21/2022.
 */
export const sqlKeySizes: readonly number[] = [2048, 3072];

/** Databases of the system, which every server has. Source: learn.microsoft.com/sql/relational-databases/databases/system-databases. */
export const systemDatabases: readonly string[] = ["master", "model", "msdb", "resource", "tempdb"];
