import type { Rule } from "./core/rule";
import { databricksAccessListAddresses } from "./rules/databricks/workspace/databricksAccessListAddresses";
import { databricksClusterAccessMode } from "./rules/databricks/compute/databricksClusterAccessMode";
import { databricksClusterAutotermination } from "./rules/databricks/compute/databricksClusterAutotermination";
import { databricksClusterPolicy } from "./rules/databricks/compute/databricksClusterPolicy";
import { databricksComputeTags } from "./rules/databricks/compute/databricksComputeTags";
import { databricksConnectorIdentity } from "./rules/databricks/workspace/databricksConnectorIdentity";
import { databricksConnectorRoles } from "./rules/databricks/workspace/databricksConnectorRoles";
import { databricksCredentialIdentity } from "./rules/databricks/catalog/databricksCredentialIdentity";
import { databricksEntitlementCreate } from "./rules/databricks/access/databricksEntitlementCreate";
import { databricksGrantAllPrivileges } from "./rules/databricks/catalog/databricksGrantAllPrivileges";
import { databricksGrantEveryone } from "./rules/databricks/catalog/databricksGrantEveryone";
import { databricksJobClusterPolicy } from "./rules/databricks/jobs/databricksJobClusterPolicy";
import { databricksJobConcurrency } from "./rules/databricks/jobs/databricksJobConcurrency";
import { databricksJobRunAs } from "./rules/databricks/jobs/databricksJobRunAs";
import { databricksJobTimeout } from "./rules/databricks/jobs/databricksJobTimeout";
import { databricksMetastoreOwner } from "./rules/databricks/catalog/databricksMetastoreOwner";
import { databricksMetastoreSharing } from "./rules/databricks/catalog/databricksMetastoreSharing";
import { databricksMetastoreStorageRoot } from "./rules/databricks/catalog/databricksMetastoreStorageRoot";
import { databricksNetworkPolicyAssigned } from "./rules/databricks/account/databricksNetworkPolicyAssigned";
import { databricksNetworkPolicyEgress } from "./rules/databricks/account/databricksNetworkPolicyEgress";
import { databricksNetworkPolicyEnforced } from "./rules/databricks/account/databricksNetworkPolicyEnforced";
import { databricksNodeTypeRetirement } from "./rules/databricks/compute/databricksNodeTypeRetirement";
import { databricksPermissionEveryone } from "./rules/databricks/access/databricksPermissionEveryone";
import { databricksPermissionTokens } from "./rules/databricks/access/databricksPermissionTokens";
import { databricksPipelineClusterPolicy } from "./rules/databricks/jobs/databricksPipelineClusterPolicy";
import { databricksPolicyAccessMode } from "./rules/databricks/policies/databricksPolicyAccessMode";
import { databricksPolicyAutotermination } from "./rules/databricks/policies/databricksPolicyAutotermination";
import { databricksPolicyCostCap } from "./rules/databricks/policies/databricksPolicyCostCap";
import { databricksPolicyCostTags } from "./rules/databricks/policies/databricksPolicyCostTags";
import { databricksPolicyGpuSpot } from "./rules/databricks/policies/databricksPolicyGpuSpot";
import { databricksPolicyInitScripts } from "./rules/databricks/policies/databricksPolicyInitScripts";
import { databricksPolicyNodeTypes } from "./rules/databricks/policies/databricksPolicyNodeTypes";
import { databricksPolicyRuntimes } from "./rules/databricks/policies/databricksPolicyRuntimes";
import { databricksPolicySshKeys } from "./rules/databricks/policies/databricksPolicySshKeys";
import { databricksPolicyWorkers } from "./rules/databricks/policies/databricksPolicyWorkers";
import { databricksPoolIdleInstances } from "./rules/databricks/compute/databricksPoolIdleInstances";
import { databricksPoolLimits } from "./rules/databricks/compute/databricksPoolLimits";
import { databricksProviderAuthentication } from "./rules/databricks/access/databricksProviderAuthentication";
import { databricksProviderSecrets } from "./rules/databricks/access/databricksProviderSecrets";
import { databricksScopeBackend } from "./rules/databricks/access/databricksScopeBackend";
import { databricksScopeReaders } from "./rules/databricks/access/databricksScopeReaders";
import { databricksSecurableBinding } from "./rules/databricks/catalog/databricksSecurableBinding";
import { databricksSecurableForceDestroy } from "./rules/databricks/catalog/databricksSecurableForceDestroy";
import { databricksSecurableIsolation } from "./rules/databricks/catalog/databricksSecurableIsolation";
import { databricksServerlessConnectivity } from "./rules/databricks/account/databricksServerlessConnectivity";
import { databricksServerlessLake } from "./rules/databricks/account/databricksServerlessLake";
import { databricksSettingsAdmins } from "./rules/databricks/access/databricksSettingsAdmins";
import { databricksSettingsAuditSchema } from "./rules/databricks/access/databricksSettingsAuditSchema";
import { databricksSettingsDownloads } from "./rules/databricks/access/databricksSettingsDownloads";
import { databricksSettingsFileBrowser } from "./rules/databricks/access/databricksSettingsFileBrowser";
import { databricksSettingsLegacy } from "./rules/databricks/access/databricksSettingsLegacy";
import { databricksSettingsResults } from "./rules/databricks/access/databricksSettingsResults";
import { databricksSettingsTokenLifetime } from "./rules/databricks/access/databricksSettingsTokenLifetime";
import { databricksSettingsVerboseAudit } from "./rules/databricks/access/databricksSettingsVerboseAudit";
import { databricksWarehouseChannel } from "./rules/databricks/compute/databricksWarehouseChannel";
import { databricksWarehouseClusters } from "./rules/databricks/compute/databricksWarehouseClusters";
import { databricksWarehouseStop } from "./rules/databricks/compute/databricksWarehouseStop";
import { databricksWorkspaceAccessList } from "./rules/databricks/workspace/databricksWorkspaceAccessList";
import { databricksWorkspaceBrowserAuthentication } from "./rules/databricks/workspace/databricksWorkspaceBrowserAuthentication";
import { databricksWorkspaceCustomerKeys } from "./rules/databricks/workspace/databricksWorkspaceCustomerKeys";
import { databricksWorkspaceHardening } from "./rules/databricks/workspace/databricksWorkspaceHardening";
import { databricksWorkspaceInfrastructureEncryption } from "./rules/databricks/workspace/databricksWorkspaceInfrastructureEncryption";
import { databricksWorkspaceNoPublicIp } from "./rules/databricks/workspace/databricksWorkspaceNoPublicIp";
import { databricksWorkspaceNsgRules } from "./rules/databricks/workspace/databricksWorkspaceNsgRules";
import { databricksWorkspacePremiumTier } from "./rules/databricks/workspace/databricksWorkspacePremiumTier";
import { databricksWorkspacePublicAccess } from "./rules/databricks/workspace/databricksWorkspacePublicAccess";
import { databricksWorkspaceRootEndpoints } from "./rules/databricks/workspace/databricksWorkspaceRootEndpoints";
import { databricksWorkspaceRootKey } from "./rules/databricks/workspace/databricksWorkspaceRootKey";
import { databricksWorkspaceSecurityProfile } from "./rules/databricks/workspace/databricksWorkspaceSecurityProfile";
import { databricksWorkspaceStorageFirewall } from "./rules/databricks/workspace/databricksWorkspaceStorageFirewall";
import { databricksWorkspaceStorageReplication } from "./rules/databricks/workspace/databricksWorkspaceStorageReplication";
import { databricksWorkspaceSubnets } from "./rules/databricks/workspace/databricksWorkspaceSubnets";
import { databricksWorkspaceVnetInjection } from "./rules/databricks/workspace/databricksWorkspaceVnetInjection";

/** The rules on Databricks: its workspaces in Azure, and the objects in them and in the account. */
export const databricksRules: readonly Rule[] = [
    databricksAccessListAddresses,
    databricksClusterAccessMode,
    databricksClusterAutotermination,
    databricksClusterPolicy,
    databricksComputeTags,
    databricksConnectorIdentity,
    databricksConnectorRoles,
    databricksCredentialIdentity,
    databricksEntitlementCreate,
    databricksGrantAllPrivileges,
    databricksGrantEveryone,
    databricksJobClusterPolicy,
    databricksJobConcurrency,
    databricksJobRunAs,
    databricksJobTimeout,
    databricksMetastoreOwner,
    databricksMetastoreSharing,
    databricksMetastoreStorageRoot,
    databricksNetworkPolicyAssigned,
    databricksNetworkPolicyEgress,
    databricksNetworkPolicyEnforced,
    databricksNodeTypeRetirement,
    databricksPermissionEveryone,
    databricksPermissionTokens,
    databricksPipelineClusterPolicy,
    databricksPolicyAccessMode,
    databricksPolicyAutotermination,
    databricksPolicyCostCap,
    databricksPolicyCostTags,
    databricksPolicyGpuSpot,
    databricksPolicyInitScripts,
    databricksPolicyNodeTypes,
    databricksPolicyRuntimes,
    databricksPolicySshKeys,
    databricksPolicyWorkers,
    databricksPoolIdleInstances,
    databricksPoolLimits,
    databricksProviderAuthentication,
    databricksProviderSecrets,
    databricksScopeBackend,
    databricksScopeReaders,
    databricksSecurableBinding,
    databricksSecurableForceDestroy,
    databricksSecurableIsolation,
    databricksServerlessConnectivity,
    databricksServerlessLake,
    databricksSettingsAdmins,
    databricksSettingsAuditSchema,
    databricksSettingsDownloads,
    databricksSettingsFileBrowser,
    databricksSettingsLegacy,
    databricksSettingsResults,
    databricksSettingsTokenLifetime,
    databricksSettingsVerboseAudit,
    databricksWarehouseChannel,
    databricksWarehouseClusters,
    databricksWarehouseStop,
    databricksWorkspaceAccessList,
    databricksWorkspaceBrowserAuthentication,
    databricksWorkspaceCustomerKeys,
    databricksWorkspaceHardening,
    databricksWorkspaceInfrastructureEncryption,
    databricksWorkspaceNoPublicIp,
    databricksWorkspaceNsgRules,
    databricksWorkspacePremiumTier,
    databricksWorkspacePublicAccess,
    databricksWorkspaceRootEndpoints,
    databricksWorkspaceRootKey,
    databricksWorkspaceSecurityProfile,
    databricksWorkspaceStorageFirewall,
    databricksWorkspaceStorageReplication,
    databricksWorkspaceSubnets,
    databricksWorkspaceVnetInjection,
];
