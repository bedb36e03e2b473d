import type * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
    DatabricksDeltaMaintenance,
    type DatabricksDeltaMaintenanceArgs,
} from "../../../../components/databricks/catalog/databricksDeltaMaintenance";
import { evaluatePolicy } from "../../../../components/databricks/compute/policyEvaluator";
import { jobCluster } from "../../../../components/databricks/jobs/jobCluster";
import {
    maintenanceCluster,
    maintenancePolicyIssue,
} from "../../../../components/databricks/catalog/maintenancePolicy";
import { computePolicyDefinition } from "../../../../components/databricks/compute/policyLibrary";
import type { ComputePolicy } from "../../../../components/databricks/compute/policyPresets";
import {
    resolvePolicies,
    type KnownPools,
    type ResolvedPolicy,
} from "../../../../components/databricks/compute/policyResolution";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { misnamedChildren, waitsFor } from "../../invariants";

const job = "databricks:index/job:Job";
const notebook = "databricks:index/notebook:Notebook";
const maintenance = (args: Partial<DatabricksDeltaMaintenanceArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksDeltaMaintenance(
        "maintenance",
        { catalogName: "amlp_unit", retention: { gold: {}, bronze: {} }, policyId: "ABC123", ...args },
        opts,
    );
const resolvedJobs = (more: Partial<ComputePolicy> = {}, pools: KnownPools = {}) =>
    resolvePolicies([{ name: "jobs", preset: "jobs", groups: ["engineers"], ...more }], pools)[0] as ResolvedPolicy;
const policyOfJobs = computePolicyDefinition(resolvedJobs(), { tags });

describe("DatabricksDeltaMaintenance with only its required inputs", () => {
    it("makes a notebook and a job", async () => {
        expect(listed(await recorded(() => maintenance()))).toEqual([
            "DatabricksDeltaMaintenance maintenance",
            "Job maintenance",
            "Notebook maintenance",
        ]);
    });

    it("runs every day, one run at a time, on a cluster that the policy holds in bounds", async () => {
        expect(one(await recorded(() => maintenance()), job).inputs).toMatchObject({
            name: "amlp_unit-delta-maintenance",
            maxConcurrentRuns: 1,
            timeoutSeconds: 21600,
            schedule: { quartzCronExpression: "0 0 3 * * ?", timezoneId: "UTC", pauseStatus: "UNPAUSED" },
            jobClusters: [
                {
                    jobClusterKey: "maintenance",
                    newCluster: { policyId: "ABC123", applyPolicyDefaultValues: true, numWorkers: 1 },
                },
            ],
            tasks: [
                {
                    jobClusterKey: "maintenance",
                    notebookTask: { notebookPath: "/Platform/maintenance", source: "WORKSPACE" },
                },
            ],
        });
    });

    it("hands the retention over with every number decided", async () => {
        const { parameters } = one(
            await recorded(() => maintenance({ retention: { gold: { logRetentionDays: 60 } } })),
            job,
        ).inputs as { parameters: { name: string; default: string }[] };
        expect(parameters.map(({ name }) => name)).toEqual(["catalog", "retention", "dry_run"]);
        expect(JSON.parse(parameters[1]?.default ?? "")).toEqual({
            gold: { logRetentionDays: 60, deletedFileRetentionDays: 7, timeTravelDays: 7 },
        });
    });

    it("deploys the notebook as it stands in workloads", async () => {
        const { inputs } = one(await recorded(() => maintenance()), notebook);
        const source = readFileSync(
            path.join(__dirname, "../../../../workloads/databricks/delta_maintenance.py"),
            "utf8",
        );
        expect(Buffer.from(inputs.contentBase64 as string, "base64").toString()).toBe(source);
        expect(source).toMatch(/^# Databricks notebook source\n/);
        expect(inputs.language).toBe("PYTHON");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => maintenance(), "preview"))).toEqual(
            listed(await recorded(() => maintenance())),
        );
    });
});

describe("The cluster of a maintenance run", () => {
    it.each([
        ["by default", {}],
        ["with workers of its own", { workers: 4 }],
        [
            "with a runtime and a size of the policy",
            { sparkVersion: "17.3.x-scala2.13", nodeTypeId: "Standard_D4ds_v5" },
        ],
    ])("is allowed by the policy for jobs %s", (_, args) => {
        expect(
            evaluatePolicy(policyOfJobs, jobCluster({ ...maintenanceCluster, ...args }), { clusterType: "job" }),
        ).toEqual({
            allowed: true,
        });
    });

    it("is denied by it beyond its bounds", () => {
        const verdict = evaluatePolicy(policyOfJobs, jobCluster({ workers: 9 }), { clusterType: "job" });
        expect(verdict.allowed).toBe(false);
    });
});

describe("A policy for the maintenance", () => {
    const pools = { cpu: { nodeType: "Standard_D8ds_v5", maxCapacity: 20 } };
    const issue = (more: Partial<ComputePolicy> = {}) => maintenancePolicyIssue(resolvedJobs(more, pools), pools);

    it.each<[string, Partial<ComputePolicy>]>([
        ["as it comes", {}],
        ["with a pool", { pool: "cpu" }],
        ["that is refused itself", { maxWorkers: 0, maxDbusPerHour: 1 }],
    ])("has nothing wrong %s", (_, more) => {
        expect(issue(more)).toBeUndefined();
    });

    it.each<[string, Partial<ComputePolicy>, string]>([
        [
            "is not for jobs",
            { preset: "multi-node" },
            '"jobs" is made from multi-node; the job needs a policy of preset jobs',
        ],
        [
            "allows less than one worker",
            { nodeTypes: ["Standard_D8ds_v5", "Standard_D4ds_v5"], maxDbusPerHour: 3 },
            '"jobs" denies the job its cluster of one worker: dbus_per_hour must be 3 or less, is 4; widen the policy, or change the cluster',
        ],
    ])("is refused where it %s", (_, more, reason) => {
        expect(issue(more)).toBe(reason);
    });
});

describe("DatabricksDeltaMaintenance hardened", () => {
    const hardened = () =>
        maintenance({ runAsApplicationId: "00000000-0000-4000-8000-0000000000d2", tags }, { protect: true });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects nothing, since it holds no data", async () => {
        expect((await recorded(hardened)).filter(({ custom, protect }) => custom && protect)).toEqual([]);
    });

    it("runs as a service principal that may read the notebook before the job is there", async () => {
        const resources = await recorded(hardened);
        expect(one(resources, job).inputs.runAs).toEqual({
            servicePrincipalName: "00000000-0000-4000-8000-0000000000d2",
        });
        expect(one(resources, "databricks:index/permissions:Permissions").inputs).toEqual({
            notebookPath: "/Platform/maintenance",
            accessControls: [
                { servicePrincipalName: "00000000-0000-4000-8000-0000000000d2", permissionLevel: "CAN_RUN" },
            ],
        });
        expect(waitsFor(one(resources, job))).toContain("Permissions maintenance");
    });
});

describe("DatabricksDeltaMaintenance full", () => {
    const full = () =>
        maintenance({
            cluster: { sparkVersion: "18.x-scala2.13", nodeTypeId: "Standard_D8ds_v5", workers: 4 },
            schedule: { quartzCron: "0 30 1 ? * SUN", paused: true },
            runAsApplicationId: "00000000-0000-4000-8000-0000000000d2",
            notifyOnFailure: ["data-platform@example.org"],
            folder: "/Operations/delta/",
            tags,
        });

    it("takes its inputs as set", async () => {
        const resources = await recorded(full);
        expect(one(resources, job).inputs).toMatchObject({
            schedule: { quartzCronExpression: "0 30 1 ? * SUN", pauseStatus: "PAUSED" },
            jobClusters: [
                { newCluster: { sparkVersion: "18.x-scala2.13", nodeTypeId: "Standard_D8ds_v5", numWorkers: 4 } },
            ],
            emailNotifications: { onFailures: ["data-platform@example.org"] },
            tags,
        });
        expect(one(resources, notebook).inputs.path).toBe("/Operations/delta/maintenance");
        expect(misnamedChildren(resources, "maintenance")).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});

describe("DatabricksDeltaMaintenance refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksDeltaMaintenanceArgs>, string[]]>([
        [
            "nothing to maintain",
            { retention: {}, catalogName: " " },
            ["catalogName: is missing", "retention: names no schema, so that there is nothing to maintain"],
        ],
        [
            "time travel longer than retention",
            { retention: { gold: { timeTravelDays: 30 } } },
            [
                "retention.gold.timeTravelDays: is 30, longer than deletedFileRetentionDays (7): VACUUM has removed such a version's files",
            ],
        ],
        [
            "a cluster without workers",
            { cluster: { workers: 0 } },
            ["cluster.workers: must be a whole number, 1 or more, is 0"],
        ],
        [
            "a Unix expression for Quartz's",
            { schedule: { quartzCron: "0 3 * * *" } },
            [
                'schedule.quartzCron: "0 3 * * *" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"',
            ],
        ],
        [
            "a folder that all users may edit",
            { folder: "/Shared/platform" },
            [
                'folder: "/Shared/platform" is open to all users, and the notebook may change every table; take another folder',
            ],
        ],
        [
            "a folder from nowhere",
            { folder: "platform" },
            ['folder: "platform" must be a path from the root of the workspace'],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => maintenance(args))).toEqual(
            expected.map((issue) => `DatabricksDeltaMaintenance "maintenance" ${issue}`),
        );
    });
});
