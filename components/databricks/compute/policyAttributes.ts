/** Kind of values that an attribute of a cluster takes. */
export type AttributeKind = "string" | "number" | "boolean";

/**
 * Attributes that a rule may name, as the Clusters API names them, and the two virtual ones. Source: "Compute policy
 * reference" (learn.microsoft.com/azure/databricks/admin/clusters/policy-definition) and compute.ClusterSpec of
 * databricks/databricks-sdk-go. A star stands for the index of a list. unverified as paths of a policy: `is_single_node`,
 * `kind` and `use_ml_runtime`, which the API takes.
 */
const attributes: Readonly<Record<string, AttributeKind>> = {
    "autoscale.max_workers": "number",
    "autoscale.min_workers": "number",
    autotermination_minutes: "number",
    "azure_attributes.availability": "string",
    "azure_attributes.first_on_demand": "number",
    "azure_attributes.spot_bid_max_price": "number",
    "cluster_log_conf.path": "string",
    "cluster_log_conf.type": "string",
    cluster_name: "string",
    cluster_type: "string",
    data_security_mode: "string",
    dbus_per_hour: "number",
    "docker_image.basic_auth.password": "string",
    "docker_image.basic_auth.username": "string",
    "docker_image.url": "string",
    driver_instance_pool_id: "string",
    driver_node_type_id: "string",
    enable_elastic_disk: "boolean",
    enable_local_disk_encryption: "boolean",
    "init_scripts.*.abfss.destination": "string",
    "init_scripts.*.dbfs.destination": "string",
    "init_scripts.*.file.destination": "string",
    "init_scripts.*.gcs.destination": "string",
    "init_scripts.*.s3.destination": "string",
    "init_scripts.*.s3.region": "string",
    "init_scripts.*.volumes.destination": "string",
    "init_scripts.*.workspace.destination": "string",
    instance_pool_id: "string",
    is_single_node: "boolean",
    kind: "string",
    node_type_id: "string",
    num_workers: "number",
    runtime_engine: "string",
    single_user_name: "string",
    spark_version: "string",
    "ssh_public_keys.*": "string",
    use_ml_runtime: "boolean",
    "workload_type.clients.jobs": "boolean",
    "workload_type.clients.notebooks": "boolean",
};

/** Attributes whose parts are keys of the user's own, which may hold dots. */
const maps: readonly string[] = ["custom_tags", "spark_conf", "spark_env_vars"];

/** Attributes that are lists. */
const lists: readonly string[] = ["init_scripts", "ssh_public_keys"];

/** A path of a rule, taken apart. */
export interface AttributePath {
    /** Attribute of the cluster that the path begins with. */
    root: string;
    /** Index of a list, a star for every element that no rule names by its index; undefined outside of lists. */
    index?: number | "*";
    /** Names to follow from there; the key of a map is one name, dots and all. */
    rest: readonly string[];
}

/** Takes a path apart, for example `init_scripts.0.volumes.destination` or `spark_conf.spark.master`. */
export function parsePath(path: string): AttributePath {
    const [root = "", ...rest] = path.split(".");
    if (maps.includes(root)) {
        return { root, rest: [rest.join(".")] };
    }
    if (!lists.includes(root)) {
        return { root, rest };
    }
    const [index, ...names] = rest;
    return { root, index: index === "*" ? "*" : Number(index), rest: names };
}

/** Kind of values at a path; undefined for a path that no cluster has. */
export function attributeKind(path: string): AttributeKind | undefined {
    const { root, index, rest } = parsePath(path);
    if (maps.includes(root)) {
        return rest[0] === "" ? undefined : "string";
    }
    if (index === undefined) {
        return attributes[path];
    }
    const known = index === "*" || (Number.isInteger(index) && index >= 0);
    return known ? attributes[[root, "*", ...rest].join(".")] : undefined;
}
