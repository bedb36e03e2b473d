import { z } from "zod";
import { days, resourceId } from "../core/fields";

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
            .describe("premium keeps keys in hardware modules; standard by default"),
        softDeleteRetentionDays: days(7, 90, "How long a deleted vault or key can be brought back").optional(),
        privateEndpoint: z.boolean().optional().describe("Whether the vault has a private endpoint; true by default"),
        keyRotationDays: days(
            7,
            730,
            "Age at which encryption keys are renewed; 365 by default. Holds for keys made from now on",
        ).optional(),
    })
    .describe("Key vault and the keys of customer-managed encryption");

/** Settings of the key vault. */
export type KeyVaultSettings = z.infer<typeof keyVaultSection>;
