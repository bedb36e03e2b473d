import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn } from "../shared/componentArgs";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { isWholeNumber, throwIfInvalid, type InputIssue } from "../shared/validation";

/** Inputs of a container registry. */
export interface ContainerRegistryArgs extends PrivateServiceArgs {
    /** Whether images are kept in three availability zones; true by default. Azure refuses a change of a registry that exists. */
    zoneRedundant?: boolean;
    /** Days that an image which no tag names any more is kept, 0 to 365; 30 by default. */
    untaggedRetentionDays?: number;
    /** Whether Azure's trusted services with an identity, Azure Machine Learning among them, pass the firewall; false by default. They still need a role. */
    trustedServices?: boolean;
    /** Key of the customer's that encrypts the registry; Microsoft's key by default. Its vault must not be behind a firewall when the registry is made: Azure refuses it. A key that is added or taken away replaces the registry with its images. */
    customerManagedKey?: CustomerManagedKey;
}

/** What a container registry has where its inputs say nothing. */
export const containerRegistryDefaults = {
    zoneRedundant: true,
    untaggedRetentionDays: 30,
    trustedServices: false,
} as const;

/** Bounds of a registry's inputs. Source: learn.microsoft.com/azure/container-registry/container-registry-retention-policy. */
export const containerRegistryLimits = { untaggedRetentionDays: [0, 365] } as const;

/** Group ids that a registry needs; one endpoint serves its login server and the addresses of its data. */
export const containerRegistryGroupIds = ["registry"];

/**
 * A private container registry of tier Premium, which alone has endpoints: it takes Entra identities only, has no admin user
 * and lets no one pull without signing in. Images cannot be exported to other registries.
 */
export class ContainerRegistry extends pulumi.ComponentResource {
    /** ARM id of the registry. */
    public readonly registryResourceId: pulumi.Output<string>;
    /** Name of the registry. */
    public readonly registryName: pulumi.Output<string>;
    /** Host that images are pushed to and pulled from, for example `cramlpdev1a2b3c4d.azurecr.io`. */
    public readonly loginServer: pulumi.Output<string>;
    /** What depends on a way to the registry depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: ContainerRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("ContainerRegistry", name, registryIssues(args));
        super("azure-ml-platform:index:ContainerRegistry", name, args, opts);

        const registry = this.createRegistry(name, args);
        this.ready = privateService(this, name, registry, args, containerRegistryGroupIds);

        this.registryResourceId = registry.id;
        this.registryName = registry.name;
        this.loginServer = registry.loginServer;
        this.registerOutputs({
            registryResourceId: this.registryResourceId,
            registryName: this.registryName,
            loginServer: this.loginServer,
        });
    }

    private createRegistry(name: string, args: ContainerRegistryArgs): containerregistry.Registry {
        const { zoneRedundant, untaggedRetentionDays, trustedServices } = withDefaults(args, containerRegistryDefaults);
        return new containerregistry.Registry(
            name,
            {
                registryName: resourceName(args.naming, "containerRegistry", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: containerregistry.SkuName.Premium },
                adminUserEnabled: false,
                anonymousPullEnabled: false,
                publicNetworkAccess: containerregistry.PublicNetworkAccess.Disabled,
                networkRuleSet: { defaultAction: containerregistry.DefaultAction.Deny },
                networkRuleBypassOptions: trustedServices
                    ? containerregistry.NetworkRuleBypassOptions.AzureServices
                    : containerregistry.NetworkRuleBypassOptions.None,
                zoneRedundancy: zoneRedundant
                    ? containerregistry.ZoneRedundancy.Enabled
                    : containerregistry.ZoneRedundancy.Disabled,
                policies: policies(untaggedRetentionDays),
                ...encryption(args.customerManagedKey),
                tags: args.tags,
            },
            // Azure takes a key at creation only: learn.microsoft.com/azure/container-registry/
            // tutorial-customer-managed-keys, "Important considerations". azure-native does not know of it.
            { parent: this, ...replacedOn("encryption.status") },
        );
    }
}

// unverified: that no operation of Azure Machine Learning needs the export of images, which stays off; were one to, sharing
// an environment with a registry would fail. Quarantine stays off: Azure Machine Learning does not pull from a registry with
// it. Source: MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-secure-workspace-vnet.md.
const policies = (days: number) => ({
    quarantinePolicy: { status: containerregistry.PolicyStatus.Disabled },
    exportPolicy: { status: containerregistry.ExportPolicyStatus.Disabled },
    retentionPolicy: { status: containerregistry.PolicyStatus.Enabled, days },
});

// A key without a version: the registry follows the rotation. It knows the identity by its client id there. Source:
// learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys.
function encryption(key: CustomerManagedKey | undefined) {
    return (
        key && {
            identity: {
                type: containerregistry.ResourceIdentityType.UserAssigned,
                userAssignedIdentities: pulumi.output(key.identityResourceId).apply((id) => ({ [id]: {} })),
            },
            encryption: {
                status: containerregistry.EncryptionStatus.Enabled,
                keyVaultProperties: {
                    identity: key.identityClientId,
                    keyIdentifier: pulumi
                        .all([key.vaultUri, key.keyName])
                        .apply(([uri, name]) => `${uri.replace(/\/$/, "")}/keys/${name}`),
                },
            },
        }
    );
}

function registryIssues(args: ContainerRegistryArgs): InputIssue[] {
    const { untaggedRetentionDays: days = containerRegistryDefaults.untaggedRetentionDays } = args;
    const bounds = containerRegistryLimits.untaggedRetentionDays;
    const issues = privateServiceIssues(args, containerRegistryGroupIds);
    if (!isWholeNumber(days, bounds)) {
        issues.push({
            propertyPath: "untaggedRetentionDays",
            reason: `must be a whole number of days from ${bounds.join(" to ")}, is ${days}`,
        });
    }
    return issues;
}
