import { describe, expect, it } from "vitest";
import { changed, violated, withResource } from "../support/mutants";

describe("vaults", () => {
    it.each([
        { days: 90, prod: [], dev: [] },
        { days: 89, prod: ["keyvault-vault-soft-delete-retention"], dev: [] },
        { days: 6, prod: ["keyvault-vault-soft-delete-retention"], dev: ["keyvault-vault-soft-delete-retention"] },
    ])("with a retention of $days days", ({ days, prod, dev }) => {
        const stack = changed("vault", { "properties.softDeleteRetentionInDays": days });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod, dev });
    });
    it.each(["disabled", "SecuredByPerimeter"])("with public access %s are right", (access) => {
        expect(violated(changed("vault", { "properties.publicNetworkAccess": access }))).toEqual([]);
    });
});

describe("access policies", () => {
    it("as a resource of their own", () => {
        const policy = { objectId: "o", tenantId: "t", permissions: { secrets: ["all", "purge"] } };
        const stack = withResource("azure-native:keyvault:AccessPolicy", { vaultName: "kv-data", policy });
        expect(violated(stack)).toEqual(["keyvault-vault-access-policies"]);
    });
});

describe("keys and secrets", () => {
    const policyOf = (action: object, expiryTime = "P400D") => ({
        "properties.rotationPolicy": { attributes: { expiryTime }, lifetimeActions: [action] },
    });
    it.each([
        { trigger: { timeAfterCreate: "P1Y" } },
        { trigger: { timeAfterCreate: "P12M" } },
        { trigger: { timeAfterCreate: "P52W" } },
        { trigger: { timeAfterCreate: "P365DT12H" } },
        { trigger: { timeBeforeExpiry: "P30D" } },
    ])("a key that rotates by $trigger is right", ({ trigger }) => {
        expect(violated(changed("vault-lake-key", policyOf({ action: { type: "Rotate" }, trigger })))).toEqual([]);
    });
    it.each(["P0D", "P99Y", "P1826D", "soon", undefined])("a key whose versions expire after %s", (expiryTime) => {
        const path = "properties.rotationPolicy.attributes.expiryTime";
        expect(violated(changed("vault-lake-key", { [path]: expiryTime }))).toEqual(["keyvault-key-expiry"]);
    });
    it.each([
        { expires: 1893456000, trips: [] },
        { expires: 0, trips: ["keyvault-key-expiry"] },
        { expires: 1780272000, trips: ["keyvault-key-expiry"] },
    ])("a key that itself expires at $expires", ({ expires, trips }) => {
        const values = {
            "properties.rotationPolicy.attributes": undefined,
            "properties.attributes": { expires },
        };
        expect(violated(changed("vault-lake-key", values))).toEqual(trips);
    });

    it("a key whose rotation only notifies", () => {
        const notify = { "properties.rotationPolicy.lifetimeActions.0.action.type": "notify" };
        expect(violated(changed("vault-lake-key", notify))).toEqual(["keyvault-key-rotation"]);
    });
    it("a key that rotates and notifies is right", () => {
        const both = { "properties.rotationPolicy.lifetimeActions.1": { action: { type: "notify" } } };
        expect(violated(changed("vault-lake-key", both))).toEqual([]);
    });
    it("a secret without an end", () => {
        expect(violated(changed("vault-secret", { "properties.attributes": undefined }))).toEqual([
            "keyvault-secret-expiry",
        ]);
    });
});
