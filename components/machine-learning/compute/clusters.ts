import { computeFactsAsOf } from "../../../azure/compute/lifecycle";
import { hasGpu } from "../../../azure/compute/sizes";
import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, type InputIssue } from "../../shared/validation";
import { unsupportedSize } from "../../shared/vmSizes";
import { mlPresets, type MlPreset, type MlPresetName } from "./presets";

/** How the nodes of a cluster are bought: at the full price, or at a lower one while Azure has no other use for them. */
export const MlPriority = { Dedicated: "dedicated", LowPriority: "lowPriority" } as const;
/** How the nodes of a cluster are bought: at the full price, or at a lower one while Azure has no other use for them. */
export type MlPriority = (typeof MlPriority)[keyof typeof MlPriority];

/** A cluster of compute nodes. */
export interface MlClusterArgs {
    /** Name in the workspace, 3 to 16 letters, digits and hyphens, a letter first, no hyphen and digits last; refused where a cluster or an instance has it, in whatever case. A change replaces the cluster. */
    name: string;
    /** What the cluster is made from: `cpu`, `gpu` or `many-models`. A change of what comes from it counts as a change of that input. */
    preset: MlPresetName;
    /** Size of the nodes, for example `Standard_D8ds_v5`; that of the preset by default. A change replaces the cluster. Retired and unknown sizes are refused, as is one without GPUs for preset `gpu`, and the other way round. */
    size?: string;
    /** Fewest nodes, which run and are paid for without a job; 0 by default. Refused above `maxNodes`. */
    minNodes?: number;
    /** Most nodes, 1 to 100; that of the preset by default. The subscription needs a quota of as many cores. */
    maxNodes?: number;
    /** Minutes that a node waits for the next job before it ends, 1 to 240; 5 by default. */
    idleMinutes?: number;
    /** `dedicated`, or `lowPriority`, whose nodes Azure takes back at any time; `dedicated` by default. A change replaces the cluster. */
    priority?: MlPriority;
    /** Whether its jobs continue after a lost node: from checkpoints, or by leaving out what is done; false by default. Refused false where the priority is `lowPriority`. */
    resumable?: boolean;
    /** Whether parallel jobs run on it, whose identity needs queues and tables of the workspace's account; that of the preset by default. */
    parallelJobs?: boolean;
    /** Name of the identity, of `identities`, that jobs run as. A change replaces the cluster. */
    identity: string;
}

/** What a cluster has where its inputs say nothing. */
export const mlClusterDefaults = {
    minNodes: 0,
    idleMinutes: 5,
    priority: MlPriority.Dedicated,
    resumable: false,
} as const;

/**
 * Bounds of a cluster. Nodes: MicrosoftDocs/azure-ai-docs, machine-learning/how-to-manage-quotas.md, 100 nodes a cluster
 * unless Azure has raised it. The idle time is this project's choice: a node that waits longer is paid for in vain.
 */
export const mlClusterLimits = { maxNodes: [1, 100], idleMinutes: [1, 240] } as const;

/** A cluster with everything decided. */
export type ResolvedCluster = ReturnType<typeof resolveCluster>;

/** A cluster with what its preset and the defaults decide. */
export function resolveCluster(cluster: MlClusterArgs) {
    const { size, maxNodes, parallelJobs } = presetOf(cluster);
    return withDefaults(cluster, { ...mlClusterDefaults, size, maxNodes, parallelJobs });
}

const presetOf = ({ preset }: MlClusterArgs): MlPreset => mlPresets[preset];

/** Everything that is wrong with a cluster, but for its name; `identities` are those that it may name. */
export function clusterIssues(
    cluster: MlClusterArgs,
    identities: readonly string[],
    at: string = computeFactsAsOf,
): InputIssue[] {
    const { size, maxNodes, minNodes, idleMinutes, priority, resumable, identity } = resolveCluster(cluster);
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: keyof MlClusterArgs, reason: string) => issues.push({ propertyPath, reason });
    const wrongSize = unsupportedSize(size, at) ?? gpuIssue(size, cluster);
    if (wrongSize !== undefined) {
        refuse("size", wrongSize);
    }
    const { maxNodes: nodes, idleMinutes: minutes } = mlClusterLimits;
    if (!isWholeNumber(maxNodes, nodes)) {
        refuse("maxNodes", `must be a whole number from ${nodes.join(" to ")}, is ${maxNodes}`);
    }
    if (!isWholeNumber(minNodes, [0, maxNodes])) {
        refuse("minNodes", `must be a whole number from 0 to maxNodes (${maxNodes}), is ${minNodes}`);
    }
    if (!isWholeNumber(idleMinutes, minutes)) {
        refuse("idleMinutes", `must be a whole number of minutes from ${minutes.join(" to ")}, is ${idleMinutes}`);
    }
    if (priority === MlPriority.LowPriority && !resumable) {
        refuse(
            "priority",
            "is lowPriority, whose nodes Azure takes back at any time, but resumable is false; set resumable where the jobs continue after a lost node, or priority to dedicated",
        );
    }
    if (!identities.includes(identity)) {
        const choices = identities.length > 0 ? `name one of ${identities.join(", ")}` : "add it to identities";
        refuse("identity", `"${identity}" is not an entry of identities; ${choices}`);
    }
    return issues;
}

function gpuIssue(size: string, cluster: MlClusterArgs): string | undefined {
    const wanted = presetOf(cluster).gpu;
    if (hasGpu(size) === wanted) {
        return undefined;
    }
    return wanted
        ? `${size} has no GPU, but preset ${cluster.preset} is for GPUs; name a size with GPUs, or preset cpu`
        : `${size} has a GPU that preset ${cluster.preset} leaves idle; name a size without, or preset gpu`;
}
