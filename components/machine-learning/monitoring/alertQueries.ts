import * as pulumi from "@pulumi/pulumi";
import { workspaceTables, type WorkspaceTable } from "../../../azure/machine-learning/workspaceTables";
import { rowsOf } from "../../shared/diagnostics";

// Azure writes ids in lower case there. Other workspaces may send their logs to the same place.
const ofWorkspace = ({ name, columns }: WorkspaceTable, workspaceResourceId: pulumi.Input<string>, rest: string) =>
    pulumi.interpolate`${rowsOf(name, columns)}
| where _ResourceId =~ "${workspaceResourceId}"
${rest}`;

/**
 * One row a failed run, with the job that it belongs to: itself, or the pipeline that it is a step of.
 * unverified: that Status is `Failed` for a failed run, as the run has it in Azure Machine Learning.
 */
export const failedRuns = (workspaceResourceId: pulumi.Input<string>) =>
    ofWorkspace(
        workspaceTables.runs,
        workspaceResourceId,
        `| where Status =~ "Failed"
| summarize TimeGenerated = max(TimeGenerated) by RunId, JobName = coalesce(RootRunId, RunId)`,
    );

/**
 * What clusters say of their nodes.
 * unverified: that a cluster writes an event when a node becomes unusable, and not only when it grows or shrinks.
 */
export const clusterNodes = (workspaceResourceId: pulumi.Input<string>) =>
    ofWorkspace(
        workspaceTables.clusters,
        workspaceResourceId,
        "| project TimeGenerated, ClusterName, UnusableNodeCount",
    );

/**
 * Part of the quota that is in use, in percent, by what the clusters of a family say.
 * unverified: that QuotaUtilized and QuotaAllocated are cores of the quota that a cluster's family and priority have,
 * which the workspace's metric Quota Utilization Percentage relates as well.
 */
export const quotaUse = (workspaceResourceId: pulumi.Input<string>) =>
    ofWorkspace(
        workspaceTables.clusters,
        workspaceResourceId,
        `| where todouble(QuotaAllocated) > 0
| project TimeGenerated, VmFamilyName, VmPriority, QuotaPercent = 100.0 * todouble(QuotaUtilized) / todouble(QuotaAllocated)`,
    );
