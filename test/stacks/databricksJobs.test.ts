import { beforeAll, describe, expect, it } from "vitest";
import type { PlanResource } from "../../preview/plan";
import type { Recording } from "../../preview/recording/record";
import { waitsFor } from "../components/invariants";
import { withCatalog } from "./support/additions";
import { recordMinimal } from "./support/recordStack";
import type { Changes } from "./support/stackSettings";

const principal = "8a6d2c10-0000-4000-8000-00000000b0b2";
const resourcesOf = ({ resources }: Recording, kind: string): PlanResource[] =>
    resources.map(({ shown }) => shown).filter(({ type }) => type.endsWith(`:${kind}`));
const named = (recording: Recording, kind: string, name: string) => {
    const [found] = resourcesOf(recording, kind).filter((resource) => resource.name === name);
    if (!found) {
        throw new Error(`no ${kind} ${name}`);
    }
    return found;
};

describe("A stack's jobs", () => {
    let recording: Recording;
    beforeAll(async () => {
        recording = await recordMinimal("databricks", {
            ...withCatalog,
            "databricks.unityCatalog.zones": ["landing", "bronze", "silver", "gold"].map((name) => ({ name })),
            "databricks.jobs.servicePrincipal": principal,
            "databricks.jobs.schedulesPaused": true,
            "databricks.jobs.list.statistics.parameters": undefined,
        });
    });

    it("get the stack's catalog, its landed files and a folder of their own", () => {
        expect(named(recording, "Job", "databricks-jobs-statistics").inputs.parameters).toEqual([
            { name: "catalog", default: "amldb_databricks_minimal" },
            { name: "landing", default: "/Volumes/amldb_databricks_minimal/landing/files" },
            { name: "checkpoint", default: "/Volumes/amldb_databricks_minimal/bronze/files/checkpoints/statistics" },
        ]);
    });

    it("wait for the catalog and for their code", () => {
        expect(waitsFor(named(recording, "Job", "databricks-jobs-statistics"))).toContain(
            "WorkspaceFile databricks-jobs-code-platform_jobs-sql-statistics.sql",
        );
        expect(waitsFor(named(recording, "DatabricksJobs", "databricks-jobs"))).toContain(
            "Grants databricks-catalog-gold",
        );
    });

    it("run as their service principal, which has its place in workspace, warehouse and catalog", () => {
        expect(named(recording, "Job", "databricks-jobs-statistics").inputs.runAs).toEqual({
            servicePrincipalName: principal,
        });
        expect(
            named(recording, "PermissionAssignment", "databricks-access-service-jobs").inputs.servicePrincipalName,
        ).toBe(principal);
        expect(named(recording, "Permissions", "databricks-warehouse-use").inputs.accessControls).toContainEqual({
            servicePrincipalName: principal,
            permissionLevel: "CAN_USE",
        });
        expect(named(recording, "Grants", "databricks-catalog-gold").inputs.grants).toContainEqual({
            principal,
            privileges: ["CREATE_TABLE", "MODIFY", "READ_VOLUME", "SELECT", "USE_SCHEMA", "WRITE_VOLUME"],
        });
    });

    it("have schedules that wait where the settings say so, and users who may start them", () => {
        expect(named(recording, "Job", "databricks-jobs-statistics").inputs.schedule).toEqual({
            quartzCronExpression: "0 0 5 * * ?",
            timezoneId: "UTC",
            pauseStatus: "PAUSED",
        });
        expect(named(recording, "Permissions", "databricks-jobs-statistics").inputs.accessControls).toEqual([
            { groupName: "amlp-minimal-engineers", permissionLevel: "CAN_MANAGE_RUN" },
        ]);
    });
});

/** A workspace with a job in the stack of a data factory, which runs it. */
const withJobs: Changes = {
    "network.subnets": [
        { purpose: "agents", addressPrefix: "10.111.0.0/24" },
        { purpose: "privateEndpoints", addressPrefix: "10.111.1.0/24" },
        { purpose: "databricksHost", addressPrefix: "10.111.2.0/25" },
        { purpose: "databricksContainer", addressPrefix: "10.111.2.128/25" },
    ],
    "naming.pattern": "{type}-{prefix}-{name}",
    personas: { analyst: { groupObjectId: "8a6d2c10-0000-4000-8000-00000000b002" } },
    databricks: {
        personas: { analyst: { group: "amlp-minimal-analysts", role: "analyst" } },
        sqlWarehouse: { personas: ["analyst"], serverless: false },
        jobs: {
            list: { statistics: { tasks: { statistics: { sql: "statistics" } }, parameters: { catalog: "main" } } },
        },
    },
    "ingest.sources.shop.bronzeJob": { job: "statistics" },
};

describe("A job that Data Factory runs after its copies", () => {
    it("is named in the settings, and may be run by the identity of ingest, which the workspace adds", async () => {
        const recording = await recordMinimal("data-factory", withJobs);
        const added = named(recording, "ServicePrincipal", "databricks-access-service-ingest").inputs;
        expect(added.applicationId).toMatch(/^[0-9a-f-]{36}$/);
        expect(named(recording, "Permissions", "databricks-jobs-statistics").inputs.accessControls).toContainEqual({
            servicePrincipalName: added.applicationId,
            permissionLevel: "CAN_MANAGE_RUN",
        });
        const { jobIds } = recording.outputs.databricks as { jobIds: Record<string, string> };
        const daily = JSON.stringify(named(recording, "Pipeline", "ingest-shop-daily").inputs);
        expect(jobIds.statistics).toMatch(/^\d{15}$/);
        expect(daily).toContain(`"jobId":"${jobIds.statistics}"`);
    });
});
