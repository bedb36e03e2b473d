import { AccountNetworkPolicy } from "@pulumi/databricks/accountNetworkPolicy";
import { MwsNetworkConnectivityConfig } from "@pulumi/databricks/mwsNetworkConnectivityConfig";
import * as pulumi from "@pulumi/pulumi";
import { validate as isUuid } from "uuid";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { nameIssue, resourceName, type Naming } from "../../shared/naming";
import { regions } from "../../../azure/regions";
import { throwIfInvalid, repeated, type InputIssue } from "../../shared/validation";

/** A storage account that serverless compute may access in addition to the locations that Unity Catalog governs. */
export interface AllowedStorage {
    /** Name of the storage account. */
    accountName: string;
    /** Service of the account: `blob` or `dfs`. */
    service: "blob" | "dfs";
}

/** Inputs of a region's network connectivity of serverless compute. */
export interface DatabricksNetworkConnectivityArgs {
    /** How the configuration and the policy are named. */
    naming: Naming;
    /** Id of the Databricks account (a UUID). A change replaces the policy. */
    accountId: string;
    /** Azure region of the workspaces that are bound to it, for example `westeurope`. A change replaces the configuration. */
    region: string;
    /** Host names that serverless compute may reach; none by default. */
    allowedDomains?: string[];
    /**
     * Storage accounts that serverless compute may access in addition to the locations of Unity Catalog; none by
     * default.
     */
    allowedStorage?: AllowedStorage[];
    /** Whether the policy only logs what it would stop; false by default. */
    dryRun?: boolean;
}

/** What network connectivity has where its inputs say nothing. */
export const databricksNetworkConnectivityDefaults = { dryRun: false } as const;

/** How serverless compute of a region's workspaces reaches the network: private endpoints hang on its configuration, and its policy closes the internet. */
export class DatabricksNetworkConnectivity extends pulumi.ComponentResource {
    /** Id of the network connectivity configuration. */
    public readonly networkConnectivityConfigId: pulumi.Output<string>;
    /** Id of the network policy. */
    public readonly networkPolicyId: pulumi.Output<string>;

    constructor(name: string, args: DatabricksNetworkConnectivityArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksNetworkConnectivity", name, networkConnectivityIssues(args));
        super("azure-ml-platform:index:DatabricksNetworkConnectivity", name, args, opts);

        this.networkConnectivityConfigId = this.createConfiguration(name, args).networkConnectivityConfigId;
        this.networkPolicyId = this.createPolicy(name, args);
        this.registerOutputs({
            networkConnectivityConfigId: this.networkConnectivityConfigId,
            networkPolicyId: this.networkPolicyId,
        });
    }

    private createConfiguration(name: string, { naming, region }: DatabricksNetworkConnectivityArgs) {
        return new MwsNetworkConnectivityConfig(
            name,
            { name: resourceName(naming, "databricksServerlessNetwork", name), region },
            { parent: this, ...stateless },
        );
    }

    private createPolicy(name: string, args: DatabricksNetworkConnectivityArgs): pulumi.Output<string> {
        const { dryRun } = withDefaults(args, databricksNetworkConnectivityDefaults);
        const networkPolicyId = resourceName(args.naming, "databricksNetworkPolicy", name);
        const policy = new AccountNetworkPolicy(
            `${name}-policy`,
            {
                accountId: args.accountId,
                networkPolicyId,
                egress: {
                    networkAccess: {
                        restrictionMode: "RESTRICTED_ACCESS",
                        allowedInternetDestinations: args.allowedDomains?.map((destination) => ({
                            destination,
                            internetDestinationType: "DNS_NAME",
                        })),
                        allowedStorageDestinations: args.allowedStorage?.map(({ accountName, service }) => ({
                            azureStorageAccount: accountName,
                            azureStorageService: service,
                            storageDestinationType: "AZURE_STORAGE",
                        })),
                        policyEnforcement: { enforcementMode: dryRun ? "DRY_RUN" : "ENFORCED" },
                    },
                },
            },
            { parent: this, ...stateless },
        );
        // Code that uses the id waits for the policy.
        return pulumi.all([policy.id, networkPolicyId]).apply(([, id]) => id);
    }
}

/** What is wrong with network connectivity of serverless compute. */
export function networkConnectivityIssues(args: Omit<DatabricksNetworkConnectivityArgs, "naming">): InputIssue[] {
    const { accountId, region, allowedDomains = [], allowedStorage = [] } = args;
    const issues: InputIssue[] = [];
    if (!isUuid(accountId)) {
        issues.push({ propertyPath: "accountId", reason: `"${accountId}" is not a UUID` });
    }
    if (!(region in regions)) {
        issues.push({ propertyPath: "region", reason: `"${region}" is not an Azure region` });
    }
    allowedDomains.forEach((domain, i) => {
        if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain)) {
            issues.push({
                propertyPath: `allowedDomains[${i}]`,
                reason: `"${domain}" is not a host name, for example pypi.org`,
            });
        }
    });
    for (const domain of repeated(allowedDomains)) {
        issues.push({ propertyPath: "allowedDomains", reason: `"${domain}" is duplicated` });
    }
    allowedStorage.forEach(({ accountName }, i) => {
        const reason = nameIssue("storageAccount", accountName);
        if (reason !== undefined) {
            issues.push({ propertyPath: `allowedStorage[${i}].accountName`, reason });
        }
    });
    for (const storage of repeated(allowedStorage.map(({ accountName, service }) => `${service} of ${accountName}`))) {
        issues.push({ propertyPath: "allowedStorage", reason: `${storage} is duplicated` });
    }
    return issues;
}
