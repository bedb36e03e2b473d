import type { Cloud } from "../../../simulation/cloud/cloud";
import { inWorkspace } from "../services/databricks/support";
import type { RefusedCase } from "./cases";
import { lakehouse, of } from "./databricks";

const monitor = {
    tableName: "dev.gold.t",
    assetsDir: "/x",
    outputSchemaName: "dev.gold",
    timeSeries: { timestampCol: "t" },
};
const served = (entityName: string) => ({
    config: { servedEntities: [{ name: "a", entityName, entityVersion: "3" }] },
});
/** What Databricks refuses of serving endpoints and monitors. */
export const databricksServingCases: readonly RefusedCase[] = [
    of(
        "ModelServing",
        "a model that is not registered",
        { name: "prices", ...served("dev.gold.sales") },
        served("dev.gold.prices"),
        /^404 RESOURCE_DOES_NOT_EXIST: Registered model 'dev\.gold\.prices' does not exist\.$/,
    ),
    ...["dev.none.t", "dev.gold.prices_payload"].map((tableName) =>
        of(
            "QualityMonitor",
            "a table that is not there",
            { ...monitor, tableName: "dev.gold.sales_payload" },
            { tableName },
            new RegExp(`^404 RESOURCE_DOES_NOT_EXIST: Table '${tableName}' does not exist\\.$`),
        ),
    ),
    of(
        "QualityMonitor",
        "a monitor of no kind",
        monitor,
        { timeSeries: undefined },
        /^400 INVALID_PARAMETER_VALUE: Exactly one of snapshot, time_series and inference_log must be set$/,
    ),
].map((each) => ({ ...each, cloud: withEndpoint }));

/** A model in the schema, and an endpoint that keeps its calls there. */
function withEndpoint(): Cloud {
    const cloud = lakehouse();
    const dev = inWorkspace(cloud, "dev");
    dev.make("RegisteredModel", { catalogName: "dev", schemaName: "gold", name: "sales" });
    const inferenceTableConfig = { enabled: true, catalogName: "dev", schemaName: "gold", tableNamePrefix: "sales" };
    dev.make("ModelServing", { name: "sales", ...served("dev.gold.sales"), aiGateway: { inferenceTableConfig } });
    return cloud;
}
