import { parseResourceId } from "../../../azure/resourceIds";
import type { SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import { keyVaultSettingsDefaults, type KeyVaultSettings } from "../schema/key-vault";
import type { AzureSettings } from "../schema/platform";

interface KeyVaultReads {
    azure: AzureSettings;
    keyVault?: KeyVaultSettings;
}

/** The endpoint of a vault that the stack makes. */
export function keyVaultEndpoints({ keyVault }: KeyVaultReads): EndpointUse[] {
    const { existingVaultResourceId, privateEndpoint } = { ...keyVaultSettingsDefaults, ...keyVault };
    return keyVault && existingVaultResourceId === undefined && privateEndpoint
        ? [{ path: "keyVault.privateEndpoint", groupIds: ["vault"] }]
        : [];
}

/** What is wrong with the key vault as a whole. */
export function keyVaultChecks({ keyVault, azure }: KeyVaultReads): SettingsIssue[] {
    const existing = keyVault?.existingVaultResourceId;
    if (!keyVault || existing === undefined) {
        return [];
    }
    const issues: SettingsIssue[] = [];
    const subscription = parseResourceId(existing)?.subscriptionId;
    if (subscription !== undefined && subscription.toLowerCase() !== azure.subscriptionId.toLowerCase()) {
        issues.push({
            path: "keyVault.existingVaultResourceId",
            message: `lies in subscription ${subscription}; keys are made in it, so it must be in the stack's (${azure.subscriptionId})`,
        });
    }
    for (const key of ["softDeleteRetentionDays", "privateEndpoint", "sku"] as const) {
        if (keyVault[key] !== undefined) {
            issues.push({
                path: `keyVault.${key}`,
                message: "conflicts with existingVaultResourceId; an existing vault is not changed, leave it out",
            });
        }
    }
    return issues;
}
