import type { JobJobClusterNewCluster } from "@pulumi/databricks/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, type InputIssue } from "../../shared/validation";
import type { ClusterSpec } from "../compute/clusterSpec";

/** What the maintenance runs on, within its policy. */
export interface MaintenanceClusterArgs {
    /** Runtime, for example `17.3.x-scala2.13`; the policy's default by default. */
    sparkVersion?: string;
    /** Size of the nodes; the policy's default by default. */
    nodeTypeId?: string;
    /** Number of workers, which list the files; the driver deletes them. 1 by default. */
    workers?: number;
}

/** What the maintenance runs on where nothing is said. */
export const maintenanceClusterDefaults = { workers: 1 } as const;

/** The cluster of a maintenance run as the Jobs API takes it, to be checked against its policy. */
export function maintenanceCluster({
    sparkVersion,
    nodeTypeId,
    workers = maintenanceClusterDefaults.workers,
}: MaintenanceClusterArgs = {}): ClusterSpec {
    return {
        apply_policy_default_values: true,
        num_workers: workers,
        ...(sparkVersion === undefined ? {} : { spark_version: sparkVersion }),
        ...(nodeTypeId === undefined ? {} : { node_type_id: nodeTypeId }),
    };
}

/** The same cluster as the job's input, bound to its policy. */
export function maintenanceJobCluster(spec: ClusterSpec, policyId: pulumi.Input<string>): JobJobClusterNewCluster {
    return {
        policyId,
        applyPolicyDefaultValues: spec.apply_policy_default_values,
        numWorkers: spec.num_workers,
        sparkVersion: spec.spark_version,
        nodeTypeId: spec.node_type_id,
    };
}

/** What is wrong with what the maintenance runs on. */
export function maintenanceClusterIssues(args: MaintenanceClusterArgs, at = "cluster"): InputIssue[] {
    const { workers } = withDefaults(args, maintenanceClusterDefaults);
    if (isWholeNumber(workers, [1, Infinity])) {
        return [];
    }
    return [{ propertyPath: `${at}.workers`, reason: `must be a whole number, 1 or more, is ${workers}` }];
}
