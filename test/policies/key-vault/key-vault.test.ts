import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

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

describe("keys and secrets", () => {
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
