import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { resourceTypes } from "../../azure/kinds";
import type { ResourceType } from "../../azure/resourceType";
import { allResourceTypes, providerPath, requireResourceType, resourceTypeOf } from "../../azure/resourceTypes";
import { repeatedIn } from "../support/lists";

const root = path.join(__dirname, "../..");
const byToken = allResourceTypes.map((row) => [row.token, row] as const);
const ofAzure = byToken.filter(([token]) => token.startsWith("azure-native:"));
const named = byToken.filter(([, { name }]) => name !== undefined);

/** Declaration of a type in its provider's package. */
function declaration(token: string): string {
    const [provider = "", module = "", name = ""] = token.split(":");
    const folder = provider === "azure-native" ? `${module}/` : "";
    const file = `${folder}${name.charAt(0).toLowerCase()}${name.slice(1)}.d.ts`;
    const scope = provider === "time" ? "@pulumiverse" : "@pulumi";
    return readFileSync(path.join(root, "node_modules", scope, provider, file), "utf8");
}

/** Declaration of the inputs alone. */
const inputsOf = (token: string) => /export interface \w+Args \{.*?^\}/ms.exec(declaration(token))?.[0] ?? "";
const hasInput = (token: string, input: string) => new RegExp(`^ +${input}\\??: `, "m").test(inputsOf(token));

describe("The table of resource types", () => {
    it("has one row a token", () => {
        expect(repeatedIn(allResourceTypes.map(({ token }) => token))).toEqual([]);
        expect(repeatedIn(allResourceTypes.flatMap(({ arm }) => arm ?? []))).toEqual([]);
    });

    it("holds each file's rows under names of their own", () => {
        const files = readdirSync(path.join(root, "azure/kinds")).filter((file) => file !== "index.ts");
        const rows = files.flatMap((file) =>
            [...readFileSync(path.join(root, "azure/kinds", file), "utf8").matchAll(/\btoken: "/g)].map(() => file),
        );
        expect(rows.length).toBe(Object.keys(resourceTypes).length);
    });

    it("finds a row by its token", () => {
        expect(requireResourceType("azure-native:keyvault:Vault")).toBe(resourceTypes.keyVault);
        expect(resourceTypeOf("azure-native:web:WebApp")).toBeUndefined();
        expect(() => requireResourceType("azure-native:web:WebApp")).toThrow("add a row in azure/kinds");
    });

    it.each(byToken)("holds of %s inputs and tags as its provider's package has them", (token, row: ResourceType) => {
        const inputs = [...(row.names ?? []), ...(typeof row.scope === "object" ? [row.scope.input] : [])];
        const unknown = inputs.filter((input) => !input.startsWith("=") && !hasInput(token, input));
        expect(unknown).toEqual([]);
        if (row.arm !== undefined) {
            expect(row.taggable ?? false).toBe(hasInput(token, "tags"));
        }
    });

    it.each(ofAzure)("holds of %s the API version that the provider says it uses", (token, { apiVersion }) => {
        expect(apiVersion).toBe(/Uses Azure REST API version ([\w-]+)/.exec(declaration(token))?.[1]);
    });

    it.each(ofAzure)("holds of %s as many names as its ARM type has parts", (_, { arm, names }) => {
        expect(arm).toMatch(/^Microsoft\.[A-Za-z]+(\/[a-zA-Z]+)+$/);
        expect(names?.length).toBe((arm?.split("/").length ?? 0) - 1);
    });

    it.each(named)("bounds the name of %s by a length, as its words say, and by characters", (_, { name }) => {
        expect(name?.minLength).toBeGreaterThanOrEqual(1);
        expect(name?.maxLength).toBeGreaterThanOrEqual(name?.minLength ?? 0);
        if (/^\d+ to \d+ (?!labels)/.test(name?.words ?? "")) {
            expect(name?.words).toMatch(new RegExp(`^${name?.minLength} to ${name?.maxLength} `));
        }
        expect(name?.pattern.test("")).toBe(false);
    });

    const rendered = path.join(root, "test/stacks/rendered");
    const stacks = readdirSync(rendered).filter((stack) =>
        existsSync(path.join(root, `stacks/config/Pulumi.${stack}.yaml`)),
    );
    it.each(stacks)("has a row for every type that stack %s makes", (stack) => {
        const plans = readdirSync(path.join(rendered, stack)).map(
            (file) => JSON.parse(readFileSync(path.join(rendered, stack, file), "utf8")) as { type?: string },
        );
        const types = plans.flatMap(({ type }) =>
            type !== undefined && /^(azure-native|databricks|time):/.test(type) ? type : [],
        );
        expect(types.length).toBeGreaterThan(50);
        expect(types.filter((type) => resourceTypeOf(type) === undefined)).toEqual([]);
    });
});

describe("The path of an id", () => {
    const read = (inputs: Record<string, string>) => (input: string) => inputs[input];

    it("has the type's parts and the names that the inputs hold", () => {
        expect(providerPath(resourceTypes.blobContainer, read({ accountName: "stlake", containerName: "gold" }))).toBe(
            "/providers/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/gold",
        );
    });

    it("is none where a name is not known, or where no provider stands in the id", () => {
        expect(providerPath(resourceTypes.key, read({ vaultName: "kv" }))).toBeUndefined();
        expect(providerPath(resourceTypes.resourceGroup, read({ resourceGroupName: "rg" }))).toBeUndefined();
        expect(providerPath(resourceTypes.databricksCatalog, read({ name: "main" }))).toBeUndefined();
    });
});

const armCheck = path.join(root, "../shared/arm-check");
interface PublishedType {
    api: string;
    type: string;
}

describe.skipIf(!existsSync(armCheck) && !process.env.CI)("Azure's published types (../shared/arm-check)", () => {
    // Microsoft.Compute is not among the published types there, and a blob is none of Resource Manager's objects.
    const missing = ["azure-native:compute:VirtualMachineScaleSet", "azure-native:storage:Blob"];

    it("have every row's type and API version", () => {
        const file = readFileSync(path.join(armCheck, "tokens.json"), "utf8");
        const tokens = JSON.parse(file) as Record<string, PublishedType>;
        const checked = ofAzure.filter(([token]) => !missing.includes(token));
        const published = Object.fromEntries(checked.map(([token]) => [token, tokens[token]]));
        expect(published).toEqual(
            Object.fromEntries(checked.map(([token, { arm, apiVersion }]) => [token, { type: arm, api: apiVersion }])),
        );
    });
});
