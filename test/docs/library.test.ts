import { describe, expect, it } from "vitest";
import { readLibrary } from "../../docs/generator/library";

const { components, forms } = readLibrary();
const inputsOf = (name: string) => components.find((component) => component.name === name)?.inputs ?? [];
const form = (name: string) => forms.find((each) => each.name === name);

describe("The inputs of a component", () => {
    it("hold what its interface extends, without what is left out of it", () => {
        const inputs = inputsOf("DataLake").map(({ name }) => name);
        expect(inputs).toEqual(expect.arrayContaining(["zones", "replication", "resourceGroupName"]));
        expect(inputs).not.toContain("hierarchicalNamespace");
        expect(inputsOf("PrivateStorageAccount").map(({ name }) => name)).toContain("hierarchicalNamespace");
    });

    it("hold a property once where an interface redeclares what it omits from another", () => {
        const zones = inputsOf("DatabricksUnityCatalog").filter(({ name }) => name === "zones");
        expect(zones).toHaveLength(1);
    });

    it("say which of them may be left out, and keep the sentence of where they are declared", () => {
        const inputs = new Map(inputsOf("KeyVault").map((input) => [input.name, input]));
        expect(inputs.get("tenantId")?.optional).toBe(false);
        expect(inputs.get("lock")?.optional).toBe(true);
        expect(inputs.get("lock")?.doc).toMatch(/default/);
    });
});

describe("The forms of inputs", () => {
    it("are the interfaces that an input leads to, through lists, maps, unions and other interfaces", () => {
        expect(form("LakeZone")).toBeDefined();
        expect(form("ZoneLifecycle")).toBeDefined();
        expect(form("PlannedSubnet")).toBeDefined();
        expect(form("FirewallEgress")?.members.map(({ name }) => name)).toContain("allowedFqdns");
        expect(form("CatalogZone")?.members.map(({ name }) => name)).toEqual(
            expect.arrayContaining(["filesystemResourceId", "trainedFrom"]),
        );
    });

    it("are none that only the library itself uses", () => {
        expect(["PolicyDenial", "PolicyRequest", "InputFault"].filter(form)).toEqual([]);
    });

    it("hold no component's own inputs, which are in its section", () => {
        const own = new Set(components.map(({ args }) => args));
        expect(forms.filter(({ name }) => own.has(name))).toEqual([]);
    });
});
