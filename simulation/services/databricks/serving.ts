import { at } from "../../core/ids";
import { listAt, shown } from "../../core/refusals";
import type { Behaviours, CloudView, Refusal } from "../../core/types";
import { provider, taken, tokenOf } from "./refusals";

const entities = (inputs: unknown) => listAt(inputs, "config", "servedEntities");

const missing = (what: string, name: string) => `${what} '${name}' does not exist.`;

const servingRefusals: readonly Refusal[] = [
    {
        what: "a model that is not registered",
        source: "learn.microsoft.com/azure/databricks/machine-learning/model-serving/create-manage-serving-endpoints (grants on each served entity); unverified: code and wording",
        status: 404,
        code: "RESOURCE_DOES_NOT_EXIST",
        message: ({ inputs, view }) => {
            const registered = view.ofType(tokenOf("RegisteredModel")).map(({ outputs }) => outputs.fullName);
            const lost = entities(inputs)
                .map((entity) => at(entity, "entityName"))
                .find((name) => name !== undefined && !registered.includes(name));
            return lost === undefined ? undefined : missing("Registered model", shown(lost));
        },
    },
    {
        what: "a served version that is no number",
        source: "databricks/databricks-sdk-go, ServedEntityInput (the version of the model, no alias); unverified: wording",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs }) => {
            const wrong = entities(inputs)
                .map((entity) => at(entity, "entityVersion"))
                .find((version) => version !== undefined && !/^[1-9]\d*$/.test(shown(version)));
            return wrong === undefined ? undefined : `Invalid entity version: ${shown(wrong)}`;
        },
    },
    {
        what: "traffic that is not 100 percent together, or goes to what is not served",
        source: "docs/resources/model_serving.md of databricks/terraform-provider-databricks (traffic_config); unverified: wording",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs }) => {
            const routes = listAt(inputs, "config", "trafficConfig", "routes");
            const names = entities(inputs).map((entity) => at(entity, "name"));
            const lost = routes.map((route) => at(route, "servedModelName")).find((name) => !names.includes(name));
            if (routes.length > 0 && lost !== undefined) {
                return `Served model ${shown(lost)} of a route is not in served_entities`;
            }
            const together = routes.reduce<number>((sum, route) => sum + Number(at(route, "trafficPercentage")), 0);
            return routes.length === 0 || together === 100
                ? undefined
                : `The traffic percentages of all routes must sum to 100, are ${together}`;
        },
    },
];

/** Tables of calls that endpoints write. */
const tablesOfCalls = (view: CloudView) =>
    view.ofType(tokenOf("ModelServing")).map(({ inputs }) => {
        const table = at(inputs, "aiGateway", "inferenceTableConfig");
        const [catalog, schema, prefix] = ["catalogName", "schemaName", "tableNamePrefix"].map((part) =>
            at(table, part),
        );
        return `${shown(catalog)}.${shown(schema)}.${shown(prefix)}_payload`;
    });

/** A table whose schema is not there, and one of calls that no endpoint writes; what jobs have made is not known. */
const monitoredTable: Refusal = {
    what: "a table that is not there",
    source: "databricks/databricks-sdk-go, CreateMonitor (table_name is that of a table in Unity Catalog); unverified: code and wording",
    status: 404,
    code: "RESOURCE_DOES_NOT_EXIST",
    message: ({ inputs, view }) => {
        const schemas = view
            .ofType(tokenOf("Schema"))
            .map(({ inputs: of }) => `${shown(of.catalogName)}.${shown(of.name)}`);
        const tables = [inputs.tableName, inputs.baselineTableName].filter((table) => table !== undefined).map(shown);
        const lost = tables.find(
            (table) =>
                !schemas.includes(table.split(".").slice(0, 2).join(".")) ||
                (table.endsWith("_payload") && !tablesOfCalls(view).includes(table)),
        );
        return lost === undefined ? undefined : missing("Table", lost);
    },
};

/** Serving endpoints and monitors of a workspace. */
export const servingBehaviours: Behaviours = {
    [tokenOf("ModelServing")]: {
        source: `${provider}, serving/resource_model_serving.go (force_new: name, places of auto_capture_config)`,
        required: ["name"],
        replaceOn: [
            "config.autoCaptureConfig.catalogName",
            "config.autoCaptureConfig.schemaName",
            "config.autoCaptureConfig.tableNamePrefix",
        ],
        taken: taken("Endpoint with name"),
        refusals: servingRefusals,
        seconds: 600,
    },
    [tokenOf("QualityMonitor")]: {
        source: `${provider}, catalog/resource_quality_monitor.go (nothing replaces; the id is the table's name)`,
        required: ["tableName", "assetsDir", "outputSchemaName"],
        replaceOn: [],
        taken: taken("Monitor of table"),
        refusals: [
            monitoredTable,
            {
                what: "a monitor of no kind",
                source: "databricks/databricks-sdk-go, CreateMonitor (one of snapshot, time_series, inference_log); unverified: wording",
                code: "INVALID_PARAMETER_VALUE",
                message: ({ inputs: { snapshot, timeSeries, inferenceLog } }) =>
                    [snapshot, timeSeries, inferenceLog].filter((kind) => kind !== undefined).length === 1
                        ? undefined
                        : "Exactly one of snapshot, time_series and inference_log must be set",
            },
        ],
        seconds: 60,
    },
};
