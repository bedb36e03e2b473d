import { type WarehouseSize, warehouseSizes } from "../../../azure/databricks/warehouseSizes";
import { Permissions } from "@pulumi/databricks/permissions";
import { SqlEndpoint } from "@pulumi/databricks/sqlEndpoint";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
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
    /** Tags of what it costs; none by default. */
    tags?: Record<string, string>;
}

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
        const { minClusters, maxClusters, autoStopMinutes, serverless } = withDefaults(args);
        const customTags = Object.entries(args.tags ?? {}).map(([key, value]) => ({ key, value }));
        return new SqlEndpoint(
            name,
            {
                name: args.name ?? name,
                clusterSize: args.size ?? "2X-Small",
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

function withDefaults({
    minClusters = 1,
    maxClusters,
    autoStopMinutes = 10,
    serverless = true,
}: DatabricksSqlWarehouseArgs) {
    return { minClusters, maxClusters: maxClusters ?? minClusters, autoStopMinutes, serverless };
}

// docs.databricks.com/api/workspace/warehouses, "Create a warehouse". The longest idle time is our own: beyond it a
// forgotten warehouse is dear.
const mostClusters = { always: 30, atATime: 40 };
const longestIdleMinutes = 60;
const shortestIdleMinutes = { serverless: 1, own: 10 };

/** What is wrong with a warehouse. */
export function warehouseIssues(args: DatabricksSqlWarehouseArgs): InputIssue[] {
    const { minClusters, maxClusters, autoStopMinutes, serverless } = withDefaults(args);
    const issues: InputIssue[] = [];
    if (args.size !== undefined && !warehouseSizes.includes(args.size)) {
        issues.push({ propertyPath: "size", reason: `"${String(args.size)}" is none of ${warehouseSizes.join(", ")}` });
    }
    if (!Number.isInteger(minClusters) || minClusters < 1 || minClusters > mostClusters.always) {
        issues.push({
            propertyPath: "minClusters",
            reason: `must be a whole number from 1 to ${mostClusters.always}, is ${minClusters}`,
        });
    }
    if (!Number.isInteger(maxClusters) || maxClusters < minClusters || maxClusters > mostClusters.atATime) {
        issues.push({
            propertyPath: "maxClusters",
            reason: `must be a whole number from minClusters (${minClusters}) to ${mostClusters.atATime}, is ${maxClusters}`,
        });
    }
    const shortest = serverless ? shortestIdleMinutes.serverless : shortestIdleMinutes.own;
    if (!Number.isInteger(autoStopMinutes) || autoStopMinutes < shortest || autoStopMinutes > longestIdleMinutes) {
        issues.push({
            propertyPath: "autoStopMinutes",
            reason: `must be a whole number of minutes from ${shortest} to ${longestIdleMinutes}${serverless ? "" : " without serverless compute"}, is ${autoStopMinutes}`,
        });
    }
    if (args.groups.length === 0) {
        issues.push({ propertyPath: "groups", reason: "is empty; name the groups that may query with it" });
    }
    return [...issues, ...groupIssues(args.groups, "groups")];
}
