import { Job } from "@pulumi/databricks/job";
import { Notebook } from "@pulumi/databricks/notebook";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import path from "node:path";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { issuesWithin, throwIfInvalid, type InputIssue } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { jobCluster, jobClusterInput, jobClusterIssues, type JobClusterArgs } from "../jobs/jobCluster";
import { onFailure, runAs } from "../jobs/jobParts";
import { jobSchedule, jobScheduleIssues } from "../jobs/jobSchedule";
import { codeFolderIssues, withoutSlash } from "../jobs/workspaceCode";
import { maintenanceCluster } from "./maintenancePolicy";
import { retentionNumberIssues, retentionOf, type SchemaRetention } from "./retention";

/** When the maintenance runs. */
export interface MaintenanceSchedule {
    /** Quartz expression in UTC, seconds first; `0 0 3 * * ?` by default, every day at 3. */
    quartzCron?: string;
    /** Whether it waits until somebody starts it; false by default. Then no file leaves. */
    paused?: boolean;
}

/** Inputs of the maintenance of a catalog's Delta tables. */
export interface DatabricksDeltaMaintenanceArgs {
    /** Name of the catalog. */
    catalogName: string;
    /** How long tables keep what was, by schema; what DatabricksUnityCatalog says. Tables of other schemas are left alone. */
    retention: Record<string, SchemaRetention>;
    /** Id of the compute policy for jobs. */
    policyId: pulumi.Input<string>;
    /** What it runs on within the policy; one worker by default, which lists the files that the driver deletes, and the rest by the policy's defaults. */
    cluster?: JobClusterArgs;
    /** When it runs; every day by default. */
    schedule?: MaintenanceSchedule;
    /**
     * Application id of the service principal that it runs as, which the catalog must have as a service for
     * maintenance; the deploying principal by default.
     */
    runAsApplicationId?: pulumi.Input<string>;
    /** Addresses that are notified of a failed run; none by default. */
    notifyOnFailure?: string[];
    /**
     * Folder of the notebook in the workspace; `/Platform` by default. A change replaces the notebook. Refused under
     * `/Shared`, where all users may edit.
     */
    folder?: string;
    /** Tags of the job; none by default. */
    tags?: Record<string, string>;
}

/** When the maintenance runs where nothing is said. */
export const maintenanceScheduleDefaults = { quartzCron: "0 0 3 * * ?", paused: false } as const;

/** What the maintenance has where its inputs say nothing. */
export const databricksDeltaMaintenanceDefaults = { folder: "/Platform" } as const;

const longestRunSeconds = 6 * 60 * 60;
const notebookFile = path.join(__dirname, "../../../workloads/databricks/delta_maintenance.py");

/**
 * The job by which files leave a catalog's Delta tables: it sets each table's retention, then vacuums. One run at a time,
 * on a cluster of its own that the policy for jobs holds in bounds. Needs the Databricks provider of the workspace.
 */
export class DatabricksDeltaMaintenance extends pulumi.ComponentResource {
    /** Id of the job. */
    public readonly jobId: pulumi.Output<string>;
    /** Path of the notebook in the workspace. */
    public readonly notebookPath: pulumi.Output<string>;

    constructor(name: string, args: DatabricksDeltaMaintenanceArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksDeltaMaintenance", name, maintenanceIssues(args));
        super("azure-ml-platform:index:DatabricksDeltaMaintenance", name, args, opts);

        const notebook = this.createNotebook(name, args);
        const readable = this.grantRun(name, args, notebook);
        const job = this.createJob(name, args, notebook, readable);

        this.jobId = job.id;
        this.notebookPath = notebook.path;
        this.registerOutputs({ jobId: this.jobId, notebookPath: this.notebookPath });
    }

    private createNotebook(name: string, args: DatabricksDeltaMaintenanceArgs): Notebook {
        const { folder } = withDefaults(args, databricksDeltaMaintenanceDefaults);
        return new Notebook(
            name,
            {
                path: `${withoutSlash(folder)}/${name}`,
                language: "PYTHON",
                // A path of the deploying host would differ from one to the next.
                contentBase64: readFileSync(notebookFile).toString("base64"),
            },
            { parent: this, ...stateless },
        );
    }

    private grantRun(name: string, args: DatabricksDeltaMaintenanceArgs, notebook: Notebook): Permissions[] {
        const { runAsApplicationId } = args;
        if (runAsApplicationId === undefined) {
            return [];
        }
        return [
            new Permissions(
                name,
                {
                    notebookPath: notebook.path,
                    accessControls: accessControls("CAN_RUN", { applicationIds: [runAsApplicationId] }),
                },
                { parent: this, ...stateless },
            ),
        ];
    }

    private createJob(
        name: string,
        args: DatabricksDeltaMaintenanceArgs,
        notebook: Notebook,
        dependsOn: pulumi.Resource[],
    ): Job {
        const { catalogName, runAsApplicationId, notifyOnFailure } = args;
        const jobClusterKey = "maintenance";
        const newCluster = jobClusterInput(jobCluster(clusterOf(args)), args.policyId);
        return new Job(
            name,
            {
                name: `${catalogName}-delta-maintenance`,
                description: `Sets the retention of the Delta tables of ${catalogName} and vacuums them.`,
                maxConcurrentRuns: 1,
                timeoutSeconds: longestRunSeconds,
                schedule: jobSchedule(withDefaults(args.schedule ?? {}, maintenanceScheduleDefaults)),
                jobClusters: [{ jobClusterKey, newCluster }],
                tasks: [
                    {
                        taskKey: "maintain",
                        jobClusterKey,
                        notebookTask: { notebookPath: notebook.path, source: "WORKSPACE" },
                    },
                ],
                parameters: parametersOf(args),
                runAs: runAs(runAsApplicationId),
                emailNotifications: onFailure(notifyOnFailure),
                tags: args.tags,
            },
            { parent: this, dependsOn, ...stateless },
        );
    }
}

const clusterOf = ({ cluster = {} }: DatabricksDeltaMaintenanceArgs): JobClusterArgs =>
    withDefaults(cluster, maintenanceCluster);

function parametersOf({ catalogName, retention }: DatabricksDeltaMaintenanceArgs): { name: string; default: string }[] {
    const decided = Object.keys(retention)
        .sort()
        .map((schema) => [schema, retentionOf(retention[schema])] as const);
    return [
        { name: "catalog", default: catalogName },
        { name: "retention", default: JSON.stringify(Object.fromEntries(decided)) },
        { name: "dry_run", default: "false" },
    ];
}

/** What is wrong with when the maintenance runs. */
export const scheduleIssues = (schedule: MaintenanceSchedule = {}): InputIssue[] =>
    issuesWithin("schedule", jobScheduleIssues(withDefaults(schedule, maintenanceScheduleDefaults)));

function maintenanceIssues(args: DatabricksDeltaMaintenanceArgs): InputIssue[] {
    const { catalogName, retention, schedule } = args;
    const { folder } = withDefaults(args, databricksDeltaMaintenanceDefaults);
    const issues = Object.entries(retention).flatMap(([schema, own]) =>
        retentionNumberIssues(own, `retention.${schema}`),
    );
    if (catalogName.trim() === "") {
        issues.push({ propertyPath: "catalogName", reason: "is missing" });
    }
    if (Object.keys(retention).length === 0) {
        issues.push({ propertyPath: "retention", reason: "names no schema, so that there is nothing to maintain" });
    }
    return [
        ...issues,
        ...issuesWithin("cluster", jobClusterIssues(clusterOf(args))),
        ...scheduleIssues(schedule),
        ...codeFolderIssues(folder, "the notebook may change every table"),
    ];
}
