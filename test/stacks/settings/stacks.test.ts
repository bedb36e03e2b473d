import { beforeAll, describe, expect, it } from "vitest";
import { overlappingPairs } from "../../../components/shared/addressSpaces";
import { stackNames } from "../../../preview/stackFile";
import { leaves } from "../support/leaves";
import { accepted, configWith, project, type StackName } from "../support/stackSettings";

const environments = ["dev", "test", "prod"] as const;
const all: StackName[] = [...environments, "shared"];
const settingsOf = (stack: StackName) => accepted(configWith({}, stack), stack);

describe("The committed stacks", () => {
    it("are these four", () => {
        expect(stackNames(project)).toEqual([...all].sort());
    });

    it.each(all)("%s is accepted, and says of itself what it is", (stack) => {
        expect(settingsOf(stack).tags.environment).toBe(stack);
    });

    it("have address spaces that do not overlap, so that every one can be peered with the hub", () => {
        const ranges = all.flatMap((stack) =>
            (settingsOf(stack).network?.addressSpace ?? []).map((range) => ({ stack, range })),
        );
        expect(ranges).toHaveLength(4);
        expect(overlappingPairs(ranges, ({ range }) => range)).toEqual([]);
    });

    it("lie in one tenant, one region and four subscriptions", () => {
        const places = all.map((stack) => settingsOf(stack).azure);
        expect(new Set(places.map(({ tenantId }) => tenantId)).size).toBe(1);
        expect(new Set(places.map(({ location }) => location)).size).toBe(1);
        expect(new Set(places.map(({ subscriptionId }) => subscriptionId)).size).toBe(4);
    });

    it("use as a hub the shared stack, in the subscription that it is in", () => {
        const { subscriptionId } = settingsOf("shared").azure;
        for (const stack of environments) {
            expect(settingsOf(stack).hub).toEqual({ stack: "shared", subscriptionId });
        }
    });

    it("belong to the Databricks account of the shared stack, which makes the groups of their personas", () => {
        const { accountId, groups = [] } = settingsOf("shared").databricksAccount ?? {};
        for (const stack of environments) {
            const { databricks, personas = {} } = settingsOf(stack);
            expect(databricks?.accountId).toBe(accountId);
            const wanted = Object.values(personas).map(({ databricksGroup, groupObjectId }) => ({
                name: databricksGroup,
                entraObjectId: groupObjectId,
            }));
            expect(wanted).toHaveLength(3);
            expect(groups).toEqual(expect.arrayContaining(wanted));
        }
    });

    it("shared holds no data and no people", () => {
        expect(Object.keys(settingsOf("shared")).sort()).toEqual(
            [
                "azure",
                "naming",
                "tags",
                "protection",
                "policy",
                "runner",
                "observability",
                "network",
                "privateDns",
                "keyVault",
                "databricksAccount",
            ].sort(),
        );
    });
});

// Settings that only some environments have; all else stands in all three.
const onlyIn: Record<string, string> = {
    "personas.scientist.readsLogs": "dev",
    "observability.dailyCapGb": "dev",
    "lake.access[engineer on landing].persona": "dev",
    "lake.access[engineer on landing].zone": "dev",
    "lake.access[engineer on landing].right": "dev",
    "databricks.compute.policies[jobs].maxWorkers": "dev",
    "databricks.compute.policies[ml-cpu].maxWorkers": "dev",
    "databricks.compute.policies[multi-node].maxWorkers": "dev",
    "lake.softDelete.blobDays": "dev prod",
    "lake.softDelete.containerDays": "dev prod",
    "network.egress.idleTimeoutMinutes": "test",
    "network.flowLogs.customerManagedKey": "test prod",
    "lake.zones[bronze].lifecycle.coolAfterDays": "test prod",
    "lake.customerManagedKey": "test prod",
    "databricks.compute.policies[ml-gpu].nodeTypes[0]": "test prod",
    "databricks.compute.policies[ml-gpu].pool": "test prod",
    "databricks.compute.pools[gpu].maxCapacity": "test prod",
    "databricks.compute.pools[gpu].name": "test prod",
    "databricks.compute.pools[gpu].nodeType": "test prod",
    "databricks.compute.pools[gpu].personas[0]": "test prod",
    "databricks.sqlWarehouse.maxClusters": "test prod",
    "databricks.workspace.customerManagedKeys": "test prod",
    "databricks.workspace.dbfsRootKey": "test prod",
    ...Object.fromEntries(
        ["bronze", "silver", "gold", "features"].flatMap((schema) =>
            ["logRetentionDays", "deletedFileRetentionDays", "timeTravelDays"].map((days) => [
                `databricks.unityCatalog.retention.${schema}.${days}`,
                "test prod",
            ]),
        ),
    ),
    "tags.additional.serviceLevel": "prod",
    "identities.scoring.purpose": "prod",
    "observability.alertEmails[0]": "prod",
    "network.subnets[firewall].purpose": "prod",
    "network.subnets[firewall].addressPrefix": "prod",
    "network.subnets[powerBiGateway].purpose": "prod",
    "network.subnets[powerBiGateway].addressPrefix": "prod",
    "network.subnets[streamAnalytics].purpose": "prod",
    "network.subnets[streamAnalytics].addressPrefix": "prod",
    "network.egress.tier": "prod",
    "network.flowLogs.trafficAnalytics": "prod",
    "keyVault.sku": "prod",
    "keyVault.keyRotationDays": "prod",
    "lake.zones[landing].lifecycle.coolAfterDays": "prod",
    "lake.zones[bronze].lifecycle.coldAfterDays": "prod",
    "lake.zones[silver].lifecycle.coolAfterDays": "prod",
    "lake.access[scoring on gold].identity": "prod",
    "lake.access[scoring on gold].zone": "prod",
    "lake.access[scoring on gold].right": "prod",
    "lake.access[engineer on bronze].persona": "prod",
    "lake.access[engineer on bronze].zone": "prod",
    "lake.access[engineer on bronze].right": "prod",
    "lake.access[engineer on bronze].reason": "prod",
    "lake.resourceAccessRules[0].resourceIdPattern": "prod",
};

// Settings that all three have with other values: dev, test, prod.
const otherValues: Record<string, unknown[]> = {
    "azure.zoneRedundant": [false, true, true],
    "tags.environment": ["dev", "test", "prod"],
    "tags.costCenter": ["cc-1001", "cc-1002", "cc-1003"],
    "tags.dataClassification": ["internal", "confidential", "confidential"],
    "protection.protectData": [false, true, true],
    "protection.lockData": [false, false, true],
    "policy.profile": ["dev", "prod", "prod"],
    "observability.retentionDays": [30, 90, 365],
    "network.egress.kind": ["natGateway", "natGateway", "firewall"],
    "network.flowLogs.retentionDays": [7, 90, 365],
    "keyVault.softDeleteRetentionDays": [7, 90, 90],
    "lake.replication": ["Standard_LRS", "Standard_ZRS", "Standard_GZRS"],
    "lake.zones[landing].lifecycle.deleteAfterDays": [30, 30, 90],
    "lake.defender.malwareScanningCapGb": [100, 1000, 5000],
    "databricks.compute.policies[distributed-gpu-training].maxWorkers": [2, 2, 4],
    "databricks.compute.policies[ml-gpu].maxWorkers": [1, 1, 4],
    "databricks.compute.policies[multi-node].nodeTypes[0]": [
        "Standard_D4ds_v5",
        "Standard_D8ds_v5",
        "Standard_D8ds_v5",
    ],
    "databricks.compute.pools[cpu].maxCapacity": [6, 12, 40],
    "databricks.compute.pools[cpu].nodeType": ["Standard_D4ds_v5", "Standard_D8ds_v5", "Standard_D8ds_v5"],
    "databricks.sqlWarehouse.size": ["2X-Small", "X-Small", "Small"],
    "databricks.unityCatalog.trainingWindowDays": [7, 28, 28],
    "databricks.workspace.maxTokenLifetimeDays": [7, 1, 1],
};

// Settings that are an environment's own: no two have one value.
const ownValues = [
    "azure.subscriptionId",
    "network.addressSpace[0]",
    "network.subnets[databricksContainer].addressPrefix",
    "network.subnets[databricksHost].addressPrefix",
    "network.subnets[integrationRuntimes].addressPrefix",
    "network.subnets[kubernetesNodes].addressPrefix",
    "network.subnets[machineLearningCompute].addressPrefix",
    "network.subnets[privateEndpoints].addressPrefix",
    "personas.analyst.groupObjectId",
    "personas.engineer.groupObjectId",
    "personas.scientist.groupObjectId",
    "personas.analyst.databricksGroup",
    "databricks.unityCatalog.maintenance.servicePrincipal",
    "personas.engineer.databricksGroup",
    "personas.scientist.databricksGroup",
];

describe("dev, test and prod differ", () => {
    let maps: { stack: string; values: Map<string, unknown> }[];
    let paths: string[];

    beforeAll(() => {
        maps = environments.map((stack) => ({ stack, values: leaves(settingsOf(stack)) }));
        paths = [...new Set(maps.flatMap(({ values }) => [...values.keys()]))];
    });

    const holders = (path: string) => maps.filter(({ values }) => values.has(path)).map(({ stack }) => stack);
    const valuesAt = (path: string) => maps.map(({ values }) => values.get(path));

    it("in these settings that only some have", () => {
        const some = paths.filter((path) => holders(path).length < environments.length);
        expect(Object.fromEntries(some.map((path) => [path, holders(path).join(" ")]))).toEqual(onlyIn);
    });

    it("in these values", () => {
        const shared = paths.filter((path) => holders(path).length === environments.length);
        const differing = shared.filter((path) => new Set(valuesAt(path)).size > 1);
        const common = differing.filter((path) => !ownValues.includes(path));
        expect(Object.fromEntries(common.map((path) => [path, valuesAt(path)]))).toEqual(otherValues);
    });

    it("in what is each one's own", () => {
        const repeated = ownValues.filter((path) => new Set(valuesAt(path)).size < environments.length);
        expect(repeated).toEqual([]);
    });
});
