import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { assignRole, type BuiltInRole, type PrincipalType } from "../shared/roleAssignments";
import { isWholeNumber, repeated, throwIfInvalid, type InputIssue } from "../shared/validation";

/** Hardware behind a vault's keys. */
export const VaultSku = { Standard: "standard", Premium: "premium" } as const;
/** Hardware behind a vault's keys. */
export type VaultSku = (typeof VaultSku)[keyof typeof VaultSku];

/** Right on a vault's secrets: `read` reads their values, `write` also makes, changes and deletes them. */
export const SecretRight = { Read: "read", Write: "write" } as const;
/** Right on a vault's secrets: `read` reads their values, `write` also makes, changes and deletes them. */
export type SecretRight = (typeof SecretRight)[keyof typeof SecretRight];

/** Who may use every secret of a vault. */
export interface SecretAccess {
    /** Short name of the principal, unique among the vault's, in the name of its role assignment. */
    principalName: string;
    /** Object id of the group or identity. A change replaces the role assignment. */
    principalId: pulumi.Input<string>;
    /** Kind of the principal. */
    principalType: PrincipalType;
    /** What it may do with secrets. */
    right: SecretRight;
}

/** Inputs of a key vault. */
export interface KeyVaultArgs extends PrivateServiceArgs {
    /** Tenant whose principals may be given roles (a UUID). */
    tenantId: string;
    /** `premium` keeps keys in hardware modules; `standard` by default. */
    sku?: VaultSku;
    /**
     * Days that a deleted vault or key can be recovered, 7 to 90; 90 by default. A change is refused by Azure once the
     * vault exists.
     */
    softDeleteRetentionDays?: number;
    /** Who may use the secrets, all of them; none by default. Plain names and rights: they decide which resources exist. */
    secretAccess?: SecretAccess[];
}

/** What a key vault has where its inputs say nothing. */
export const keyVaultDefaults = { sku: VaultSku.Standard, softDeleteRetentionDays: 90 } as const;

/** Bounds of a key vault's inputs. Source: learn.microsoft.com/azure/key-vault/general/soft-delete-overview. */
export const keyVaultLimits = { softDeleteRetentionDays: [7, 90] } as const;

/** A private key vault that gives rights by role only and cannot be purged: its name stays taken until the retention has passed. */
export class KeyVault extends pulumi.ComponentResource {
    /** The vault itself. */
    public readonly vault: keyvault.Vault;
    /** ARM id of the vault. */
    public readonly vaultResourceId: pulumi.Output<string>;
    /** Base address, for example `https://kv-amlp-dev-1a2b3c4d.vault.azure.net/`. */
    public readonly vaultUri: pulumi.Output<string>;

    constructor(name: string, args: KeyVaultArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("KeyVault", name, vaultIssues(args));
        super("azure-ml-platform:index:KeyVault", name, args, opts);

        this.vault = this.createVault(name, args);
        privateService(this, name, this.vault, args, groupIds);
        for (const access of args.secretAccess ?? []) {
            this.grantSecrets(name, args, access);
        }

        this.vaultResourceId = this.vault.id;
        this.vaultUri = this.vault.properties.vaultUri.apply((uri) => uri ?? "");
        this.registerOutputs({ vaultResourceId: this.vaultResourceId, vaultUri: this.vaultUri });
    }

    private createVault(name: string, args: KeyVaultArgs): keyvault.Vault {
        return new keyvault.Vault(
            name,
            {
                vaultName: resourceName(args.naming, "keyVault", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                properties: {
                    tenantId: args.tenantId,
                    sku: { family: keyvault.SkuFamily.A, name: args.sku ?? keyVaultDefaults.sku },
                    enableRbacAuthorization: true,
                    enableSoftDelete: true,
                    softDeleteRetentionInDays: args.softDeleteRetentionDays ?? keyVaultDefaults.softDeleteRetentionDays,
                    enablePurgeProtection: true,
                    publicNetworkAccess: "Disabled",
                    networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
                },
                tags: args.tags,
            },
            { parent: this },
        );
    }

    private grantSecrets(
        name: string,
        { naming }: KeyVaultArgs,
        { principalName, principalId, principalType, right }: SecretAccess,
    ): void {
        assignRole(
            `${name}-${principalName}`,
            {
                naming,
                scope: this.vault.id,
                role: secretRoles[right],
                principalId,
                principalType,
                description: right === SecretRight.Write ? "Reads and writes secrets." : "Reads secrets.",
            },
            { parent: this, ...stateless },
        );
    }
}

const secretRoles: Record<SecretRight, BuiltInRole> = { read: "keyVaultSecretsUser", write: "keyVaultSecretsOfficer" };

const groupIds = ["vault"];

function vaultIssues(args: KeyVaultArgs): InputIssue[] {
    const { softDeleteRetentionDays: days = keyVaultDefaults.softDeleteRetentionDays } = args;
    const bounds = keyVaultLimits.softDeleteRetentionDays;
    const issues = privateServiceIssues(args, groupIds);
    if (!isWholeNumber(days, bounds)) {
        issues.push({
            propertyPath: "softDeleteRetentionDays",
            reason: `must be a whole number from ${bounds.join(" to ")}, is ${days}`,
        });
    }
    for (const name of repeated((args.secretAccess ?? []).map(({ principalName }) => principalName))) {
        issues.push({ propertyPath: "secretAccess", reason: `principal "${name}" is duplicated` });
    }
    return issues;
}
