import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { estimate, estimateTable, unknownPrices, type PlannedResource } from "../../../simulation/live/estimate";
import { ownPrefix, prefixRule } from "../../../simulation/live/prefix";
import type { PriceOf } from "../../../simulation/live/prices";
import schema from "../../../stacks/settings.schema.json";

const region = "westeurope";
const resource = (type: string, inputs: Record<string, unknown> = {}) => ({
    type: `azure-native:${type}`,
    custom: true,
    inputs,
    region,
});

/** One EUR for a unit of any meter. */
const oneEuro =
    (unit: string): PriceOf =>
    () =>
        Promise.resolve({ amount: 1, unit });
const costs = async (resources: PlannedResource[], priceOf = oneEuro("1 Hour")) =>
    (await estimate(resources, priceOf)).lines.map(({ meter, count, cost }) => [meter.title, count, cost]);

describe("An estimate", () => {
    it("counts what is billed, by tier and kind, for two hours", async () => {
        const resources = [
            resource("network:AzureFirewall", { sku: { tier: "Standard" } }),
            resource("keyvault:Key", { properties: { kty: "RSA-HSM" } }),
            resource("keyvault:Key", { properties: { kty: "RSA" } }),
            resource("network:PrivateEndpoint"),
            resource("network:PrivateEndpoint"),
            resource("network:Subnet"),
            { type: "azure-native:network:NatGateway", custom: false, inputs: {}, region },
            { type: "pulumi:providers:azure-native", custom: true, inputs: {}, region },
            { type: "time:index/sleep:Sleep", custom: true, inputs: {}, region },
        ];
        expect(await costs(resources)).toEqual([
            ["Azure Firewall Standard", 1, 2],
            ["Private endpoint", 2, 4],
            ["Key in hardware, a month at least", 1, 1],
        ]);
        expect(await estimate(resources, oneEuro("1 Hour"))).toMatchObject({ total: 7, unmetered: [] });
    });

    it.each([[{}], [{ sku: { tier: "Premium" } }], [{ sku: { $unknown: true } }]])(
        "takes a firewall for the dearest unless it is known: %j",
        async (inputs) => {
            expect(await costs([resource("network:AzureFirewall", inputs)])).toEqual([
                ["Azure Firewall Premium", 1, 2],
            ]);
        },
    );

    it("counts by the unit of the price: hours, a share of a month, gigabytes that are assumed", async () => {
        const [zone] = (await estimate([resource("privatedns:PrivateZone")], oneEuro("1/Month"))).lines;
        expect(zone?.cost).toBeCloseTo(2 / 730);
        expect(await costs([resource("network:FlowLog")], oneEuro("1 GB"))).toEqual([
            ["Flow logs, 0.1 GB an hour", 1, 0.2],
        ]);
    });

    it("counts a registry by the day", async () => {
        const [registry] = (await estimate([resource("containerregistry:Registry")], oneEuro("1/Day"))).lines;
        expect(registry?.cost).toBeCloseTo(2 / 24);
    });

    it("counts vCores of a database, its license and zones where it has compute of its own", async () => {
        const database = (name: string, zoneRedundant: boolean) =>
            resource("sql:Database", { sku: { name, capacity: 4 }, zoneRedundant });
        expect(await costs([database("GP_S_Gen5", true)])).toEqual([
            ["Serverless SQL database, one vCore at full load", 4, 8],
        ]);
        expect(await costs([database("GP_Gen5", true)])).toEqual([
            ["SQL database General Purpose, one vCore", 4, 8],
            ["SQL license General Purpose, one vCore", 4, 8],
            ["Zones of a SQL database General Purpose, one vCore", 4, 8],
        ]);
        expect(await costs([database("GP_Gen5", false)])).toHaveLength(2);
        expect(await costs([database("BC_Gen5", true)])).toHaveLength(2);
    });

    const compute = (computeType: string, vmSize: string, inner: object = {}) =>
        resource("machinelearningservices:Compute", { properties: { computeType, properties: { vmSize, ...inner } } });
    const cluster = (vmSize: string, minNodeCount: number, maxNodeCount: number, vmPriority = "Dedicated") =>
        compute("AmlCompute", vmSize, { vmPriority, scaleSettings: { minNodeCount, maxNodeCount } });
    const workspace = (managedNetwork: object) =>
        resource("machinelearningservices:Workspace", {
            ...{ storageAccount: "/a", keyVault: "/b", containerRegistry: "/c" },
            managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound", ...managedNetwork },
        });
    const byName = { outboundRules: { pypi: { type: "FQDN", destination: "pypi.org" } } };

    it("counts of a workspace's network the firewall of rules by name, and every endpoint", async () => {
        const lake = { type: "PrivateEndpoint", destination: { subresourceTarget: "dfs" } };
        const resources = [
            workspace({ outboundRules: { lake, queue: lake } }),
            workspace(byName),
            workspace({ ...byName, firewallSku: "Basic" }),
            workspace({ isolationMode: "Disabled" }),
        ];
        expect(await costs(resources)).toEqual([
            ["Firewall Basic of a workspace's managed network", 1, 2],
            ["Firewall Standard of a workspace's managed network", 1, 2],
            ["Private endpoint inside a workspace's managed network", 17, 34],
        ]);
        expect(await estimate(resources, oneEuro("1 Hour"))).toMatchObject({ unmetered: [] });
    });

    it("counts of compute by its size what runs while it does nothing", async () => {
        const resources = [
            cluster("Standard_NC4as_T4_v3", 0, 4),
            cluster("Standard_D4ds_v5", 2, 4),
            compute("ComputeInstance", "Standard_D4ds_v5"),
            compute("ComputeInstance", "Standard_E8ds_v5"),
            compute("Kubernetes", "Standard_E8ds_v5"),
        ];
        expect(await costs(resources)).toEqual([
            ["Machine Standard_D4ds_v5", 3, 6],
            ["Machine Standard_E8ds_v5", 1, 2],
        ]);
        expect(await estimate(resources, oneEuro("1 Hour"))).toMatchObject({ unmetered: [] });
    });

    it("says what an hour costs in which jobs take the most nodes of every cluster, and adds it to nothing", async () => {
        const priceOf: PriceOf = ({ machine }) =>
            Promise.resolve(machine?.lowPriority ? "no such meter" : { amount: 1, unit: "1 Hour" });
        const found = await estimate(
            [
                cluster("Standard_NC4as_T4_v3", 0, 4),
                cluster("Standard_D4ds_v5", 1, 4),
                cluster("Standard_D4ds_v5", 0, 2),
                cluster("Standard_D4ds_v5", 0, 7, "LowPriority"),
            ],
            priceOf,
        );
        expect(found.total).toBe(2);
        expect(unknownPrices(found)).toEqual([]);
        const because = "Not in it, since a rehearsal runs no job: ";
        expect(estimateTable(found).filter((line) => line.startsWith(because))).toEqual(
            [
                "4 x Machine Standard_NC4as_T4_v3, the most nodes of clusters, 4.00 EUR an hour",
                "5 x Machine Standard_D4ds_v5, the most nodes of clusters, 5.00 EUR an hour",
                "7 x Machine Standard_D4ds_v5, low priority, the most nodes of clusters, at a price that is not known",
            ].map((line) => because + line),
        );
    });

    it("counts the container registry of a model registry in each of its regions", async () => {
        const regionDetails = [{ location: "westeurope" }, { location: "northeurope" }];
        const models = resource("machinelearningservices:Registry", { location: "westeurope", regionDetails });
        const { lines } = await estimate([models], oneEuro("1/Day"));
        expect(lines.map(({ meter, region: where, count }) => [meter.title, where, count])).toEqual([
            ["Container registry of a model registry, in one region", "westeurope", 1],
            ["Container registry of a model registry, in one region", "northeurope", 1],
        ]);
    });

    it("says of a unit that it does not know that the price is not known", async () => {
        const found = await estimate([resource("network:NatGateway")], oneEuro("10K"));
        expect(found.lines.map(({ cost }) => cost)).toEqual([undefined]);
        expect(unknownPrices(found)).toEqual([
            'NAT gateway: the price list counts it by "10K", which this estimate does not know',
        ]);
    });

    it("asks for the price of each region, and adds up what is known", async () => {
        const priceOf: PriceOf = (_, where) =>
            Promise.resolve(where === region ? { amount: 1, unit: "1 Hour" } : "no such meter");
        const gateways = [region, region, "northeurope"].map((where) => ({
            ...resource("network:NatGateway"),
            region: where,
        }));
        const found = await estimate(gateways, priceOf);
        expect(found.lines.map(({ region: where, count, cost }) => [where, count, cost])).toEqual([
            ["westeurope", 2, 4],
            ["northeurope", 1, undefined],
        ]);
        expect(found.total).toBe(4);
        expect(estimateTable(found).at(-1)).toMatch(/, without what has no known price \(1 of 2 lines\)$/);
    });

    it("names every kind of which no meter is known, once", async () => {
        const kinds = ["cdn:Profile", "web:WebApp", "cdn:Profile"].map((type) => resource(type));
        const { unmetered } = await estimate(kinds, oneEuro("1 Hour"));
        expect(unmetered).toEqual(["azure-native:cdn:Profile", "azure-native:web:WebApp"]);
    });

    it("counts of Databricks what runs from the moment it is made, a warehouse by its size", async () => {
        const ofDatabricks = (type: string, inputs = {}) => ({
            type: `databricks:index/${type}`,
            custom: true,
            inputs,
            region,
        });
        const warehouse = "sqlEndpoint:SqlEndpoint";
        const total = async (...resources: PlannedResource[]) => (await estimate(resources, oneEuro("1 Hour"))).total;
        expect(
            await total(
                resource("databricks:Workspace"),
                ofDatabricks("clusterPolicy:ClusterPolicy"),
                ofDatabricks(warehouse, { clusterSize: "2X-Small" }),
            ),
        ).toBe(8);
        expect(await total(ofDatabricks(warehouse, { clusterSize: "Small" }))).toBe(80);
    });

    it("of nothing costs nothing", async () => {
        expect(estimateTable(await estimate([], oneEuro("1 Hour"))).at(-1)).toBe(
            "Together 0.00 EUR by https://prices.azure.com/api/retail/prices",
        );
    });
});

describe("Every kind of the project's stacks", () => {
    it("has a meter or no bill of its own", async () => {
        const rendered = path.join(__dirname, "../../stacks/rendered");
        const files = readdirSync(rendered, { recursive: true, encoding: "utf8" }).filter((file) =>
            file.endsWith(".json"),
        );
        const resources = files
            .map((file) => JSON.parse(readFileSync(path.join(rendered, file), "utf8")) as Partial<PlannedResource>)
            .flatMap(({ type, inputs = {} }) => (type === undefined ? [] : [{ type, custom: true, inputs, region }]));
        expect(resources.length).toBeGreaterThan(100);
        expect((await estimate(resources, oneEuro("1 Hour"))).unmetered).toEqual([]);
    });
});

describe("A prefix", () => {
    it("follows the settings' rule", () => {
        const naming = schema.properties.config.properties["azure-ml-platform:naming"].properties;
        expect(prefixRule.pattern.source).toBe(naming.prefix.pattern);
    });

    it("is made by it, and differs between processes and minutes", () => {
        const made = [0, 1, 36 ** 3].flatMap((pid) =>
            ["2026-11-22T10:00:00Z", "2026-11-22T10:01:00Z"].map((time) => ownPrefix(new Date(time), pid)),
        );
        expect(made.filter((prefix) => !prefixRule.pattern.test(prefix) || !/^rh...$/.test(prefix))).toEqual([]);
        expect(new Set(made.slice(0, 4)).size).toBe(4);
    });
});
