import { ClusterPolicy } from "@pulumi/databricks/clusterPolicy";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { throwIfInvalid } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { costTagIssues } from "./costTags";
import type { PoolReference } from "./computePools";
import { policyIssues, policyWarnings } from "./policyChecks";
import { computePolicyDefinition } from "./policyLibrary";
import { languagesOf, policyPresets, type ComputePolicy } from "./policyPresets";
import { resolvePolicies, type ResolvedPolicy } from "./policyResolution";

/** Inputs of the compute policies of a workspace. */
export interface DatabricksClusterPoliciesArgs {
    /** Policies. Plain: they decide which resources exist. */
    policies: readonly ComputePolicy[];
    /** Pools that policies may name, as `DatabricksInstancePools` gives them; none by default. */
    pools?: Readonly<Record<string, PoolReference>>;
    /** Tags that every cluster carries, so that its costs can be attributed. Plain: each becomes a rule. */
    tags: Readonly<Record<string, string>>;
}

/**
 * The compute policies of a workspace and who may use them. It refuses policies that could not work or would cost without
 * end, and warns of sizes and runtimes whose end is announced.
 */
export class DatabricksClusterPolicies extends pulumi.ComponentResource {
    /** Ids of the policies, by their names. */
    public readonly policyIds: Record<string, pulumi.Output<string>>;
    /** Definitions of the policies as JSON, by their names; unknown in a preview for one whose pool is not there yet. */
    public readonly definitions: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksClusterPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
        const resolved = resolvePolicies(args.policies, args.pools);
        throwIfInvalid("DatabricksClusterPolicies", name, [
            ...policyIssues(resolved, args.pools),
            ...costTagIssues(args.tags),
        ]);
        super("azure-ml-platform:index:DatabricksClusterPolicies", name, args, opts);

        for (const { propertyPath, reason } of policyWarnings(resolved)) {
            void pulumi.log.warn(`${propertyPath}: ${reason}`, this);
        }
        this.definitions = Object.fromEntries(resolved.map((one) => [one.policy.name, definitionOf(one, args)]));
        this.policyIds = Object.fromEntries(
            args.policies.map((policy) => {
                const made = this.createPolicy(name, policy);
                this.grantUse(name, policy, made);
                return [policy.name, made.id];
            }),
        );
        this.registerOutputs({ policyIds: this.policyIds, definitions: this.definitions });
    }

    private createPolicy(name: string, policy: ComputePolicy): ClusterPolicy {
        return new ClusterPolicy(
            `${name}-${policy.name}`,
            {
                name: policy.name,
                description: describe(policy),
                definition: this.definitions[policy.name],
                maxClustersPerUser: policy.maxClustersPerUser,
            },
            { parent: this, ...stateless },
        );
    }

    private grantUse(name: string, policy: ComputePolicy, made: ClusterPolicy): void {
        new Permissions(
            `${name}-${policy.name}-use`,
            {
                clusterPolicyId: made.id,
                accessControls: accessControls("CAN_USE", policy),
            },
            { parent: this, ...stateless },
        );
    }
}

function definitionOf(resolved: ResolvedPolicy, { tags, pools }: DatabricksClusterPoliciesArgs): pulumi.Output<string> {
    const { policy } = resolved;
    const idOf = (pool: string | undefined) => (pool === undefined ? undefined : pools?.[pool]?.poolId);
    return pulumi
        .output({ pool: idOf(policy.pool), driverPool: idOf(policy.driverPool) })
        .apply((poolIds) => computePolicyDefinition(resolved, { tags, poolIds }));
}

/** What a policy is for, and the languages that its clusters run: users choose a policy by what Databricks shows of it. */
function describe({ preset: name, dataSecurityMode }: ComputePolicy): string {
    const preset = policyPresets[name];
    const languages = languagesOf[dataSecurityMode ?? preset.dataSecurityMode];
    return `${preset.summary} Languages: ${languages.join(", ")}.`;
}
