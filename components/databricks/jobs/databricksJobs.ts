import { Job } from "@pulumi/databricks/job";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { resolvePolicies, type KnownPools } from "../compute/policyResolution";
import type { CodeModule } from "./codeFolder";
import { jobCluster, jobClusterInput } from "./jobCluster";
import { databricksJobDefaults, type DatabricksJob, type JobPolicy } from "./jobDefinition";
import { jobIssues } from "./jobIssues";
import { onFailure, runAs } from "./jobParts";
import { clusterByPolicy } from "./jobPolicy";
import { jobSchedule } from "./jobSchedule";
import { jobClusterKey, jobTasks } from "./jobTask";
import { codeFolderIssues, deployCode, type WorkspaceCode } from "./workspaceCode";

/** Inputs of the jobs of a workspace. */
export interface DatabricksJobsArgs {
    /** Jobs, by name, which is their name in the workspace. Plain: they decide which resources exist. */
    jobs: Record<string, DatabricksJob>;
    /** Files that tasks run or read, each a file of the workspace. Plain: a file that changes changes that resource alone. */
    code: CodeModule[];
    /** Policies that clusters are made by, by name. */
    policies: Record<string, JobPolicy>;
    /** Pools that these may name; none by default. */
    pools?: KnownPools;
    /** Id of the warehouse that SQL files run on; none by default. */
    warehouseId?: pulumi.Input<string>;
    /** Folder of the code in the workspace; `/Platform/jobs` by default. A change replaces the files. Refused under `/Shared`, where all users may edit. */
    folder?: string;
    /** Tags of the jobs; none by default. */
    tags?: Record<string, string>;
}

/** What jobs have where their inputs say nothing. */
export const databricksJobsDefaults = { folder: "/Platform/jobs" } as const;

/**
 * Jobs of a workspace with their code: each on a cluster of its own that a policy holds in bounds, one run at a time, with
 * retries and runs that end. It refuses a job whose policy does not allow its cluster. Needs the Databricks provider of the
 * workspace.
 */
export class DatabricksJobs extends pulumi.ComponentResource {
    /** Ids of the jobs, by name. */
    public readonly jobIds: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksJobsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksJobs", name, databricksJobsIssues(args));
        // The bytes are in the files' own inputs, so that a module that changes changes its file alone.
        const shown = { ...args, code: args.code.map((module) => module.path) };
        super("azure-ml-platform:index:DatabricksJobs", name, shown, opts);

        const { folder } = withDefaults(args, databricksJobsDefaults);
        const readers = readersOf(args.jobs);
        const code = deployCode(`${name}-code`, { folder, modules: args.code, readers }, this);
        this.jobIds = Object.fromEntries(
            Object.entries(args.jobs).map(([jobName, job]) => {
                const made = this.createJob(`${name}-${jobName}`, jobName, job, args, code);
                this.grantRuns(`${name}-${jobName}`, job, made);
                return [jobName, made.id];
            }),
        );
        this.registerOutputs({ jobIds: this.jobIds });
    }

    private createJob(
        logicalName: string,
        name: string,
        job: DatabricksJob,
        args: DatabricksJobsArgs,
        code: WorkspaceCode,
    ): Job {
        const { timeoutMinutes, maxConcurrentRuns, queue } = withDefaults(job, databricksJobDefaults);
        const newCluster = clusterOf(job, args);
        const parameters = Object.entries(job.parameters ?? {});
        return new Job(
            logicalName,
            {
                name,
                description: job.description,
                maxConcurrentRuns,
                queue: { enabled: queue },
                timeoutSeconds: timeoutMinutes * 60,
                schedule: job.schedule && jobSchedule(job.schedule),
                jobClusters: newCluster && [{ jobClusterKey, newCluster }],
                tasks: jobTasks(job, args.warehouseId, code),
                parameters:
                    parameters.length > 0
                        ? parameters.map(([key, value]) => ({ name: key, default: value }))
                        : undefined,
                runAs: runAs(job.runAsApplicationId),
                emailNotifications: onFailure(job.notifyOnFailure),
                tags: args.tags,
            },
            { parent: this, dependsOn: code.ready, ...stateless },
        );
    }

    private grantRuns(logicalName: string, job: DatabricksJob, made: Job): void {
        const { viewerGroups = [], runnerGroups = [], runnerApplicationIds: applicationIds } = job;
        const given = [
            ...accessControls("CAN_VIEW", { groups: viewerGroups }),
            ...accessControls("CAN_MANAGE_RUN", { groups: runnerGroups, applicationIds }),
        ];
        if (given.length > 0) {
            new Permissions(logicalName, { jobId: made.id, accessControls: given }, { parent: this, ...stateless });
        }
    }
}

function clusterOf({ policy: name, cluster = {} }: DatabricksJob, { policies, pools }: DatabricksJobsArgs) {
    const given = name === undefined ? undefined : policies[name];
    const [resolved] = given ? resolvePolicies([given.policy], pools) : [];
    return given && resolved && jobClusterInput(jobCluster(clusterByPolicy(cluster, resolved)), given.policyId);
}

/** Application ids that jobs run as, each once. */
const readersOf = (jobs: DatabricksJobsArgs["jobs"]) => [
    ...new Set(Object.values(jobs).flatMap(({ runAsApplicationId }) => runAsApplicationId ?? [])),
];

function databricksJobsIssues(args: DatabricksJobsArgs) {
    const { folder } = withDefaults(args, databricksJobsDefaults);
    const { jobs, code, pools, warehouseId } = args;
    const policies = Object.values(args.policies).map(({ policy }) => policy);
    const none = Object.keys(jobs).length === 0 ? [{ propertyPath: "jobs", reason: "is empty; name a job" }] : [];
    return [
        ...none,
        ...jobIssues({ jobs, code, policies, pools, hasWarehouse: warehouseId !== undefined }),
        ...codeFolderIssues(folder, "jobs run what is there as their service principal"),
    ];
}
