/** What one size of a dedicated SQL pool has. */
export interface DedicatedPoolSize {
    /** Machines that its 60 distributions are spread over; Azure may change them. */
    readonly computeNodes: number;
    /** Memory of all of them, in GB. */
    readonly memoryGb: number;
}

/**
 * Sizes of a dedicated SQL pool, by what is bought: data warehouse units. Source: "Memory and concurrency limits for dedicated
 * SQL pool in Azure Synapse Analytics", learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/
 * memory-concurrency-limits, "Service levels".
 */
export const dedicatedPoolSizes = {
    DW100c: { computeNodes: 1, memoryGb: 60 },
    DW200c: { computeNodes: 1, memoryGb: 120 },
    DW300c: { computeNodes: 1, memoryGb: 180 },
    DW400c: { computeNodes: 1, memoryGb: 240 },
    DW500c: { computeNodes: 1, memoryGb: 300 },
    DW1000c: { computeNodes: 2, memoryGb: 600 },
    DW1500c: { computeNodes: 3, memoryGb: 900 },
    DW2000c: { computeNodes: 4, memoryGb: 1200 },
    DW2500c: { computeNodes: 5, memoryGb: 1500 },
    DW3000c: { computeNodes: 6, memoryGb: 1800 },
    DW5000c: { computeNodes: 10, memoryGb: 3000 },
    DW6000c: { computeNodes: 12, memoryGb: 3600 },
    DW7500c: { computeNodes: 15, memoryGb: 4500 },
    DW10000c: { computeNodes: 20, memoryGb: 6000 },
    DW15000c: { computeNodes: 30, memoryGb: 9000 },
    DW30000c: { computeNodes: 60, memoryGb: 18000 },
} as const satisfies Readonly<Record<string, DedicatedPoolSize>>;

/** Name of a size of a dedicated SQL pool. */
export type DedicatedPoolSizeName = keyof typeof dedicatedPoolSizes;

/**
 * Form of the name of a collation: a language, then what is compared, or a binary one. Source: learn.microsoft.com/sql/t-sql/
 * statements/windows-collation-name-transact-sql and sql-server-collation-name-transact-sql. Not the list of them, which the
 * service has.
 */
export const collationForm = /^[A-Za-z]\w*_(?:C[IS]_A[IS](?:_KS)?(?:_WS)?(?:_SC)?(?:_VSS)?|BIN2?)(?:_UTF8)?$/;
