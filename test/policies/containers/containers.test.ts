import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

describe("a container registry", () => {
    it.each(["adminUserEnabled", "anonymousPullEnabled"])("is right where Azure's default of %s holds", (input) => {
        expect(violated(changed("images", { [input]: undefined }))).toEqual([]);
    });
    it.each([
        ["zoneRedundancy", "Disabled", "containers-registry-zone-redundancy"],
        ["encryption.status", "disabled", "containers-registry-customer-key"],
        ["encryption", undefined, "containers-registry-customer-key"],
    ])("with %s %s is right in development alone", (input, value, rule) => {
        const stack = changed("images", { [input]: value });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod: [rule], dev: [] });
    });
    it("of another tier is wrong in development too, since it has no endpoints", () => {
        expect(violated(changed("images", { "sku.name": "Standard" }), "dev")).toEqual(["containers-registry-premium"]);
    });
    it("that the public network reaches is wrong, whatever its firewall denies", () => {
        const stack = changed("images", {
            publicNetworkAccess: "Enabled",
            networkRuleSet: { defaultAction: "Deny" },
        });
        expect(violated(stack)).toEqual(["containers-registry-public-network-access"]);
    });
});
