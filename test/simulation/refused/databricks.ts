import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { tokenOf } from "../../../simulation/services/databricks/refusals";
import {
    databricksCloud,
    goldUrl,
    inAccount,
    inWorkspace,
    withLake,
    withWorkspace,
} from "../services/databricks/support";
import { account, accountId, put } from "../support";
import type { RefusedCase } from "./cases";

const volume = { catalogName: "dev", schemaName: "gold", name: "v", volumeType: "EXTERNAL" };

/** A workspace with a catalog, a schema and a volume in a lake. */
export function lakehouse(): Cloud {
    const cloud = withWorkspace(databricksCloud(), "dev");
    const { connectorId: accessConnectorId } = withLake(cloud);
    const dev = inWorkspace(cloud, "dev");
    dev.make("StorageCredential", { name: "lake", azureManagedIdentity: { accessConnectorId } });
    dev.make("ExternalLocation", { name: "gold", url: goldUrl, credentialName: "lake", skipValidation: true });
    dev.make("Catalog", { name: "dev", storageRoot: `${goldUrl}catalog` });
    dev.make("Schema", { catalogName: "dev", name: "gold", storageRoot: `${goldUrl}schemas/gold` });
    dev.make("Volume", { ...volume, storageLocation: `${goldUrl}files/v` });
    dev.make("Volume", { catalogName: "dev", schemaName: "gold", name: "m", volumeType: "MANAGED" });
    return cloud;
}

/** A workspace without anything in it, and the account's network configuration. */
function workspaceAlone(): Cloud {
    const cloud = withWorkspace(databricksCloud(), "dev");
    put(cloud, account("stone"));
    return cloud;
}

export const of = (type: string, what: string, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
    type: tokenOf(type),
    what,
    cloud: lakehouse,
    passes,
    broken,
    says,
});
const there = (name: string) => `the name ${name}, which is there already`;
const managed = "an external volume that overlaps with managed storage";
const overVolume = (property: string) => `a place at ${property} that overlaps with an external volume`;
const newVolume = { ...volume, name: "w", storageLocation: `${goldUrl}files/w` };
const newCatalog = { name: "test", storageRoot: `${goldUrl}test` };
const newSchema = { catalogName: "dev", name: "silver", storageRoot: `${goldUrl}schemas/silver` };
const overlaps = (by: string, call: string) =>
    new RegExp(
        `^400 INVALID_PARAMETER_VALUE\\.LOCATION_OVERLAP: Input path url '.*' overlaps with ${by} within '${call}' call\\.`,
    );
const external = "other external tables or volumes";

const catalogCases: RefusedCase[] = [
    of(
        "Catalog",
        there("system, hive_metastore"),
        newCatalog,
        { name: "System" },
        /^400 RESOURCE_ALREADY_EXISTS: Catalog 'System' already exists$/,
    ),
    of(
        "Catalog",
        overVolume("storageRoot"),
        newCatalog,
        { storageRoot: `${goldUrl}files` },
        overlaps(external, "CreateCatalog"),
    ),
    of(
        "Schema",
        there("information_schema"),
        newSchema,
        { name: "information_schema" },
        /^400 RESOURCE_ALREADY_EXISTS: Schema 'information_schema' already exists$/,
    ),
    of(
        "Schema",
        overVolume("storageRoot"),
        newSchema,
        { storageRoot: `${goldUrl}files/v/s` },
        overlaps(external, "CreateSchema"),
    ),
    ...["catalog/x", "schemas/gold", "schemas"].map((path) =>
        of(
            "Volume",
            managed,
            newVolume,
            { storageLocation: `${goldUrl}${path}` },
            overlaps("managed storage", "CreateVolume"),
        ),
    ),
    ...["files/v", "files/v/inner", "files"].map((path) =>
        of(
            "Volume",
            overVolume("storageLocation"),
            newVolume,
            { storageLocation: `${goldUrl}${path}` },
            overlaps(external, "CreateVolume"),
        ),
    ),
];

const warehouse = { name: "w", clusterSize: "Small", warehouseType: "PRO", autoStopMins: 10 };
const stops = "a stop after less than 10 minutes of a warehouse that is not serverless";
const schedule = (quartzCronExpression: string, timezoneId = "Europe/Berlin") => ({
    schedule: { quartzCronExpression, timezoneId },
});
const noCron = "a schedule that is no cron expression of Quartz";
const crons = [
    "0 3 * * *",
    "@daily",
    "0 0 25 * * ?",
    "0 0 3 * * *",
    "0 0 3 ? * ?",
    "0 0 3 ? * MONDAY",
    "0 0 3 * * ? 1969",
];
const goodCrons = ["0 0 3 * * ?", "0 0/15 8-17 ? * MON-FRI", "0 0 3 L * ?", "0 0 3 ? * 6#3 2030", "0 0 3 1,15 JAN ?"];
const servedBy = (servedModelName: string, trafficPercentage: number) => ({
    servedEntities: [{ name: "a", entityVersion: "3" }],
    trafficConfig: { routes: [{ servedModelName, trafficPercentage }] },
});
const computeCases: RefusedCase[] = [
    of(
        "SqlEndpoint",
        stops,
        { ...warehouse, autoStopMins: 3, enableServerlessCompute: true },
        { enableServerlessCompute: false },
        /^400 INVALID_PARAMETER_VALUE: auto_stop_mins must be 0 or at least 10, is 3$/,
    ),
    of("SqlEndpoint", stops, { ...warehouse, autoStopMins: 0 }, { autoStopMins: -1 }, /is -1$/),
    of(
        "SqlEndpoint",
        "a classic warehouse that is serverless",
        { ...warehouse, enableServerlessCompute: true },
        { warehouseType: "CLASSIC" },
        /^400 INVALID_PARAMETER_VALUE: enable_serverless_compute needs warehouse_type PRO/,
    ),
    ...crons.map((cron, i) =>
        of(
            "Job",
            noCron,
            { name: "j", ...schedule(goodCrons[i % goodCrons.length] ?? "") },
            schedule(cron),
            /^400 INVALID_PARAMETER_VALUE: Invalid quartz_cron_expression: .*Databricks uses Quartz cron syntax/,
        ),
    ),
    of(
        "Job",
        "a schedule in an unknown time zone",
        { name: "j", ...schedule("0 0 3 * * ?", "UTC") },
        schedule("0 0 3 * * ?", "Europe/Atlantis"),
        /^400 INVALID_PARAMETER_VALUE: Invalid timezone_id: Europe\/Atlantis$/,
    ),
    of(
        "ModelServing",
        "a served version that is no number",
        { name: "sales", config: { servedEntities: [{ name: "a", entityVersion: "3" }] } },
        { config: { servedEntities: [{ name: "a", entityVersion: "champion" }] } },
        /^400 INVALID_PARAMETER_VALUE: Invalid entity version: champion$/,
    ),
    ...[
        { served: "a", traffic: 90, says: /sum to 100, are 90$/ },
        { served: "b", traffic: 100, says: /Served model b of a route is not in served_entities$/ },
    ].map(({ served, traffic, says }) =>
        of(
            "ModelServing",
            "traffic that is not 100 percent together, or goes to what is not served",
            { name: "sales", config: servedBy("a", 100) },
            { config: servedBy(served, traffic) },
            says,
        ),
    ),
    of(
        "WorkspaceFile",
        "a file without content",
        { path: "/Platform/a.py", contentBase64: "Cg==" },
        { contentBase64: "" },
        /^400 INVALID_PARAMETER_VALUE: open : no such file or directory$/,
    ),
    of(
        "WorkspaceFile",
        "a path that is not clean, or does not begin at the root",
        { path: "/Platform/a.py", contentBase64: "Cg==" },
        { path: "/Platform//a.py" },
        /^400 INVALID_PARAMETER_VALUE: Clean path required: \/Platform\/\/a\.py$/,
    ),
].map((each) => ({ ...each, cloud: workspaceAlone }));

/** The id of a network configuration that a cloud of these cases has. */
const configuration = (cloud: Cloud) =>
    inAccount(cloud).make("MwsNetworkConnectivityConfig", { name: "ncc", region: "westeurope" }).split("/")[1] ?? "";
function withConfiguration(): Cloud {
    const cloud = workspaceAlone();
    configuration(cloud);
    return cloud;
}

/** What Databricks refuses. */
export const databricksCases: readonly RefusedCase[] = [
    ...catalogCases,
    ...computeCases,
    {
        type: tokenOf("MwsNccPrivateEndpointRule"),
        what: "a group id that the target does not have",
        cloud: withConfiguration,
        passes: {
            networkConnectivityConfigId: configuration(workspaceAlone()),
            resourceId: accountId("stone"),
            groupId: "dfs",
        },
        broken: { groupId: "vault" },
        says: /^400 INVALID_PARAMETER_VALUE: group_id vault is not one of stone, which has /,
    },
];
