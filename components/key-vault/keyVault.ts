import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { isWholeNumber, throwIfInvalid, type InputIssue } from "../shared/validation";

/** Hardware behind a vault's keys. */
export const VaultSku = { Standard: "standard", Premium: "premium" } as const;
/** Hardware behind a vault's keys. */
export type VaultSku = (typeof VaultSku)[keyof typeof VaultSku];

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
}

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
    return issues;
}
