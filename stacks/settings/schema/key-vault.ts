import { z } from "zod";
import {
    keyRotationDefaults,
    keyRotationLimits,
    keyVaultDefaults,
    keyVaultLimits,
} from "../../../components/key-vault/checks";
import { days, flag, resourceId } from "../core/fields";

/** What the key vault has where its settings say nothing and its component has no default. */
export const keyVaultSettingsDefaults = { privateEndpoint: true } as const;

/** Keys and secrets. */
export const keyVaultSection = z
    .strictObject({
        existingVaultResourceId: resourceId(
            "Microsoft.KeyVault/vaults",
            "ARM id of a vault of the stack's subscription to use; one is made by default",
        ).optional(),
        sku: z
            .enum(["standard", "premium"])
            .optional()
            .describe(`premium keeps keys in hardware modules; ${keyVaultDefaults.sku} by default`),
        softDeleteRetentionDays: days(
            keyVaultLimits.softDeleteRetentionDays,
            "How long a deleted vault or key can be recovered",
        ).optional(),
        privateEndpoint: flag("Whether the vault has a private endpoint", keyVaultSettingsDefaults.privateEndpoint),
        keyRotationDays: days(
            [keyRotationLimits.leastRotateAfterDays, 730],
            `Age at which encryption keys are renewed; ${keyRotationDefaults.rotateAfterDays} by default. Holds for keys made from now on`,
        ).optional(),
    })
    .describe("Key vault and the keys of customer-managed encryption");

/** Settings of the key vault. */
export type KeyVaultSettings = z.infer<typeof keyVaultSection>;
