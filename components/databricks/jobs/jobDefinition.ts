import type * as pulumi from "@pulumi/pulumi";
import type { Bounds } from "../../shared/validation";
import type { ComputePolicy } from "../compute/policyPresets";
import type { KnownPools } from "../compute/policyResolution";
import type { CodeModule } from "./codeFolder";
import type { JobClusterArgs } from "./jobCluster";
import type { JobScheduleArgs } from "./jobSchedule";

/** One step of a job: a Python file on the job's cluster, or a SQL file on the warehouse. */
export interface DatabricksJobTask {
    /** Python file, by its path in the code; refused where the code has none of this path, and together with sqlFile. */
    pythonFile?: string;
    /** SQL file, by its path in the code; refused where the code has none of this path, and without a warehouse. */
    sqlFile?: string;
    /** Parameters in addition to those of the job, or in place of one of the same name, which a Python file gets as `--name value` and a SQL file as `:name`; none by default. Refused are credentials. */
    parameters?: Record<string, string>;
    /** Parameters whose value is a file's path in the workspace, each with the file's path in the code; none by default. Refused where the code has none of this path. */
    files?: Record<string, string>;
    /** Tasks that must have succeeded before; none by default. */
    dependsOn?: string[];
}

/** A job of a workspace. */
export interface DatabricksJob {
    /** What it is for; shown with the job. Nothing by default. */
    description?: string;
    /** Its steps, by name; one at least. */
    tasks: Record<string, DatabricksJobTask>;
    /** Policy that its cluster is made by, one for jobs; needed by Python files, refused without any. */
    policy?: string;
    /** What it runs on within the policy; the policy's defaults by default. Refused where the policy denies it. */
    cluster?: JobClusterArgs;
    /** Whether its code needs a GPU; false by default. Then a policy for CPUs is refused. */
    needsGpu?: boolean;
    /** Parameters that every task gets and a run may replace, with their values; none by default. Refused are credentials. */
    parameters?: Record<string, string>;
    /** When it runs; by default when somebody or something starts it. */
    schedule?: JobScheduleArgs;
    /** How often a task that failed is tried again, 0 to 5; 1 by default. */
    retries?: number;
    /** Minutes between two tries of a task, 0 to 1440; 5 by default. */
    retryMinutes?: number;
    /** Minutes until a run is ended, 5 to 10080; 240 by default. */
    timeoutMinutes?: number;
    /** Application id of the service principal that it runs as, which the deploying principal may use; the deploying principal by default. */
    runAsApplicationId?: pulumi.Input<string>;
    /** Addresses that are notified of a failed run; none by default. */
    notifyOnFailure?: string[];
    /** Most runs at the same time, 1 to 10; 1 by default. More are refused for a job that writes tables. */
    maxConcurrentRuns?: number;
    /** Whether a run that starts while there are that many waits, and is not skipped; true by default. */
    queue?: boolean;
    /** Account groups that may see it and its runs; none by default. */
    viewerGroups?: string[];
    /** Account groups that may start and end its runs; none by default. */
    runnerGroups?: string[];
    /** Application ids of the service principals that may start and end its runs; none by default. */
    runnerApplicationIds?: pulumi.Input<string>[];
    /** Tables and volumes that it reads, as `schema.name` of the catalog; none by default. Pictures of the data flow show it. */
    reads?: string[];
    /** Tables that it writes, as `schema.table` of the catalog; none by default. A table that two jobs write is refused. */
    writes?: string[];
}

/** A policy that clusters of jobs are made by. */
export interface JobPolicy {
    /** Id of the policy. */
    policyId: pulumi.Input<string>;
    /** The policy itself, by which a cluster is checked before there is one. */
    policy: ComputePolicy;
}

/** What a job has where it says nothing. */
export const databricksJobDefaults = {
    needsGpu: false,
    retries: 1,
    retryMinutes: 5,
    timeoutMinutes: 240,
    maxConcurrentRuns: 1,
    queue: true,
} as const;

/** Bounds of a job's numbers, our own: retries without end and runs without end are dear. */
export const databricksJobLimits = {
    retries: [0, 5],
    retryMinutes: [0, 1440],
    timeoutMinutes: [5, 10_080],
    maxConcurrentRuns: [1, 10],
} as const satisfies Record<string, Bounds>;

/** What jobs are checked against. */
export interface JobSurroundings {
    /** Jobs, by name. */
    jobs: Readonly<Record<string, DatabricksJob>>;
    /** Files that tasks may name. */
    code: readonly Pick<CodeModule, "path">[];
    /** Policies that clusters may be made by. */
    policies: readonly ComputePolicy[];
    /** Pools that these may name. */
    pools?: KnownPools;
    /** Whether there is a warehouse for SQL files. */
    hasWarehouse: boolean;
}
