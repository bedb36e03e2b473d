/** A kind of object that rights can be given on. */
export interface PermissionObject {
    /** Path before the object's id in the id of its rights. */
    path: string;
    /** Type as the service names it. */
    objectType: string;
    /** Levels that can be given. */
    levels: readonly string[];
    /** The input holds the object's path in the workspace in place of its id. */
    byPath?: boolean;
}

const ofFiles = ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"];

/** Objects by the input of `Permissions` that names them: permissions/permission_definitions.go of databricks/terraform-provider-databricks. */
export const permissionObjects: Readonly<Record<string, PermissionObject>> = {
    clusterPolicyId: { path: "cluster-policies", objectType: "cluster-policy", levels: ["CAN_USE"] },
    instancePoolId: { path: "instance-pools", objectType: "instance-pool", levels: ["CAN_ATTACH_TO", "CAN_MANAGE"] },
    clusterId: { path: "clusters", objectType: "cluster", levels: ["CAN_ATTACH_TO", "CAN_RESTART", "CAN_MANAGE"] },
    jobId: { path: "jobs", objectType: "job", levels: ["CAN_VIEW", "CAN_MANAGE_RUN", "IS_OWNER", "CAN_MANAGE"] },
    notebookId: { path: "notebooks", objectType: "notebook", levels: ofFiles },
    notebookPath: { path: "notebooks", objectType: "notebook", levels: ofFiles, byPath: true },
    directoryId: { path: "directories", objectType: "directory", levels: ofFiles },
    directoryPath: { path: "directories", objectType: "directory", levels: ofFiles, byPath: true },
    sqlEndpointId: {
        path: "sql/warehouses",
        objectType: "warehouses",
        levels: ["CAN_USE", "CAN_MANAGE", "CAN_MONITOR", "IS_OWNER", "CAN_VIEW"],
    },
    experimentId: {
        path: "experiments",
        objectType: "mlflowExperiment",
        levels: ["CAN_READ", "CAN_EDIT", "CAN_MANAGE"],
    },
    servingEndpointId: {
        path: "serving-endpoints",
        objectType: "serving-endpoint",
        levels: ["CAN_VIEW", "CAN_QUERY", "CAN_MANAGE"],
    },
    // The input's value is `tokens` or `passwords`: rights on a feature of the workspace.
    authorization: { path: "authorization", objectType: "tokens", levels: ["CAN_USE", "CAN_MANAGE"] },
};
