import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { allResourceTypes, canonicalToken, canonicalUrn, resourceTypeOf } from "../../azure/resourceTypes";
import { catalog } from "../../policies/catalog";
import { typesOf } from "../../policies/core/rule";

const account = "azure-native:storage:StorageAccount";

/** The tokens that the provider's package takes for the same type. */
function aliasesOf(token: string): string[] {
    const [, module = "", name = ""] = token.split(":");
    const folder = path.join(__dirname, "../../node_modules/@pulumi/azure-native", module);
    // `IPv6FirewallRule` is in ipv6FirewallRule.js.
    const file = readdirSync(folder).find((one) => one.toLowerCase() === `${name}.js`.toLowerCase()) ?? "";
    const source = readFileSync(path.join(folder, file), "utf8");
    const [list = ""] = /aliases: \[.*\]/.exec(source) ?? [];
    return [...list.matchAll(/type: "([^"]+)"/g)].map(([, alias = ""]) => alias);
}

const used = [...new Set([...catalog.flatMap(typesOf), ...allResourceTypes.map(({ token }) => token)])];
const ofAzure = used.filter((token) => token.startsWith("azure-native:"));

describe("A type token", () => {
    it.each([
        account,
        "azure-native:storage/v20240101:StorageAccount",
        "azure-native:storage/v20240101preview:StorageAccount",
        "azure-native:storage/v20240101privatepreview:StorageAccount",
        "azure-native_storage_v20240101:storage:StorageAccount",
        "azure-native_storage_v20240101preview:storage:StorageAccount",
        "azure-native_storage_v20240101privatepreview:storage:StorageAccount",
        "azure-native_storage_v20240101:storage/v20240101:StorageAccount",
    ])("%s is a storage account", (token) => {
        expect(canonicalToken(token)).toBe(account);
        expect(resourceTypeOf(token)?.arm).toBe("Microsoft.Storage/storageAccounts");
    });

    it.each([
        ["azure-native:a/v20240101/b:C", "azure-native:a/b:C"],
        ["azure-native_network_v20200601:network:PrivateZone", "azure-native:privatedns:PrivateZone"],
        ["azure-native:insights/v20210501preview:DiagnosticSetting", "azure-native:monitor:DiagnosticSetting"],
        ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:Deployment"],
        ["databricks:index/job:Job", "databricks:index/job:Job"],
        ["pulumi:providers:azure-native", "pulumi:providers:azure-native"],
    ])("%s is %s", (token, expected) => {
        expect(canonicalToken(token)).toBe(expected);
    });

    it.each(ofAzure)("%s is what each alias of its provider's package means", (token) => {
        expect(canonicalToken(token)).toBe(token);
        expect(aliasesOf(token).filter((alias) => canonicalToken(alias) !== token)).toEqual([]);
    });
});

describe("The type in a URN", () => {
    it("is one for all spellings, its parents' too, and the name stays", () => {
        const urn =
            "urn:pulumi:s::p::x:index:X$azure-native:network/v20240501:VirtualNetwork$azure-native:network:Subnet";
        expect(canonicalUrn(`${urn}::a/v20240101:b`)).toBe(
            "urn:pulumi:s::p::x:index:X$azure-native:network:VirtualNetwork$azure-native:network:Subnet::a/v20240101:b",
        );
    });
});
