import * as keyvault from "@pulumi/azure-native/keyvault";
import type * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import { isWholeNumber, type InputIssue } from "../shared/validation";

/** How a key is renewed. */
export interface KeyRotationArgs {
    /** Days after which Key Vault makes a new version, 7 or more; 365 by default. */
    rotateAfterDays?: number;
    /** Days that a version stays valid; 730 by default. More than `rotateAfterDays`, or data could outlive its key. */
    expireAfterDays?: number;
}

/** How a key is renewed where its inputs say nothing. */
export const keyRotationDefaults = { rotateAfterDays: 365, expireAfterDays: 730 } as const;

/**
 * Fewest days of a key's renewal, and days that a version stays valid after the next is made. Source: learn.microsoft.com/
 * azure/key-vault/keys/how-to-configure-key-rotation: rotation at 7 days or more, expiry at 28 or more.
 */
export const keyRotationLimits = { leastRotateAfterDays: 7, leastExpireAfterDays: 28, leastOverlapDays: 30 } as const;

/** The vault that holds a key, made here or elsewhere. */
export interface VaultReference {
    /** Name of the vault. */
    vaultName: pulumi.Input<string>;
    /** Resource group of the vault. */
    resourceGroupName: pulumi.Input<string>;
    /** Base address of the vault. */
    vaultUri: pulumi.Input<string>;
}

/** What every key of the customer's takes. */
export interface RotatingKeyArgs extends ComponentArgs {
    /** Vault that holds the key. A change replaces the key. */
    vault: VaultReference;
    /** Whether the key is kept in a hardware module, which needs a premium vault; false by default. Without effect on a key that exists: Key Vault leaves it as it was made. */
    hardwareProtected?: boolean;
    /** Bits of the RSA key: 2048, 3072 or 4096; 3072 by default. Without effect on a key that exists. */
    keySize?: number;
    /** How the key is renewed; every year by default. Without effect on a key that exists: change its rotation policy in the vault. */
    rotation?: KeyRotationArgs;
}

/** What a key has where its inputs say nothing. */
export const rotatingKeyDefaults = { hardwareProtected: false, keySize: 3072 } as const;

/** Bits that an RSA key may have. */
export const rotatingKeyLimits = { keySizes: [2048, 3072, 4096] } as const;

/** Makes a key that wraps and unwraps the keys of data, and renews itself. */
export function rotatingKey(name: string, args: RotatingKeyArgs, opts: pulumi.CustomResourceOptions): keyvault.Key {
    const { rotateAfterDays, expireAfterDays } = rotationOf(args);
    const { hardwareProtected, keySize } = withDefaults(args, rotatingKeyDefaults);
    return new keyvault.Key(
        name,
        {
            keyName: resourceName(args.naming, "key", name),
            vaultName: args.vault.vaultName,
            resourceGroupName: args.vault.resourceGroupName,
            properties: {
                kty: hardwareProtected ? keyvault.JsonWebKeyType.RSA_HSM : keyvault.JsonWebKeyType.RSA,
                keySize,
                keyOps: [keyvault.JsonWebKeyOperation.WrapKey, keyvault.JsonWebKeyOperation.UnwrapKey],
                rotationPolicy: {
                    attributes: { expiryTime: `P${expireAfterDays}D` },
                    lifetimeActions: [
                        {
                            action: { type: keyvault.KeyRotationPolicyActionType.Rotate },
                            trigger: { timeAfterCreate: `P${rotateAfterDays}D` },
                        },
                        {
                            action: { type: keyvault.KeyRotationPolicyActionType.Notify },
                            trigger: { timeBeforeExpiry: "P30D" },
                        },
                    ],
                },
            },
            tags: args.tags,
        },
        // Without its key the data cannot be read: it goes with the vault, never before. Only the vault itself
        // deletes a key, over its private endpoint and with a right that the deploying principal should not have.
        { ...opts, retainOnDelete: true },
    );
}

function rotationOf({ rotation }: RotatingKeyArgs): Required<KeyRotationArgs> {
    return withDefaults(rotation ?? {}, keyRotationDefaults);
}

/** Everything that is wrong with the inputs of a key. */
export function keyIssues(args: RotatingKeyArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    const { rotateAfterDays, expireAfterDays } = rotationOf(args);
    const { leastRotateAfterDays: rotate, leastExpireAfterDays: expire, leastOverlapDays: overlap } = keyRotationLimits;
    if (!isWholeNumber(rotateAfterDays, [rotate, Infinity])) {
        issues.push({
            propertyPath: "rotation.rotateAfterDays",
            reason: `must be a whole number, ${rotate} or more, is ${rotateAfterDays}`,
        });
    }
    if (!isWholeNumber(expireAfterDays, [Math.max(expire, rotateAfterDays + overlap), Infinity])) {
        issues.push({
            propertyPath: "rotation.expireAfterDays",
            reason: `must be a whole number, ${expire} or more and at least ${overlap} above rotateAfterDays (${rotateAfterDays}), is ${expireAfterDays}`,
        });
    }
    const sizes: readonly number[] = rotatingKeyLimits.keySizes;
    if (args.keySize !== undefined && !sizes.includes(args.keySize)) {
        issues.push({ propertyPath: "keySize", reason: `must be 2048, 3072 or 4096, is ${args.keySize}` });
    }
    return issues;
}
