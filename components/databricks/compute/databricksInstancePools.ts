import { InstancePool } from "@pulumi/databricks/instancePool";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { costTagIssues } from "./costTags";
import { PoolAvailability, type PoolReference } from "./computePools";
import { vmFamilies, vmSizeFacts } from "../../../azure/compute/sizes";
import {
    computePoolDefaults,
    knownPools,
    poolIssues,
    poolWarnings,
    preloadedVersions,
    type ComputePool,
} from "./poolChecks";

/** Inputs of the instance pools of a workspace. */
export interface DatabricksInstancePoolsArgs {
    /** Pools. Plain: they decide which resources exist. */
    pools: readonly ComputePool[];
    /** Tags of the machines, and of every cluster that takes one, so that their costs can be attributed. */
    tags: Readonly<Record<string, string>>;
}

/**
 * Pools of machines that clusters start from sooner. A pool keeps no machine idle unless told to, and never more than a
 * number that is stated. It warns of sizes and runtimes whose end is announced.
 */
export class DatabricksInstancePools extends pulumi.ComponentResource {
    /** The pools by their names, as `DatabricksClusterPolicies` takes them. */
    public readonly pools: Record<string, PoolReference>;
    /** Ids of the pools, by their names. */
    public readonly poolIds: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksInstancePoolsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksInstancePools", name, [...poolIssues(args.pools), ...costTagIssues(args.tags)]);
        super("azure-ml-platform:index:DatabricksInstancePools", name, args, opts);

        for (const { propertyPath, reason } of poolWarnings(args.pools)) {
            void pulumi.log.warn(`${propertyPath}: ${reason}`, this);
        }
        const known = knownPools(args.pools, args.tags);
        const made = args.pools.map((pool) => ({ pool, id: this.createPool(name, pool, args).id }));
        for (const { pool, id } of made) {
            this.grantAttach(name, pool, id);
        }

        this.poolIds = Object.fromEntries(made.map(({ pool, id }) => [pool.name, id]));
        this.pools = Object.fromEntries(
            made.map(({ pool, id }) => [pool.name, { ...known[pool.name], nodeType: pool.nodeType, poolId: id }]),
        );
        this.registerOutputs({ poolIds: this.poolIds });
    }

    private createPool(name: string, pool: ComputePool, args: DatabricksInstancePoolsArgs): InstancePool {
        const { minIdleInstances, idleAutoterminationMinutes } = withDefaults(pool, computePoolDefaults);
        return new InstancePool(
            `${name}-${pool.name}`,
            {
                instancePoolName: pool.name,
                nodeTypeId: pool.nodeType,
                minIdleInstances,
                maxCapacity: pool.maxCapacity,
                idleInstanceAutoterminationMinutes: idleAutoterminationMinutes,
                preloadedSparkVersions: preloadedVersions(pool),
                azureAttributes: azureAttributes(pool),
                enableElasticDisk: true,
                diskSpec: diskSpec(pool),
                customTags: { ...args.tags },
            },
            // A pool changes in its size and tags only, and two cannot have one name.
            { parent: this, deleteBeforeReplace: true, ...stateless },
        );
    }

    private grantAttach(name: string, pool: ComputePool, instancePoolId: pulumi.Output<string>): void {
        new Permissions(
            `${name}-${pool.name}-attach`,
            {
                instancePoolId,
                accessControls: accessControls("CAN_ATTACH_TO", pool),
            },
            { parent: this, ...stateless },
        );
    }
}

// A highest price of -1 means that no node is lost for its price.
function azureAttributes({ availability = computePoolDefaults.availability }: ComputePool) {
    return availability === PoolAvailability.Spot
        ? { availability: "SPOT_AZURE", spotBidMaxPrice: -1 }
        : { availability: "ON_DEMAND_AZURE" };
}

// "For node types with no local disk, at least one disk needs to be specified" (docs/resources/instance_pool.md of the
// provider). unverified: whether Azure needs it in addition to the disk that grows.
function diskSpec({ nodeType }: ComputePool) {
    const facts = vmSizeFacts(nodeType);
    if (facts === undefined || vmFamilies[facts.family].localDisk) {
        return undefined;
    }
    return { diskType: { azureDiskVolumeType: "PREMIUM_LRS" }, diskSize: 128, diskCount: 1 };
}
