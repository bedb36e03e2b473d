import { describe, expect, it } from "vitest";
import { visitsOf } from "../support/dependencyPaths";
import { recordStack } from "./support/recordStack";
import { configWith } from "./support/stackSettings";

const linked = (urn: string, dependsOn: string[] = [], propertyDependencies = {}, parent?: string) => ({
    urn,
    parent,
    provider: "azure-native",
    dependsOn,
    propertyDependencies,
});

describe("The resources that Pulumi visits where a deletion is refused", () => {
    it("are visited on every path, and again for each input", () => {
        const plan = [linked("a"), linked("b", ["a"], { id: ["a"] }), linked("c", ["a", "b"])];
        expect([...visitsOf(plan)]).toEqual([
            ["a", 1],
            ["b", 3],
            ["c", 5],
        ]);
    });

    it("are those of each parent once", () => {
        const plan = [linked("a"), linked("p", ["a"]), linked("b", [], {}, "p"), linked("c", ["b"], {}, "p")];
        expect(visitsOf(plan).get("c")).toBe(4);
    });
});

// A destroy that the protection of prod refuses would take minutes, and with ten times as many it does not end.
describe("The dependencies of prod", async () => {
    const { resources } = await recordStack(configWith({}, "prod"), "prod");
    const plan = resources.map(({ shown }) => shown);
    const visits = visitsOf(plan);

    it("let a destroy of what is protected end within a minute", () => {
        const refused = plan.filter(({ protect }) => protect).map(({ urn }) => visits.get(urn) ?? 0);
        expect(refused.length).toBeGreaterThan(0);
        expect(refused.reduce((sum, each) => sum + each, 0)).toBeLessThan(30_000_000);
    });

    it("let a refusal of any one resource be reported in seconds", () => {
        const most = [...visits].filter(([, count]) => count > 20_000_000);
        expect(most).toEqual([]);
    });
});
