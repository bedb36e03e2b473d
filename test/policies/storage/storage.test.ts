import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { group, subscription } from "../support/fixture";
import { changed, found, ruleSets, violated, without, withResource } from "../support/mutants";

describe("lifecycles by zone", () => {
    const actions = "policy.rules.0.definition.actions";
    it.each(["baseBlob.delete", "baseBlob.tierToArchive", "snapshot.delete", "version.delete"])(
        "a delta rule with %s",
        (action) => {
            expect(violated(changed("lake-lifecycle", { [`${actions}.${action}`]: { daysAfter: 90 } }))).toEqual([
                "storage-lifecycle-delta-tiers",
            ]);
        },
    );
    it("a files rule that archives is right", () => {
        const archive = { "policy.rules.1.definition.actions.baseBlob.tierToArchive": { daysAfter: 90 } };
        expect(violated(changed("lake-lifecycle", archive))).toEqual([]);
    });
    it("a files rule renamed to a delta rule", () => {
        expect(violated(changed("lake-lifecycle", { "policy.rules.1.name": "delta-landing" }))).toEqual([
            "storage-lifecycle-delta-tiers",
        ]);
    });
});

describe("other right values", () => {
    it.each(["None", "AzureServices, Logging"])("a bypass of %s is right", (bypass) => {
        expect(violated(changed("lake", { "networkRuleSet.bypass": bypass }))).toEqual([]);
    });
    it("a later TLS is right", () => {
        expect(violated(changed("lake", { minimumTlsVersion: "TLS1_3" }))).toEqual([]);
    });
    it("local redundancy and Microsoft's key are right in development", () => {
        const stack = changed("lake", {
            "sku.name": "Standard_LRS",
            "encryption.keySource": "Microsoft.Storage",
            "encryption.requireInfrastructureEncryption": undefined,
        });
        expect(violated(stack, "dev")).toEqual([]);
        expect(violated(stack)).toEqual([
            "storage-account-customer-key",
            "storage-account-infrastructure-encryption",
            "storage-account-replication",
        ]);
    });
    it("a container whose access is unset is private", () => {
        expect(violated(changed("lake-bronze", { publicAccess: undefined }))).toEqual([]);
    });
});

describe("resources that the firewall admits", () => {
    const own = "99999999-0000-0000-0000-000000000000";
    const connector = `${group}/providers/Microsoft.Databricks/accessConnectors/dbac-data`;
    const rule = (resourceId: string, tenantId?: string) => ({
        "networkRuleSet.resourceAccessRules": [{ resourceId, tenantId }],
    });
    const everySynapse = `${subscription}/resourcegroups/*/providers/Microsoft.Synapse/workspaces/*`;
    it.each([
        { resourceId: connector, tenantId: "11111111-0000-0000-0000-000000000000" },
        { resourceId: connector, tenantId: undefined },
        { resourceId: everySynapse, tenantId: own },
        { resourceId: everySynapse.replace(subscription, "/subscriptions/*"), tenantId: own },
    ])("$resourceId of tenant $tenantId is refused", ({ resourceId, tenantId }) => {
        expect(violated(changed("lake", rule(resourceId, tenantId)))).toEqual([
            "storage-account-firewall-resource-rules",
        ]);
    });
    it.each([connector, connector.toUpperCase(), connector.replace("dbac-data", "*")])("%s is right", (resourceId) => {
        expect(violated(changed("lake", rule(resourceId, own.toUpperCase())))).toEqual([]);
    });
    it.each([own, unknownSentinel])("of tenant %s is unknown where nothing names the stack's own", (tenantId) => {
        const withoutTenant = without("vault", "vault-lake-key");
        const lake = changed("lake", rule(connector, tenantId)).find(({ name }) => name === "lake")!;
        const stack = withoutTenant.map((resource) => (resource.name === "lake" ? lake : resource));
        expect(ruleSets(stack).unknown).toContain("storage-account-firewall-resource-rules");
    });
    it("an unknown list is judged after deployment", () => {
        expect(ruleSets(changed("lake", { "networkRuleSet.resourceAccessRules": unknownSentinel }))).toEqual({
            violated: [],
            unknown: ["storage-account-firewall-resource-rules"],
        });
    });
});

describe("the other services of an account", () => {
    it.each(["Queue", "QueueServiceProperties", "Table", "TableServiceProperties"])(
        "need logs once there is a %s",
        (type) => {
            const stack = withResource(`azure-native:storage:${type}`, {
                accountName: "stlake",
                resourceGroupName: "rg-data",
            });
            expect(found(stack)).toEqual(["monitoring-diagnostic-setting @lake"]);
        },
    );
    it("need none in an account without them", () => {
        expect(found(without("lake-file-service", "lake-file-service-diagnostics"))).toEqual([]);
    });
});
