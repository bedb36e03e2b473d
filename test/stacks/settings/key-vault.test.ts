import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const vault = (subscription: string, type = "vaults") =>
    `/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a000${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/${type}/v`;
const existingVault = "conflicts with existingVaultResourceId; an existing vault is not changed, leave it out";

const keyVault: BadSetting[] = [
    [
        "days below the range",
        { "keyVault.softDeleteRetentionDays": 6 },
        ["keyVault.softDeleteRetentionDays: found 6; must be at least 7"],
    ],
    [
        "days above the range",
        { "keyVault.softDeleteRetentionDays": 91 },
        ["keyVault.softDeleteRetentionDays: found 91; must be at most 90"],
    ],
    [
        "keys that grow too old",
        { "keyVault.keyRotationDays": 731 },
        ["keyVault.keyRotationDays: found 731; must be at most 730"],
    ],
    [
        "a tier that there is not",
        { "keyVault.sku": "gold" },
        ['keyVault.sku: found "gold"; must be one of standard, premium'],
    ],
    [
        "a setting misspelt",
        { "keyVault.privateEndpoints": true },
        ["keyVault.privateEndpoints: is not a setting; did you mean privateEndpoint?"],
    ],
    [
        "a vault of another subscription",
        { keyVault: { existingVaultResourceId: vault("1") } },
        [
            "keyVault.existingVaultResourceId: lies in subscription 3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0001; keys are made in it, so it must be in the stack's (3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0005)",
        ],
    ],
    [
        "a vault of another type",
        { keyVault: { existingVaultResourceId: vault("5", "managedHSMs") } },
        [
            'keyVault.existingVaultResourceId: found "/subscriptions/3b0e7a10-52f4-.../rg/providers/Microsoft.KeyVault/managedHSMs/v"; must be the ARM id of a Microsoft.KeyVault/vaults: /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.KeyVault/vaults/<name>',
        ],
    ],
    [
        "an existing vault, and how to make one",
        {
            keyVault: {
                existingVaultResourceId: vault("5"),
                sku: "premium",
                softDeleteRetentionDays: 90,
                privateEndpoint: false,
            },
        },
        [
            `keyVault.softDeleteRetentionDays: ${existingVault}`,
            `keyVault.privateEndpoint: ${existingVault}`,
            `keyVault.sku: ${existingVault}`,
        ],
    ],
];

describe("Settings of the key vault refuse", () => {
    it.each(keyVault)("%s", (_title, changes, lines) => {
        expect(minimalIssues("key-vault", changes)).toEqual(lines);
    });
});
