import { warehouseSizes } from "../../../azure/databricks/warehouseSizes";
import { at } from "../../core/ids";
import { parsed, policyIssues } from "./policyDefinitions";
import { scheduleRefusals } from "./schedules";
import { listAt, refuse, shown } from "../../core/refusals";
import type { Behaviours, Call, Refusal } from "../../core/types";
import { beside, provider, refuseTaken, requireOneOf, taken, tokenOf } from "./refusals";

const shortestStop = 10;

const warehouseRefusals: readonly Refusal[] = [
    {
        what: `a stop after less than ${shortestStop} minutes of a warehouse that is not serverless`,
        source: "databricks/databricks-sdk-java, CreateWarehouseRequest (0 for none, or 10 and more); docs/resources/sql_endpoint.md (not serverless by default); unverified: wording",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs: { autoStopMins, enableServerlessCompute } }) =>
            typeof autoStopMins === "number" &&
            (autoStopMins < 0 || (autoStopMins > 0 && autoStopMins < shortestStop && enableServerlessCompute !== true))
                ? `auto_stop_mins must be 0 or at least ${shortestStop}, is ${autoStopMins}`
                : undefined,
    },
    {
        what: "a classic warehouse that is serverless",
        source: "databricks/databricks-sdk-go, CreateWarehouseRequest (serverless needs PRO); unverified: wording",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs: { warehouseType, enableServerlessCompute } }) =>
            warehouseType === "CLASSIC" && enableServerlessCompute === true
                ? "enable_serverless_compute needs warehouse_type PRO, is CLASSIC"
                : undefined,
    },
];

/** Policies, pools, warehouses and jobs of a workspace. */
export const computeBehaviours: Behaviours = {
    [tokenOf("ClusterPolicy")]: {
        source: `${provider}, policies/resource_cluster_policy.go (nothing replaces); learn.microsoft.com/azure/databricks/administration-guide/clusters/policy-definition (types of rules and their fields); unverified: wording of the refusals`,
        required: ["name"],
        replaceOn: [],
        taken: taken("Policy with name"),
        refuse: (call) => {
            refuseTaken(call, "ClusterPolicy", "name", (name) => `Policy with name '${name}' already exists`);
            for (const property of ["definition", "policyFamilyDefinitionOverrides"]) {
                const [fault] = policyIssues(call.inputs[property]);
                if (fault) {
                    refuse(400, "INVALID_PARAMETER_VALUE", `Error parsing ${property}: ${fault}`);
                }
            }
            const given = parsed(call.inputs.definition) ?? call.inputs.policyFamilyId;
            if (given === undefined) {
                refuse(400, "INVALID_PARAMETER_VALUE", "A policy needs a definition or a policyFamilyId. Set one.");
            }
        },
        seconds: 1,
    },
    [tokenOf("InstancePool")]: {
        source: `${provider}, pools/resource_instance_pool.go (tf tags: required, force_new); unverified: wording of the refusals`,
        required: ["instancePoolName", "idleInstanceAutoterminationMinutes"],
        replaceOn: [
            "nodeTypeId",
            "azureAttributes.availability",
            "azureAttributes.spotBidMaxPrice",
            "diskSpec",
            "enableElasticDisk",
            "preloadedSparkVersions",
        ],
        taken: taken("Instance pool"),
        refuse: (call) => {
            refuseTaken(call, "InstancePool", "instancePoolName", (name) => `Instance pool '${name}' already exists`);
            const { minIdleInstances = 0, maxCapacity } = call.inputs;
            if (typeof maxCapacity === "number" && Number(minIdleInstances) > maxCapacity) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `min_idle_instances (${Number(minIdleInstances)}) must not be more than max_capacity (${maxCapacity})`,
                );
            }
        },
        seconds: 2,
    },
    [tokenOf("SqlEndpoint")]: {
        source: `${provider}, sql/resource_sql_endpoint.go (required, sizes, most clusters, nothing replaces); unverified: wording of the refusals`,
        required: ["name", "clusterSize"],
        replaceOn: [],
        taken: taken("SQL warehouse with name"),
        refusals: warehouseRefusals,
        refuse: (call) => {
            refuseTaken(call, "SqlEndpoint", "name", (name) => `SQL warehouse with name '${name}' already exists`);
            const { clusterSize, warehouseType, minNumClusters = 1, maxNumClusters = 1 } = call.inputs;
            requireOneOf(clusterSize, warehouseSizes, "cluster_size");
            requireOneOf(warehouseType, ["PRO", "CLASSIC"], "warehouse_type");
            if (Number(minNumClusters) > Number(maxNumClusters) || Number(maxNumClusters) > mostClusters) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `min_num_clusters must not be more than max_num_clusters, and that not more than ${mostClusters}`,
                );
            }
        },
        seconds: 60,
    },
    [tokenOf("Job")]: {
        source: `${provider}, jobs/resource_job.go (nothing replaces); unverified: wording of the refusals`,
        required: ["name"],
        replaceOn: [],
        refusals: scheduleRefusals,
        refuse: refuseJob,
        seconds: 1,
    },
};

const mostClusters = 40;

/** A job names clusters of its own by key, and policies and pools of the workspace by id. */
function refuseJob(call: Call): void {
    requireThere(call, "policyId", "ClusterPolicy", (id) => `Can't find a cluster policy with id: ${id}.`);
    for (const pool of ["instancePoolId", "driverInstancePoolId"]) {
        requireThere(call, pool, "InstancePool", (id) => `Can't find an instance pool with id: ${id}.`);
    }
    const keys = listAt(call.inputs, "jobClusters").map((each) => at(each, "jobClusterKey"));
    const missing = listAt(call.inputs, "tasks")
        .map((each) => at(each, "jobClusterKey"))
        .filter((key) => key !== undefined && !keys.includes(key));
    if (missing[0] !== undefined) {
        refuse(
            400,
            "INVALID_PARAMETER_VALUE",
            `Job cluster '${shown(missing[0])}' is not defined in field 'job_clusters'`,
        );
    }
}

function requireThere(call: Call, property: string, type: string, message: (id: string) => string): void {
    const there = beside(call, type).map(({ id }) => id.split("/").at(-1)?.toLowerCase());
    const holders = [call.inputs, ...listAt(call.inputs, "jobClusters"), ...listAt(call.inputs, "tasks")];
    const ids = holders.map((each) => at(each, "newCluster", property)).filter((id) => id !== undefined);
    const missing = ids.map(shown).find((id) => !there.includes(id.toLowerCase()));
    if (missing !== undefined) {
        refuse(400, "INVALID_PARAMETER_VALUE", message(missing));
    }
}
