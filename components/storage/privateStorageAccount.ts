import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, stateless } from "../shared/componentArgs";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { isWholeNumber, repeated, throwIfInvalid, type InputIssue } from "../shared/validation";
import { accountEncryption } from "./accountEncryption";
import { accountServices, type AccountService } from "./accountServices";
import { accountLifecycleRules } from "./lakeLifecycle";
import { lifecycleIssues, type ZoneLifecycle } from "./lakeZones";

/** How many copies Azure keeps, and where. */
export const Replication = {
    Local: "Standard_LRS",
    Zone: "Standard_ZRS",
    Geo: "Standard_GRS",
    GeoZone: "Standard_GZRS",
} as const;
/** How many copies Azure keeps, and where. */
export type Replication = (typeof Replication)[keyof typeof Replication];

/** A service that may pass the account's firewall by what it is, not by where it calls from. */
export interface ResourceAccessRule {
    /** ARM id of the service; `*` may stand for a resource group or a name. */
    resourceIdPattern: string;
    /** Tenant of the service (a UUID). */
    tenantId: string;
}

/** How long deleted data can be recovered. */
export interface SoftDeleteArgs {
    /** Days that a deleted blob is kept, 7 to 365; 14 by default. */
    blobDays?: number;
    /** Days that a deleted container is kept, 7 to 365; 14 by default. */
    containerDays?: number;
    /** Days that a deleted file share is kept, 7 to 365; 14 by default. Refused without service `file`. */
    shareDays?: number;
}

/** How long deleted data can be recovered where inputs say nothing. */
export const softDeleteDefaults = { blobDays: 14, containerDays: 14, shareDays: 14 } as const;

/** Bounds of the days that deleted data can be recovered: Azure's most, 365, and a week at the least. */
export const softDeleteLimits = { blobDays: [7, 365], containerDays: [7, 365], shareDays: [7, 365] } as const;

/** Inputs of a private storage account. */
export interface PrivateStorageAccountArgs extends PrivateServiceArgs {
    /** Hierarchical namespace (Data Lake Storage Gen2); false by default. Plain: it decides the private endpoints. A change replaces the account. */
    hierarchicalNamespace?: boolean;
    /** Copies of the data; `Standard_ZRS` by default, one in each zone. */
    replication?: Replication;
    /** Services used in addition to blobs, `file`, `queue` or `table`; none by default. Each gets an endpoint, its settings and its logs. Plain: it decides which resources exist. Refused when one is duplicated. */
    services?: readonly AccountService[];
    /** A second layer of encryption by the platform's own key; true by default. A change replaces the account. */
    infrastructureEncryption?: boolean;
    /** Key of the customer's that encrypts the account; Microsoft's key by default. */
    customerManagedKey?: CustomerManagedKey;
    /** Services that may pass the firewall; none by default. Plain patterns, never an id of a later layer. */
    resourceAccessRules?: ResourceAccessRule[];
    /** What happens to files of the whole account as they grow old; nothing by default. */
    lifecycle?: ZoneLifecycle;
    /** How long deleted data can be recovered; by default as long as `SoftDeleteArgs` says. */
    softDelete?: SoftDeleteArgs;
}

/** What a private storage account has where its inputs say nothing. */
export const privateStorageAccountDefaults = {
    hierarchicalNamespace: false,
    replication: Replication.Zone,
    services: [],
    infrastructureEncryption: true,
} as const;

/** A storage account that answers only over private endpoints and to trusted services, and takes Entra tokens only. It has no shared key to hand out. */
export class PrivateStorageAccount extends pulumi.ComponentResource {
    /** The account itself. */
    public readonly account: storage.StorageAccount;
    /** ARM id of the account. */
    public readonly storageAccountResourceId: pulumi.Output<string>;
    /** Name of the account. */
    public readonly storageAccountName: pulumi.Output<string>;
    /** What depends on a way to the account depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: PrivateStorageAccountArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PrivateStorageAccount", name, accountIssues(args));
        super("azure-ml-platform:index:PrivateStorageAccount", name, args, opts);

        this.account = this.createAccount(name, args);
        const logs = { name: `${name}-blob-logs`, resourceId: this.createBlobService(name, args).id };
        this.ready = privateService(this, name, this.account, args, groupIds(args), { logs });
        this.createServices(name, args);
        this.createLifecycle(name, args);

        this.storageAccountResourceId = this.account.id;
        this.storageAccountName = this.account.name;
        this.registerOutputs({
            storageAccountResourceId: this.storageAccountResourceId,
            storageAccountName: this.storageAccountName,
        });
    }

    private createServices(name: string, args: PrivateStorageAccountArgs): void {
        const { resourceGroupName, diagnostics } = args;
        const { services } = withDefaults(args, privateStorageAccountDefaults);
        const { shareDays } = withDefaults(args.softDelete ?? {}, softDeleteDefaults);
        const accountName = this.account.name;
        accountServices(this, name, { resourceGroupName, accountName, shareDays, diagnostics }, services);
    }

    private createLifecycle(name: string, { lifecycle = {}, resourceGroupName }: PrivateStorageAccountArgs): void {
        const rules = accountLifecycleRules(lifecycle);
        if (rules.length === 0) {
            return;
        }
        new storage.ManagementPolicy(
            `${name}-lifecycle`,
            { managementPolicyName: "default", resourceGroupName, accountName: this.account.name, policy: { rules } },
            { parent: this, ...stateless },
        );
    }

    private createAccount(name: string, args: PrivateStorageAccountArgs): storage.StorageAccount {
        const { customerManagedKey: key, ...decided } = withDefaults(args, privateStorageAccountDefaults);
        return new storage.StorageAccount(
            name,
            {
                accountName: resourceName(args.naming, "storageAccount", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                kind: storage.Kind.StorageV2,
                sku: { name: decided.replication },
                accessTier: storage.AccessTier.Hot,
                isHnsEnabled: decided.hierarchicalNamespace,
                ...hardenedDefaults,
                networkRuleSet: {
                    defaultAction: storage.DefaultAction.Deny,
                    bypass: storage.Bypass.AzureServices,
                    resourceAccessRules: (args.resourceAccessRules ?? []).map((rule) => ({
                        resourceId: rule.resourceIdPattern,
                        tenantId: rule.tenantId,
                    })),
                },
                identity: key && {
                    type: storage.IdentityType.UserAssigned,
                    userAssignedIdentities: [key.identityResourceId],
                },
                encryption: accountEncryption(decided.infrastructureEncryption, key),
                tags: args.tags,
            },
            { parent: this, ...replacedOn("encryption.requireInfrastructureEncryption") },
        );
    }

    private createBlobService(name: string, args: PrivateStorageAccountArgs): storage.BlobServiceProperties {
        const { blobDays, containerDays } = withDefaults(args.softDelete ?? {}, softDeleteDefaults);
        return new storage.BlobServiceProperties(
            `${name}-blob`,
            {
                blobServicesName: "default",
                resourceGroupName: args.resourceGroupName,
                accountName: this.account.name,
                deleteRetentionPolicy: { enabled: true, days: blobDays },
                containerDeleteRetentionPolicy: { enabled: true, days: containerDays },
            },
            { parent: this },
        );
    }
}

// What no platform of ours opens; an account that must be public is not a PrivateStorageAccount.
const hardenedDefaults = {
    publicNetworkAccess: storage.PublicNetworkAccess.Disabled,
    enableHttpsTrafficOnly: true,
    minimumTlsVersion: storage.MinimumTlsVersion.TLS1_2,
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    allowCrossTenantReplication: false,
    allowedCopyScope: storage.AllowedCopyScope.AAD,
    defaultToOAuthAuthentication: true,
    isLocalUserEnabled: false,
    isSftpEnabled: false,
    enableNfsV3: false,
};

/** Group ids that an account needs: Data Lake clients use both `dfs` and `blob`. */
export function groupIds(args: Pick<PrivateStorageAccountArgs, "hierarchicalNamespace" | "services">): string[] {
    return [...(args.hierarchicalNamespace ? ["dfs", "blob"] : ["blob"]), ...(args.services ?? [])];
}

/** Everything that is wrong with the inputs of an account. */
export function accountIssues(args: PrivateStorageAccountArgs): InputIssue[] {
    const { services = [], softDelete = {} } = args;
    const issues = repeated(services).map((service) => ({
        propertyPath: "services",
        reason: `"${service}" is duplicated`,
    }));
    for (const key of ["blobDays", "containerDays", "shareDays"] as const) {
        const days = softDelete[key] ?? softDeleteDefaults[key];
        if (!isWholeNumber(days, softDeleteLimits[key])) {
            issues.push({
                propertyPath: `softDelete.${key}`,
                reason: `must be a whole number of days from ${softDeleteLimits[key].join(" to ")}, is ${days}`,
            });
        }
    }
    if (softDelete.shareDays !== undefined && !services.includes("file")) {
        issues.push({
            propertyPath: "softDelete.shareDays",
            reason: "is for file shares, but services does not name file; add it, or leave shareDays out",
        });
    }
    return [
        ...issues,
        ...lifecycleIssues(args.lifecycle ?? {}, "lifecycle"),
        ...privateServiceIssues(args, groupIds(args)),
    ];
}
