import * as keyvault from "@pulumi/azure-native/keyvault";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { holdsNoData, type ComponentArgs } from "../shared/componentArgs";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import { userAssignedIdentity } from "../shared/identities";
import { resourceName } from "../shared/naming";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../shared/roleAssignments";
import { rejectFaults, type InputFault } from "../shared/validation";

/** How a key is renewed. */
export interface KeyRotationArgs {
    /** Days after which Key Vault makes a new version, 7 or more; 365 by default. */
    rotateAfterDays?: number;
    /** Days that a version stays valid; 730 by default. More than `rotateAfterDays`, or data could outlive its key. */
    expireAfterDays?: number;
}

/** The vault that holds a key, made here or elsewhere. */
export interface VaultReference {
    /** Name of the vault. */
    vaultName: pulumi.Input<string>;
    /** Resource group of the vault. */
    resourceGroupName: pulumi.Input<string>;
    /** Base address of the vault. */
    vaultUri: pulumi.Input<string>;
}

/** Inputs of an encryption key. */
export interface EncryptionKeyArgs extends ComponentArgs {
    /** Vault that holds the key. A change replaces the key. */
    vault: VaultReference;
    /** Whether the key is kept in a hardware module, which needs a premium vault; false by default. Without effect on a key that exists: Key Vault leaves it as it was made. */
    hardwareProtected?: boolean;
    /** Bits of the RSA key: 2048, 3072 or 4096; 3072 by default. Without effect on a key that exists. */
    keySize?: number;
    /** How the key is renewed; every year by default. Without effect on a key that exists: change its rotation policy in the vault. */
    rotation?: KeyRotationArgs;
}

/** A rotating key of the customer's with an identity of its own that may wrap and unwrap with this key and nothing else. */
export class EncryptionKey extends pulumi.ComponentResource {
    /** ARM id of the key. */
    public readonly keyResourceId: pulumi.Output<string>;
    /** Object id of the identity that may use the key. */
    public readonly identityPrincipalId: pulumi.Output<string>;
    /** What a component takes as its `customerManagedKey`. */
    public readonly customerManagedKey: CustomerManagedKey;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("EncryptionKey", name, keyFaults(args));
        super("azure-ml-platform:index:EncryptionKey", name, args, opts);

        const key = this.createKey(name, args);
        const identity = userAssignedIdentity(`${name}-identity`, name, args, { parent: this });
        const ready = this.letUse(name, args, key, identity);

        this.keyResourceId = key.id;
        this.identityPrincipalId = identity.principalId;
        this.customerManagedKey = {
            vaultUri: args.vault.vaultUri,
            keyName: key.name,
            identityResourceId: pulumi.all([identity.id, ready.id]).apply(([id]) => id),
        };
        this.registerOutputs({ keyResourceId: this.keyResourceId, identityPrincipalId: this.identityPrincipalId });
    }

    private createKey(name: string, args: EncryptionKeyArgs): keyvault.Key {
        const { rotateAfterDays, expireAfterDays } = rotationOf(args);
        return new keyvault.Key(
            name,
            {
                keyName: resourceName(args.naming, "key", name),
                vaultName: args.vault.vaultName,
                resourceGroupName: args.vault.resourceGroupName,
                properties: {
                    kty: args.hardwareProtected ? keyvault.JsonWebKeyType.RSA_HSM : keyvault.JsonWebKeyType.RSA,
                    keySize: args.keySize ?? 3072,
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
            // deletes a key, over its private endpoint and with a right that whoever deploys should not have.
            { parent: this, retainOnDelete: true },
        );
    }

    private letUse(
        name: string,
        args: EncryptionKeyArgs,
        key: keyvault.Key,
        identity: managedidentity.UserAssignedIdentity,
    ): pulumi.CustomResource {
        const assignment = assignRole(
            `${name}-use`,
            {
                naming: args.naming,
                scope: key.id,
                role: "keyVaultCryptoServiceEncryptionUser",
                principalId: identity.principalId,
                principalType: PrincipalType.ServicePrincipal,
                description: "Wraps and unwraps data keys with this key.",
            },
            { parent: this },
        );
        return afterRoleTakesEffect(`${name}-ready`, [assignment], { parent: this, ...holdsNoData });
    }
}

function rotationOf({ rotation }: EncryptionKeyArgs): Required<KeyRotationArgs> {
    const { rotateAfterDays = 365, expireAfterDays = 730 } = rotation ?? {};
    return { rotateAfterDays, expireAfterDays };
}

function keyFaults(args: EncryptionKeyArgs): InputFault[] {
    const faults: InputFault[] = [];
    const { rotateAfterDays, expireAfterDays } = rotationOf(args);
    // learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation: at least 7 days; expiry at least 28
    if (!Number.isInteger(rotateAfterDays) || rotateAfterDays < 7)
        faults.push({
            propertyPath: "rotation.rotateAfterDays",
            reason: `must be a whole number, 7 or more, is ${rotateAfterDays}`,
        });
    if (!Number.isInteger(expireAfterDays) || expireAfterDays < Math.max(28, rotateAfterDays + 30))
        faults.push({
            propertyPath: "rotation.expireAfterDays",
            reason: `must be a whole number, 28 or more and at least 30 above rotateAfterDays (${rotateAfterDays}), is ${expireAfterDays}`,
        });
    if (args.keySize !== undefined && ![2048, 3072, 4096].includes(args.keySize))
        faults.push({ propertyPath: "keySize", reason: `must be 2048, 3072 or 4096, is ${args.keySize}` });
    return faults;
}
