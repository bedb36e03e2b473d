import type { DedicatedPoolSizeName } from "../../azure/synapse/dedicatedPools";
import type { SparkNodeSize, SparkVersion } from "../../azure/synapse/sparkPools";

/** A dedicated SQL pool. */
export interface SynapseSqlPoolArgs {
    /** Name, by which users connect to it: 1 to 60 characters without `< > * % & : \ / ? @ -`; `warehouse` by default. A change replaces the pool with its data. */
    name?: string;
    /** Size in data warehouse units, `DW100c` to `DW30000c`; `DW100c` by default, the smallest. Changes in place, which ends queries and is refused by Azure while the pool is paused. Refused: a size that Azure does not sell. */
    size?: DedicatedPoolSizeName;
    /** Collation of the database; `SQL_Latin1_General_CP1_CI_AS` by default, as Azure's own. A change replaces the pool with its data. */
    collation?: string;
    /** Whether a backup is kept in the paired region, made once a day; true by default. A change replaces the pool with its data. */
    geoBackups?: boolean;
}

/** A Spark pool, billed by the node while sessions run. */
export interface SynapseSparkPoolArgs {
    /** Name: 1 to 15 letters and digits, first a letter; `spark` by default. A change replaces the pool. */
    name?: string;
    /** Size of a node: `Small` (32 GB), `Medium`, `Large`, `XLarge` or `XXLarge` (432 GB); `Small` by default. */
    nodeSize?: SparkNodeSize;
    /** Fewest nodes of a session, 3 to 200; 3 by default. */
    minNodes?: number;
    /** Most nodes of a session, `minNodes` to 200; 10 by default. */
    maxNodes?: number;
    /** Minutes without use after which its nodes go, 5 to 10080; 15 by default. */
    autoPauseMinutes?: number;
    /** Version of Spark: `3.4` or `3.5`; `3.5` by default. */
    version?: SparkVersion;
}

/** What a dedicated SQL pool has where its inputs say nothing. */
export const synapseSqlPoolDefaults = {
    name: "warehouse",
    size: "DW100c",
    collation: "SQL_Latin1_General_CP1_CI_AS",
    geoBackups: true,
} as const;

/** What a Spark pool has where its inputs say nothing. */
export const synapseSparkPoolDefaults = {
    name: "spark",
    nodeSize: "Small",
    minNodes: 3,
    maxNodes: 10,
    autoPauseMinutes: 15,
    version: "3.5",
} as const;
