import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { estimate, estimateTable, type PlannedResource } from "../../../simulation/live/estimate";
import { ownPrefix, prefixRule } from "../../../simulation/live/prefix";
import { freeTypes, prices } from "../../../simulation/live/prices";
import schema from "../../../stacks/settings.schema.json";

const resource = (type: string, inputs: Record<string, unknown> = {}) => ({
    type: `azure-native:${type}`,
    custom: true,
    inputs,
});

describe("An estimate", () => {
    it("counts what costs money, by tier and kind", () => {
        const { lines, total, unpriced } = estimate([
            resource("network:AzureFirewall", { sku: { tier: "Standard" } }),
            resource("keyvault:Key", { properties: { kty: "RSA-HSM" } }),
            resource("keyvault:Key", { properties: { kty: "RSA" } }),
            resource("network:PrivateEndpoint"),
            resource("network:PrivateEndpoint"),
            resource("network:Subnet"),
            { type: "azure-native:network:NatGateway", custom: false, inputs: {} },
            { type: "pulumi:providers:azure-native", custom: true, inputs: {} },
            { type: "time:index/sleep:Sleep", custom: true, inputs: {} },
        ]);
        expect(lines.map(({ price, count, cost }) => [price.name, count, cost])).toEqual([
            ["Azure Firewall Standard", 1, 2.5],
            ["Private endpoint", 2, 0.04],
            ["Key in hardware, a month at least", 1, 5],
            ["Key, its operations", 1, 0.002],
        ]);
        expect(total).toBeCloseTo(7.542);
        expect(unpriced).toEqual([]);
    });

    it.each([[{}], [{ sku: { tier: "Premium" } }], [{ sku: { $unknown: true } }]])(
        "takes a firewall for the dearest unless it is known: %j",
        (inputs) => {
            expect(estimate([resource("network:AzureFirewall", inputs)]).total).toBe(3.5);
        },
    );

    it("names every kind of which no price is known, once", () => {
        const kinds = ["sql:Server", "web:WebApp", "sql:Server"].map((type) => resource(type));
        expect(estimate(kinds).unpriced).toEqual(["azure-native:sql:Server", "azure-native:web:WebApp"]);
    });

    it("counts of Databricks what runs from the moment it is made, a warehouse by its size", () => {
        const ofDatabricks = (type: string, inputs = {}) => ({
            type: `databricks:index/${type}`,
            custom: true,
            inputs,
        });
        const warehouse = "sqlEndpoint:SqlEndpoint";
        const { total, unpriced } = estimate([
            resource("databricks:Workspace"),
            ofDatabricks("clusterPolicy:ClusterPolicy"),
            ofDatabricks(warehouse, { clusterSize: "2X-Small" }),
        ]);
        expect([total, unpriced]).toEqual([7.28, []]);
        expect(estimate([ofDatabricks(warehouse, { clusterSize: "Small" })]).total).toBeCloseTo(72.8);
    });

    it("of nothing costs nothing", () => {
        expect(estimateTable(estimate([])).at(-1)).toBe("Together 0.00 EUR, by prices read on 2026-11-22");
    });
});

describe("The prices", () => {
    it("have a source each, and an amount", () => {
        expect(prices.filter(({ source }) => !/^(unverified; )?https:\/\//.test(source))).toEqual([]);
        expect(prices.filter(({ perHour = 0, once = 0 }) => perHour + once <= 0)).toEqual([]);
        expect(prices.filter(({ type }) => freeTypes.has(type))).toEqual([]);
    });
});

describe("Every kind of the project's stacks", () => {
    it("has a price or is free", () => {
        const rendered = path.join(__dirname, "../../stacks/rendered");
        const files = readdirSync(rendered, { recursive: true, encoding: "utf8" }).filter((file) =>
            file.endsWith(".json"),
        );
        const resources = files
            .map((file) => JSON.parse(readFileSync(path.join(rendered, file), "utf8")) as Partial<PlannedResource>)
            .flatMap(({ type, inputs = {} }) => (type === undefined ? [] : [{ type, custom: true, inputs }]));
        expect(resources.length).toBeGreaterThan(100);
        expect(estimate(resources).unpriced).toEqual([]);
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
