import { describe, expect, it } from "vitest";
import { listed, one } from "../../../support/recording";
import { recordMinimal } from "../../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const cluster = "machineLearning.compute.clusters[name=cpu]";
const at = "machineLearning.compute.clusters[0]";
const objectId = "8a6d2c10-0000-4000-8000-00000000a301";
const image = `mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04@sha256:${"a".repeat(64)}`;
const sales = { name: "sales", zone: "gold", path: "sales" };

const rows: BadSetting[] = [
    [
        "a retired size",
        { [`${cluster}.size`]: "Standard_NC6s_v3", [`${cluster}.preset`]: "gpu" },
        [`${at}.size: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4`],
    ],
    [
        "a minimum above the maximum",
        { [`${cluster}.minNodes`]: 3 },
        [`${at}.minNodes: must be a whole number from 0 to maxNodes (2), is 3`],
    ],
    [
        "the lower price for jobs that do not resume",
        { [`${cluster}.priority`]: "lowPriority" },
        [expect.stringMatching(/resumable is false; set resumable where the jobs continue after a lost node/)],
    ],
    [
        "an identity that is not there",
        { [`${cluster}.identity`]: "scoring" },
        [`${at}.identity: "scoring" is not an entry of identities; name one of training`],
    ],
    [
        "an instance with the name of a cluster",
        { "machineLearning.compute.instances": [{ name: "cpu", userObjectId: objectId }] },
        [
            'machineLearning.compute.instances[0].name: "cpu" is duplicated: clusters[0].name has it too; clusters and instances of a workspace share their names',
        ],
    ],
    [
        "images built by a cluster that is not there",
        { "machineLearning.imageBuildCompute": "builder" },
        [
            'machineLearning.imageBuildCompute: "builder" is not a cluster of compute.clusters (cpu); add it, or leave it out',
        ],
    ],
    [
        "data and outputs in zones that are not there, columns of Delta tables, an image by tag",
        {
            "machineLearning.data": {
                outputs: "silver",
                assets: [
                    { ...sales, zone: "bronze" },
                    { ...sales, name: "sales-by-store", kind: "mltable", partitionKeys: ["store"] },
                ],
                environments: [{ name: "training", image: "mcr.microsoft.com/azureml/base:latest" }],
            },
        },
        [
            'machineLearning.data.assets[0].zone: "bronze" is not a zone of the lake; name one of landing, gold',
            expect.stringMatching(
                /^machineLearning.data.assets\[1\].partitionKeys: are given, but zone gold holds Delta/,
            ),
            expect.stringMatching(/^machineLearning.data.environments\[0\].image: .* a tag moves to other images$/),
            'machineLearning.data.outputs: "silver" is not a zone of the lake (landing, gold); name one',
        ],
    ],
    [
        "data on a lake that compute does not reach",
        { "machineLearning.data": { assets: [sales] }, "machineLearning.network.lake": false },
        [
            "machineLearning.network.lake: is false, but data has datastores on the lake, which compute could not reach; leave it out",
        ],
    ],
    [
        "one who tracks twice",
        {
            "machineLearning.tracking": [
                { name: "jobs", principalObjectId: objectId },
                { name: "more-jobs", principalObjectId: objectId },
            ],
        },
        [`machineLearning.tracking: object id "${objectId}" is duplicated`],
    ],
    [
        "alerts and a budget that no one hears of",
        {
            "machineLearning.alerts": { failedRuns: 2 },
            "machineLearning.budget": { monthlyAmount: 100, startMonth: "2026-12" },
        },
        [
            "machineLearning.alerts: have nowhere to go; give observability.alertEmails, or leave them out",
            "machineLearning.budget.emails: is missing, and there are no observability.alertEmails; give one of the two",
        ],
    ],
    [
        "a budget that begins on a day",
        {
            "machineLearning.budget": { monthlyAmount: 100, startMonth: "2026-12-02", emails: ["a@example.com"] },
        },
        ['machineLearning.budget.startMonth: "2026-12-02" must be a year and a month, for example 2026-12'],
    ],
];

describe("The machineLearning section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("machine-learning", changes)).toEqual(lines);
    });
});

describe("A workspace that holds everything", () => {
    const changes: Changes = {
        "observability.alertEmails": ["data-platform@example.com"],
        "machineLearning.compute.clusters[+]": { name: "many-models", preset: "many-models", identity: "training" },
        "machineLearning.compute.instances": [{ name: "ci-ann", userObjectId: objectId }],
        "machineLearning.data": {
            outputs: "landing",
            assets: [sales],
            environments: [{ name: "training", image }],
        },
        "machineLearning.tracking": [{ name: "jobs", principalObjectId: objectId }],
        "machineLearning.budget": { monthlyAmount: 100, startMonth: "2026-12" },
    };
    const made = async () => (await recordMinimal("machine-learning", changes)).resources.map(({ shown }) => shown);
    const ofContents = async () =>
        listed((await made()).filter(({ name, custom }) => custom && /^ml-(compute|data|tracking|alerts)/.test(name)));

    it("makes compute, datastores for every zone, data, environments, roles, alerts and a budget", async () => {
        expect(await ofContents()).toEqual([
            "Budget ml-alerts-budget",
            "Compute ml-compute-ci-ann",
            "Compute ml-compute-cpu",
            "Compute ml-compute-many-models",
            "DataVersion ml-data-data-sales",
            "Datastore ml-data-lake-gold",
            "Datastore ml-data-lake-landing",
            "Datastore ml-data-outputs",
            "EnvironmentVersion ml-data-environment-training",
            "RoleAssignment ml-compute-training-blobs",
            "RoleAssignment ml-compute-training-images",
            "RoleAssignment ml-compute-training-queues",
            "RoleAssignment ml-compute-training-tables",
            "RoleAssignment ml-tracking-jobs-files",
            "RoleAssignment ml-tracking-jobs-runs",
            "RoleDefinition ml-tracking-role",
            "ScheduledQueryRule ml-alerts-failed-jobs",
            "ScheduledQueryRule ml-alerts-quota",
            "ScheduledQueryRule ml-alerts-unusable-nodes",
        ]);
    });

    it("gives letters of the budget and alerts to the addresses of the stack", async () => {
        const { notifications } = one(await made(), "azure-native:consumption:Budget").inputs;
        expect(JSON.stringify(notifications)).toContain("data-platform@example.com");
    });

    it("tells how jobs name data and environments", async () => {
        const { outputs } = await recordMinimal("machine-learning", changes);
        expect(outputs.machineLearning).toMatchObject({
            dataAssets: { sales: expect.stringMatching(/^azureml:sales:[0-9a-f]{16}$/) as string },
            environments: { training: expect.stringMatching(/^azureml:training:[0-9a-f]{16}$/) as string },
        });
    });

    it("makes compute after the workspace's network and endpoint, and datastores after the zones", async () => {
        const all = await made();
        const waits = (type: string, name: string) => one(all, type, name).dependsOn.join(" ");
        expect(waits("azure-native:machinelearningservices:Compute", "ml-compute-cpu")).toMatch(
            /:Workspace::ml\b.*|::ml-amlworkspace/,
        );
        expect(waits("azure-native:machinelearningservices:Datastore", "ml-data-lake-gold")).toContain("::lake-gold");
    });
});

describe("A workspace with compute in a subnet", () => {
    it("puts clusters and instances there", async () => {
        const recording = await recordMinimal("machine-learning", {
            "machineLearning.network": { kind: "subnet" },
            "network.subnets[+]": { purpose: "machineLearningCompute", addressPrefix: "10.110.2.0/24" },
            "machineLearning.compute.instances": [{ name: "ci-ann", userObjectId: objectId }],
        });
        const computes = recording.resources
            .map(({ shown }) => shown)
            .filter(({ type }) => type.endsWith("machinelearningservices:Compute"));
        expect(
            computes.map(({ inputs }) => JSON.stringify(inputs)).every((text) => text.includes('"subnet":{"id"')),
        ).toBe(true);
        expect(computes).toHaveLength(2);
    });
});
