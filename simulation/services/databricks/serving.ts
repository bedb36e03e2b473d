import { at } from "../../core/ids";
import { listAt, shown } from "../../core/refusals";
import type { Behaviours, Refusal } from "../../core/types";
import { provider, taken, tokenOf } from "./refusals";

const entities = (inputs: unknown) => listAt(inputs, "config", "servedEntities");

const servingRefusals: readonly Refusal[] = [
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
