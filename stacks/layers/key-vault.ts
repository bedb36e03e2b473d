import * as pulumi from "@pulumi/pulumi";
import {
    type ComponentArgs,
    type CustomerManagedKey,
    type DiagnosticsDestination,
    EncryptionKey,
    KeyVault,
    type VaultReference,
} from "../../components";
import { keyRotationDefaults, keyRotationLimits } from "../../components/key-vault/checks";
import { requireResourceId } from "../../azure/resourceIds";
import { keyVaultSettingsDefaults } from "../settings/schema/key-vault";
import { resourceGroup, type StackContext } from "./context";
import type { Networking } from "./network/networking";

/** The vault that keeps a stack's keys, made or existing. */
export interface StackVault extends VaultReference {
    /** ARM id of the vault. */
    vaultResourceId: pulumi.Output<string>;
}

/** Makes the vault, or takes the existing one. */
export function makeVault(
    context: StackContext,
    networking: Networking | undefined,
    diagnostics: DiagnosticsDestination | undefined,
): StackVault | undefined {
    const section = context.settings.keyVault;
    if (!section) {
        return undefined;
    }
    const existing = section.existingVaultResourceId;
    if (existing !== undefined) {
        const { name: vaultName, resourceGroupName } = requireResourceId(existing);
        const vaultUri = `https://${vaultName}.vault.azure.net/`;
        return { vaultName, resourceGroupName, vaultUri, vaultResourceId: pulumi.output(existing) };
    }
    const group = resourceGroup(context, "security");
    const { sku, softDeleteRetentionDays, privateEndpoint } = { ...keyVaultSettingsDefaults, ...section };
    const made = new KeyVault(
        "vault",
        {
            ...group,
            tenantId: context.settings.azure.tenantId,
            sku,
            softDeleteRetentionDays,
            privateEndpoints: privateEndpoint ? networking?.placement : undefined,
            diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
    const { vaultUri, vaultResourceId } = made;
    return { vaultName: made.vault.name, resourceGroupName: group.resourceGroupName, vaultUri, vaultResourceId };
}

/** A key of its own for one thing that holds data; undefined without a vault, which the settings refuse. */
export function makeKey(
    context: StackContext,
    vault: StackVault | undefined,
    name: string,
    group: ComponentArgs,
    keySize?: number,
): CustomerManagedKey | undefined {
    if (!vault) {
        return undefined;
    }
    return new EncryptionKey(name, { ...keyArgs(context, vault, group), keySize }, context.dataOpts).customerManagedKey;
}

/** What every key of the stack's vault takes. */
export function keyArgs(context: StackContext, vault: StackVault, group: ComponentArgs) {
    const { keyRotationDays: days = keyRotationDefaults.rotateAfterDays, sku } = context.settings.keyVault ?? {};
    const expireAfterDays = Math.max(2 * days, days + keyRotationLimits.leastOverlapDays);
    const rotation = { rotateAfterDays: days, expireAfterDays };
    return { ...group, vault, hardwareProtected: sku === "premium", rotation };
}
