import type { JobJobClusterNewCluster } from "@pulumi/databricks/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { isWholeNumber, type InputIssue } from "../../shared/validation";
import type { ClusterSpec } from "../compute/clusterSpec";

/** What a job runs on within its policy. */
export interface JobClusterArgs {
    /** Runtime, for example `17.3.x-scala2.13`; the policy's default by default. */
    sparkVersion?: string;
    /** Size of the nodes; the policy's default by default. Refused where the policy takes its nodes from a pool. */
    nodeTypeId?: string;
    /** Number of workers, 1 or more, the fewest where maxWorkers is given; by default all that the policy allows, or from 1 to that where its number of workers grows with the load. Refused for a single node. */
    workers?: number;
    /** Most workers, as the load wants them; that of workers by default. */
    maxWorkers?: number;
}

/**
 * The cluster of a run as the Jobs API takes it, to be checked against its policy. The number of workers is always stated:
 * the provider sends 0 for one that is left out, whatever the policy supplies (clusters/resource_cluster.go, num_workers).
 */
export function jobCluster({
    sparkVersion,
    nodeTypeId,
    workers = 1,
    maxWorkers = workers,
}: JobClusterArgs): ClusterSpec {
    return {
        apply_policy_default_values: true,
        ...(maxWorkers > workers
            ? { autoscale: { min_workers: workers, max_workers: maxWorkers } }
            : { num_workers: workers }),
        ...(maxWorkers === 0 ? singleNode : {}),
        ...(sparkVersion === undefined ? {} : { spark_version: sparkVersion }),
        ...(nodeTypeId === undefined ? {} : { node_type_id: nodeTypeId }),
    };
}

// What a policy supplies as well: the provider refuses a cluster without workers that does not say that it is meant so
// (clusters/resource_cluster.go, Validate).
const singleNode = {
    spark_conf: { "spark.databricks.cluster.profile": "singleNode", "spark.master": "local[*]" },
    custom_tags: { ResourceClass: "SingleNode" },
} as const;

/** The same cluster as the job's input, bound to its policy. */
export function jobClusterInput(spec: ClusterSpec, policyId: pulumi.Input<string>): JobJobClusterNewCluster {
    return {
        policyId,
        applyPolicyDefaultValues: spec.apply_policy_default_values,
        numWorkers: spec.num_workers,
        autoscale: spec.autoscale && {
            minWorkers: spec.autoscale.min_workers,
            maxWorkers: spec.autoscale.max_workers,
        },
        sparkVersion: spec.spark_version,
        nodeTypeId: spec.node_type_id,
        sparkConf: spec.spark_conf,
        customTags: spec.custom_tags,
    };
}

/** What is wrong with what a job runs on, its policy left out. */
export function jobClusterIssues({ workers = 1, maxWorkers = workers }: JobClusterArgs): InputIssue[] {
    if (!isWholeNumber(workers, [1, Infinity])) {
        return [{ propertyPath: "workers", reason: `must be a whole number, 1 or more, is ${workers}` }];
    }
    if (!isWholeNumber(maxWorkers, [workers, Infinity])) {
        return [
            {
                propertyPath: "maxWorkers",
                reason: `must be a whole number, no less than workers (${workers}), is ${maxWorkers}`,
            },
        ];
    }
    return [];
}
