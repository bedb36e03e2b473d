import { type WarehouseSize, warehouseSizes } from "../../../azure/databricks/warehouseSizes";
import { Permissions } from "@pulumi/databricks/permissions";
import { SqlEndpoint } from "@pulumi/databricks/sqlEndpoint";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, throwIfInvalid, type InputIssue } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { groupIssues } from "../access/accountGroups";

/** Inputs of a SQL warehouse. */
export interface DatabricksSqlWarehouseArgs {
    /** Name of the warehouse in the workspace; the logical name by default. */
    name?: string;
    /** Size of each cluster; `2X-Small` by default. */
    size?: WarehouseSize;
    /** Fewest clusters while it runs; 1 by default. */
    minClusters?: number;
    /** Most clusters at a time; as many as the fewest by default. */
    maxClusters?: number;
    /** Minutes without a query until it stops, 1 to 60, without serverless compute 10 to 60; 10 by default. */
    autoStopMinutes?: number;
    /** Whether it runs on Databricks' serverless compute, held to the network policy of the workspace; true by default. False is the type Pro, on machines in the workspace's subnets. */
    serverless?: boolean;
    /** Account groups that may query with it, one at least. */
    groups: string[];
    /** Application ids of the service principals that may query with it in addition, for SQL tasks of jobs; none by default. */
    applicationIds?: string[];
    /** Tags of what it costs; none by default. */
    tags?: Record<string, string>;
}

/** What a SQL warehouse has where its inputs say nothing. */
export const databricksSqlWarehouseDefaults = {
    size: "2X-Small",
    minClusters: 1,
    autoStopMinutes: 10,
    serverless: true,
} as const;

/**
 * Bounds of a SQL warehouse's numbers: docs.databricks.com/api/workspace/warehouses, "Create a warehouse". The most minutes
 * are our own: beyond them a forgotten warehouse is dear.
 */
export const databricksSqlWarehouseLimits = {
    minClusters: [1, 30],
    maxClusters: [1, 40],
    autoStopMinutes: [1, 60],
    autoStopMinutesWithoutServerless: [10, 60],
} as const;

/** A SQL warehouse that stops when idle and that named groups may use; it is of the type Pro, never Classic. */
export class DatabricksSqlWarehouse extends pulumi.ComponentResource {
    /** Id of the warehouse. */
    public readonly warehouseId: pulumi.Output<string>;
    /** Name of the warehouse. */
    public readonly warehouseName: pulumi.Output<string>;

    constructor(name: string, args: DatabricksSqlWarehouseArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksSqlWarehouse", name, warehouseIssues(args));
        super("azure-ml-platform:index:DatabricksSqlWarehouse", name, args, opts);

        const warehouse = this.createWarehouse(name, args);
        this.grantUse(name, args, warehouse);

        this.warehouseId = warehouse.id;
        this.warehouseName = warehouse.name;
        this.registerOutputs({ warehouseId: this.warehouseId, warehouseName: this.warehouseName });
    }

    private createWarehouse(name: string, args: DatabricksSqlWarehouseArgs): SqlEndpoint {
        const { size, minClusters, maxClusters, autoStopMinutes, serverless } = decided(args);
        const customTags = Object.entries(args.tags ?? {}).map(([key, value]) => ({ key, value }));
        return new SqlEndpoint(
            name,
            {
                name: args.name ?? name,
                clusterSize: size,
                minNumClusters: minClusters,
                maxNumClusters: maxClusters,
                autoStopMins: autoStopMinutes,
                warehouseType: "PRO",
                enableServerlessCompute: serverless,
                enablePhoton: true,
                channel: { name: "CHANNEL_NAME_CURRENT" },
                tags: customTags.length > 0 ? { customTags } : undefined,
            },
            { parent: this, ...stateless },
        );
    }

    private grantUse(name: string, args: DatabricksSqlWarehouseArgs, warehouse: SqlEndpoint): void {
        new Permissions(
            `${name}-use`,
            {
                sqlEndpointId: warehouse.id,
                accessControls: accessControls("CAN_USE", args),
            },
            { parent: this, ...stateless },
        );
    }
}

function decided(args: DatabricksSqlWarehouseArgs) {
    const filled = withDefaults(args, databricksSqlWarehouseDefaults);
    return { ...filled, maxClusters: filled.maxClusters ?? filled.minClusters };
}

/** What is wrong with a warehouse. */
export function warehouseIssues(args: DatabricksSqlWarehouseArgs): InputIssue[] {
    const { minClusters, maxClusters, autoStopMinutes, serverless } = decided(args);
    const limits = databricksSqlWarehouseLimits;
    const idle = serverless ? limits.autoStopMinutes : limits.autoStopMinutesWithoutServerless;
    const issues: InputIssue[] = [];
    if (args.size !== undefined && !warehouseSizes.includes(args.size)) {
        issues.push({ propertyPath: "size", reason: `"${String(args.size)}" is none of ${warehouseSizes.join(", ")}` });
    }
    if (!isWholeNumber(minClusters, limits.minClusters)) {
        issues.push({
            propertyPath: "minClusters",
            reason: `must be a whole number from ${limits.minClusters.join(" to ")}, is ${minClusters}`,
        });
    }
    if (!isWholeNumber(maxClusters, [minClusters, limits.maxClusters[1]])) {
        issues.push({
            propertyPath: "maxClusters",
            reason: `must be a whole number from minClusters (${minClusters}) to ${limits.maxClusters[1]}, is ${maxClusters}`,
        });
    }
    if (!isWholeNumber(autoStopMinutes, idle)) {
        issues.push({
            propertyPath: "autoStopMinutes",
            reason: `must be a whole number of minutes from ${idle.join(" to ")}${serverless ? "" : " without serverless compute"}, is ${autoStopMinutes}`,
        });
    }
    if (args.groups.length === 0) {
        issues.push({ propertyPath: "groups", reason: "is empty; name the groups that may query with it" });
    }
    return [...issues, ...groupIssues(args.groups, "groups")];
}
