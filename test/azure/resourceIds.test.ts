import { describe, expect, it } from "vitest";
import { parseResourceId, requireResourceId } from "../../azure/resourceIds";

const group = "/subscriptions/s/resourceGroups/rg";

describe("An ARM resource id", () => {
    it.each([
        [
            `${group}/providers/Microsoft.KeyVault/vaults/kv`,
            { type: "Microsoft.KeyVault/vaults", names: ["kv"], name: "kv" },
        ],
        [
            `${group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/agents`,
            { type: "Microsoft.Network/virtualNetworks/subnets", names: ["vnet", "agents"], name: "agents" },
        ],
        [
            "/SUBSCRIPTIONS/s/resourcegroups/rg/PROVIDERS/Microsoft.Sql/servers/sql",
            { type: "Microsoft.Sql/servers", names: ["sql"], name: "sql" },
        ],
    ])("%s is taken apart", (id, expected) => {
        const whole = { subscriptionId: "s", resourceGroupName: "rg", ...expected };
        expect(parseResourceId(id)).toEqual(whole);
        expect(requireResourceId(id)).toEqual(whole);
    });

    it.each([
        "",
        "kv",
        "/subscriptions/s",
        group,
        `${group}/providers/Microsoft.KeyVault`,
        `${group}/providers/Microsoft.KeyVault/vaults`,
        `${group}/providers/Microsoft.KeyVault/vaults/`,
        `${group}/providers/Microsoft.KeyVault/vaults/kv/`,
        `${group}/providers/Microsoft.KeyVault/vaults/kv/keys`,
        `${group}/providers/Microsoft.KeyVault/vaults//keys/key`,
        `/subscriptions//resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv`,
        `https://portal.azure.com${group}/providers/Microsoft.KeyVault/vaults/kv`,
    ])('is not "%s"', (id) => {
        expect(parseResourceId(id)).toBeUndefined();
        expect(() => requireResourceId(id)).toThrow(
            new Error(
                `"${id}" is not an ARM resource id: expected /subscriptions/<id>/resourceGroups/<name>/providers/<type>/<name>`,
            ),
        );
    });
});
