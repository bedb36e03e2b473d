import { resourceTypes } from "../../../azure/kinds";
import { issuesWithin, nameIssues, repeated, type InputIssue } from "../../shared/validation";
import { deprecationOf } from "../../shared/vmSizes";
import { computeFactsAsOf } from "../../../azure/compute/lifecycle";
import { clusterIssues, resolveCluster, type MlClusterArgs } from "./clusters";
import { instanceIssues, mlInstanceDefaults, type MlInstanceArgs } from "./instances";

/** The compute of a workspace, as far as its checks look at it. */
export interface MlComputePlan {
    /** Clusters. */
    clusters: readonly MlClusterArgs[];
    /** Instances; none by default. */
    instances?: readonly MlInstanceArgs[];
    /** Names of the identities that jobs may run as. */
    identities: readonly string[];
}

/**
 * Everything that is wrong with the compute of a workspace, paths beginning with `clusters` or `instances`. Retirement is
 * judged by the day of the tables unless a later day is given.
 */
export function mlComputeIssues(
    { clusters, instances = [], identities }: MlComputePlan,
    at: string = computeFactsAsOf,
): InputIssue[] {
    const named = [
        ...clusters.map((cluster, i) => ({ path: `clusters[${i}]`, name: cluster.name })),
        ...instances.map((instance, i) => ({ path: `instances[${i}]`, name: instance.name })),
    ];
    return [
        ...named.flatMap(({ path, name }) => computeNameIssues(`${path}.name`, name)),
        ...duplicates(named),
        ...clusters.flatMap((cluster, i) => issuesWithin(`clusters[${i}]`, clusterIssues(cluster, identities, at))),
        ...instances.flatMap((instance, i) => issuesWithin(`instances[${i}]`, instanceIssues(instance, at))),
    ];
}

/** What works today and ends on a day that is known, with that day; paths as in the issues. */
export function mlComputeWarnings(
    { clusters, instances = [] }: MlComputePlan,
    at: string = computeFactsAsOf,
): InputIssue[] {
    const sizes = [
        ...clusters.map((cluster, i) => ({ path: `clusters[${i}].size`, size: resolveCluster(cluster).size })),
        ...instances.map(({ size = mlInstanceDefaults.size }, i) => ({ path: `instances[${i}].size`, size })),
    ];
    return sizes.flatMap(({ path, size }) => {
        const reason = deprecationOf(size, at);
        return reason === undefined ? [] : [{ propertyPath: path, reason }];
    });
}

/** What is wrong with the name of a cluster or an instance. */
export const computeNameIssues = (propertyPath: string, name: string): InputIssue[] =>
    nameIssues(propertyPath, name, resourceTypes.machineLearningCompute.name);

/** Azure keeps clusters and instances of a workspace under one path, and takes names without regard to case. */
function duplicates(named: readonly { path: string; name: string }[]): InputIssue[] {
    const lower = named.map(({ name }) => name.toLowerCase());
    return repeated(lower).map((name) => {
        const paths = named.filter((one) => one.name.toLowerCase() === name).map(({ path }) => `${path}.name`);
        return {
            propertyPath: paths.at(-1) ?? "clusters",
            reason: `"${name}" is duplicated: ${paths.slice(0, -1).join(", ")} has it too; clusters and instances of a workspace share their names`,
        };
    });
}
