import type { PlanResource } from "../plan";

/** Stages of data's way, in its order; the last four stand beside it. */
export const stages = {
    source: "Sources",
    ingest: "Ingest",
    landing: "Landing",
    bronze: "Bronze",
    silver: "Silver",
    gold: "Gold",
    features: "Features",
    training: "Training",
    registry: "Registry",
    serving: "Serving",
    report: "Report",
    storage: "Other storage",
    processing: "Processing",
    people: "People and identities",
    observation: "Observation",
} as const;

/** A stage of data's way. */
export type Stage = keyof typeof stages;

/**
 * By stage: its column in the picture, from left to right as data goes. People and processing stand below the stages
 * that they work between; what has no column stands below everything, at the left.
 */
export const columns: Readonly<Partial<Record<Stage, number>>> = {
    source: 0,
    ingest: 1,
    landing: 2,
    bronze: 3,
    silver: 4,
    gold: 5,
    features: 6,
    processing: 6,
    training: 7,
    registry: 7,
    people: 7,
    serving: 8,
    report: 8,
};

/** How a kind takes part in data's way. */
export interface StageRow {
    /** Its stage, or the input whose value names one; a value that names none is other storage. */
    stage: Stage | { named: string };
    /** Inputs that name where data goes; data comes from what the others name. */
    to?: readonly string[];
    /** Inputs that name what it lies in, which says nothing of data's way. */
    within?: readonly string[];
    /** Inputs that name what is made use of, which is no way of data. */
    uses?: readonly string[];
    /** Whether it is shown only where something shown refers to it. */
    onlyReferred?: true;
}

const azure = (module: string, kinds: string[], row: StageRow) =>
    Object.fromEntries(kinds.map((kind) => [`azure-native:${module}:${kind}`, row]));

/** By kind: its place in data's way. A kind that is not here is not part of it. */
export const stageRows: Readonly<Record<string, StageRow>> = {
    ...azure("applicationinsights", ["Component"], { stage: "observation", to: ["workspaceResourceId"] }),
    ...azure("containerregistry", ["Registry"], { stage: "registry" }),
    ...azure("containerservice", ["ManagedCluster"], { stage: "serving" }),
    ...azure("databricks", ["AccessConnector", "Workspace"], { stage: "processing" }),
    ...azure("datafactory", ["Factory", "LinkedService", "Pipeline"], { stage: "ingest" }),
    ...azure("eventhub", ["Namespace"], { stage: "source" }),
    ...azure("eventhub", ["EventHub"], { stage: "source", to: ["captureDescription"] }),
    ...azure("machinelearningservices", ["Compute", "Datastore"], { stage: "training" }),
    ...azure("machinelearningservices", ["Workspace"], { stage: "training", to: ["applicationInsights"] }),
    ...azure("machinelearningservices", ["ModelContainer", "ModelVersion", "Registry"], { stage: "registry" }),
    ...azure("machinelearningservices", ["BatchDeployment", "BatchEndpoint"], { stage: "serving" }),
    ...azure("machinelearningservices", ["OnlineDeployment", "OnlineEndpoint"], { stage: "serving" }),
    ...azure("network", ["FlowLog"], { stage: "observation", to: ["flowAnalyticsConfiguration", "storageId"] }),
    ...azure("operationalinsights", ["Workspace"], { stage: "observation" }),
    ...azure("powerbidedicated", ["CapacityDetails"], { stage: "report" }),
    ...azure("sql", ["Database", "Server"], { stage: "serving" }),
    ...azure("storage", ["BlobContainer"], { stage: { named: "containerName" }, within: ["accountName"] }),
    ...azure("storage", ["StorageAccount"], { stage: "storage", onlyReferred: true }),
    ...azure("streamanalytics", ["Input", "StreamingJob"], { stage: "ingest" }),
    ...azure("streamanalytics", ["Output"], { stage: "ingest", to: ["datasource"] }),
    ...azure("synapse", ["SqlPool", "Workspace"], { stage: "serving" }),
    ...azure("synapse", ["BigDataPool"], { stage: "processing" }),
    "databricks:index/cluster:Cluster": { stage: "processing", uses: ["instancePoolId", "policyId"] },
    "databricks:index/clusterPolicy:ClusterPolicy": { stage: "processing", uses: ["definition"] },
    "databricks:index/externalLocation:ExternalLocation": { stage: { named: "url" } },
    "databricks:index/instancePool:InstancePool": { stage: "processing" },
    "databricks:index/job:Job": { stage: "processing", uses: ["jobClusters", "tasks"] },
    "databricks:index/modelServing:ModelServing": { stage: "serving" },
    "databricks:index/pipeline:Pipeline": { stage: "processing", uses: ["clusters"] },
    "databricks:index/registeredModel:RegisteredModel": { stage: "registry" },
    "databricks:index/schema:Schema": { stage: { named: "name" } },
    "databricks:index/sqlEndpoint:SqlEndpoint": { stage: "report" },
    "databricks:index/volume:Volume": { stage: { named: "schemaName" } },
};

const byName: Readonly<Record<string, Stage>> = {
    raw: "landing",
    models: "registry",
    scoring: "serving",
    reports: "report",
    reporting: "report",
};

/** The stage that a name of a zone, a schema or an identity means; undefined where it means none. */
export function stageNamed(name: string): Stage | undefined {
    const stage = byName[name] ?? name;
    return Object.hasOwn(stages, stage) && stage !== "people" ? (stage as Stage) : undefined;
}

/** Filesystem and account in the address of a folder of a lake; undefined where the text is none. */
export function lakeAddress(text: unknown): { container: string; account: string } | undefined {
    const match = typeof text === "string" ? /^abfss:\/\/([^@/]+)@([^./]+)\./.exec(text) : null;
    return match ? { container: match[1] as string, account: match[2] as string } : undefined;
}

/** The stage of a resource; undefined where its kind is not part of data's way. */
export function stageOf({ type, inputs }: PlanResource): Stage | undefined {
    const row = stageRows[type];
    if (row === undefined) {
        return undefined;
    }
    if (typeof row.stage === "string") {
        return row.stage;
    }
    const value = inputs[row.stage.named];
    const name = lakeAddress(value)?.container ?? value;
    return (typeof name === "string" ? stageNamed(name) : undefined) ?? "storage";
}
