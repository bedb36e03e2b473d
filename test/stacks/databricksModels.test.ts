import { beforeAll, describe, expect, it } from "vitest";
import type { PlanResource } from "../../preview/plan";
import type { Recording } from "../../preview/recording/record";
import { waitsFor } from "../components/invariants";
import { withCatalog } from "./support/additions";
import { recordMinimal } from "./support/recordStack";

const principal = "8a6d2c10-0000-4000-8000-00000000b0b2";

describe("A stack's models", () => {
    let recording: Recording;
    const named = (kind: string, name: string): PlanResource => {
        const found = recording.resources
            .map(({ shown }) => shown)
            .find((resource) => {
                return resource.type.endsWith(`:${kind}`) && resource.name === name;
            });
        if (!found) {
            throw new Error(`no ${kind} ${name}`);
        }
        return found;
    };
    beforeAll(async () => {
        recording = await recordMinimal("databricks", {
            ...withCatalog,
            "protection.protectData": true,
            "databricks.jobs.servicePrincipal": principal,
            "databricks.jobs.list.statistics.parameters": undefined,
            "databricks.models": {
                list: { sales: { comment: "Sales.", personas: ["engineer"] } },
                experiments: { statistics: { personas: ["engineer"], viewers: ["analyst"] } },
            },
            "databricks.serving": {
                models: {
                    sales: {
                        versions: { "3": 90, "4": 10 },
                        personas: ["analyst"],
                        monitor: { baselineTable: "gold.sales_baseline", cron: "0 0 6 * * ?" },
                    },
                },
            },
        });
    });

    it("lie in the stack's catalog, belong to the jobs' service principal, and are protected as data is", () => {
        const model = named("RegisteredModel", "databricks-models-sales");
        expect(model.inputs).toEqual({
            name: "sales",
            catalogName: "amldb_databricks_minimal",
            schemaName: "models",
            comment: "Sales.",
            owner: principal,
        });
        expect(model.protect).toBe(true);
        expect(named("Grants", "databricks-models-sales").inputs.grants).toEqual([
            { principal: "amlp-minimal-engineers", privileges: ["EXECUTE"] },
        ]);
        expect(waitsFor(named("DatabricksModels", "databricks-models"))).toContain("Grants databricks-catalog-models");
    });

    it("are versioned by jobs that log runs to the experiment of their name", () => {
        expect(named("Permissions", "databricks-models-experiment-statistics").inputs.accessControls).toEqual([
            { groupName: "amlp-minimal-analysts", permissionLevel: "CAN_READ" },
            { groupName: "amlp-minimal-engineers", permissionLevel: "CAN_EDIT" },
            { servicePrincipalName: principal, permissionLevel: "CAN_EDIT" },
        ]);
        const { inputs } = named("MlflowExperiment", "databricks-models-experiment-statistics");
        expect(named("Job", "databricks-jobs-statistics").inputs.parameters).toContainEqual({
            name: "experiment",
            default: inputs.name,
        });
        expect(waitsFor(named("DatabricksJobs", "databricks-jobs"))).toContain(
            "RegisteredModel databricks-models-sales",
        );
    });

    it("are served where versions are named, to those who may call, and watched", () => {
        const endpoint = named("ModelServing", "databricks-serving-sales").inputs;
        expect(endpoint).toMatchObject({
            name: "sales",
            config: { servedEntities: [{ entityName: "amldb_databricks_minimal.models.sales" }, {}] },
        });
        expect(named("Permissions", "databricks-serving-sales").inputs.accessControls).toEqual([
            { groupName: "amlp-minimal-analysts", permissionLevel: "CAN_QUERY" },
        ]);
        expect(named("QualityMonitor", "databricks-serving-sales").inputs).toMatchObject({
            tableName: "amldb_databricks_minimal.bronze.sales_payload",
            baselineTableName: "amldb_databricks_minimal.gold.sales_baseline",
            schedule: { quartzCronExpression: "0 0 6 * * ?", timezoneId: "UTC" },
        });
        expect(waitsFor(named("DatabricksServing", "databricks-serving"))).toContain(
            "RegisteredModel databricks-models-sales",
        );
    });

    it("are named in the stack's outputs, with their endpoints", () => {
        expect(recording.outputs.databricks).toMatchObject({
            modelNames: { sales: "amldb_databricks_minimal.models.sales" },
            servingEndpointNames: { sales: "sales" },
        });
    });
});
