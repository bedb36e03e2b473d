import type { Rule } from "./core/rule";
import { databricksAccessListAddresses } from "./rules/databricks/databricksAccessListAddresses";
import { databricksClusterAccessMode } from "./rules/databricks/databricksClusterAccessMode";
import { databricksClusterAutotermination } from "./rules/databricks/databricksClusterAutotermination";
import { databricksClusterPolicy } from "./rules/databricks/databricksClusterPolicy";
import { databricksComputeTags } from "./rules/databricks/databricksComputeTags";
import { databricksConnectorIdentity } from "./rules/databricks/databricksConnectorIdentity";
import { databricksConnectorRoles } from "./rules/databricks/databricksConnectorRoles";
import { databricksCredentialIdentity } from "./rules/databricks/databricksCredentialIdentity";
import { databricksEntitlementCreate } from "./rules/databricks/databricksEntitlementCreate";
import { databricksGrantAllPrivileges } from "./rules/databricks/databricksGrantAllPrivileges";
import { databricksGrantEveryone } from "./rules/databricks/databricksGrantEveryone";
import { databricksJobClusterPolicy } from "./rules/databricks/databricksJobClusterPolicy";
import { databricksJobConcurrency } from "./rules/databricks/databricksJobConcurrency";
import { databricksJobRunAs } from "./rules/databricks/databricksJobRunAs";
import { databricksJobTimeout } from "./rules/databricks/databricksJobTimeout";
import { databricksMetastoreOwner } from "./rules/databricks/databricksMetastoreOwner";
import { databricksMetastoreSharing } from "./rules/databricks/databricksMetastoreSharing";
import { databricksMetastoreStorageRoot } from "./rules/databricks/databricksMetastoreStorageRoot";
import { databricksNetworkPolicyAssigned } from "./rules/databricks/databricksNetworkPolicyAssigned";
import { databricksNetworkPolicyEgress } from "./rules/databricks/databricksNetworkPolicyEgress";
import { databricksNetworkPolicyEnforced } from "./rules/databricks/databricksNetworkPolicyEnforced";
import { databricksNodeTypeRetirement } from "./rules/databricks/databricksNodeTypeRetirement";
import { databricksPermissionEveryone } from "./rules/databricks/databricksPermissionEveryone";
import { databricksPermissionTokens } from "./rules/databricks/databricksPermissionTokens";
import { databricksPipelineClusterPolicy } from "./rules/databricks/databricksPipelineClusterPolicy";
import { databricksPolicyAccessMode } from "./rules/databricks/databricksPolicyAccessMode";
import { databricksPolicyAutotermination } from "./rules/databricks/databricksPolicyAutotermination";
import { databricksPolicyCostCap } from "./rules/databricks/databricksPolicyCostCap";
import { databricksPolicyCostTags } from "./rules/databricks/databricksPolicyCostTags";
import { databricksPolicyGpuSpot } from "./rules/databricks/databricksPolicyGpuSpot";
import { databricksPolicyInitScripts } from "./rules/databricks/databricksPolicyInitScripts";
import { databricksPolicyNodeTypes } from "./rules/databricks/databricksPolicyNodeTypes";
import { databricksPolicyRuntimes } from "./rules/databricks/databricksPolicyRuntimes";
import { databricksPolicySshKeys } from "./rules/databricks/databricksPolicySshKeys";
import { databricksPolicyWorkers } from "./rules/databricks/databricksPolicyWorkers";
import { databricksPoolIdleInstances } from "./rules/databricks/databricksPoolIdleInstances";
import { databricksPoolLimits } from "./rules/databricks/databricksPoolLimits";
import { databricksProviderAuthentication } from "./rules/databricks/databricksProviderAuthentication";
import { databricksProviderSecrets } from "./rules/databricks/databricksProviderSecrets";
import { databricksScopeBackend } from "./rules/databricks/databricksScopeBackend";
import { databricksScopeReaders } from "./rules/databricks/databricksScopeReaders";
import { databricksSecurableBinding } from "./rules/databricks/databricksSecurableBinding";
import { databricksSecurableForceDestroy } from "./rules/databricks/databricksSecurableForceDestroy";
import { databricksSecurableIsolation } from "./rules/databricks/databricksSecurableIsolation";
import { databricksServerlessConnectivity } from "./rules/databricks/databricksServerlessConnectivity";
import { databricksServerlessLake } from "./rules/databricks/databricksServerlessLake";
import { databricksSettingsAdmins } from "./rules/databricks/databricksSettingsAdmins";
import { databricksSettingsAuditSchema } from "./rules/databricks/databricksSettingsAuditSchema";
import { databricksSettingsDownloads } from "./rules/databricks/databricksSettingsDownloads";
import { databricksSettingsFileBrowser } from "./rules/databricks/databricksSettingsFileBrowser";
import { databricksSettingsLegacy } from "./rules/databricks/databricksSettingsLegacy";
import { databricksSettingsResults } from "./rules/databricks/databricksSettingsResults";
import { databricksSettingsTokenLifetime } from "./rules/databricks/databricksSettingsTokenLifetime";
import { databricksSettingsVerboseAudit } from "./rules/databricks/databricksSettingsVerboseAudit";
import { databricksWarehouseChannel } from "./rules/databricks/databricksWarehouseChannel";
import { databricksWarehouseClusters } from "./rules/databricks/databricksWarehouseClusters";
import { databricksWarehouseStop } from "./rules/databricks/databricksWarehouseStop";
import { databricksWorkspaceAccessList } from "./rules/databricks/databricksWorkspaceAccessList";
import { databricksWorkspaceBrowserAuthentication } from "./rules/databricks/databricksWorkspaceBrowserAuthentication";
import { databricksWorkspaceCustomerKeys } from "./rules/databricks/databricksWorkspaceCustomerKeys";
import { databricksWorkspaceHardening } from "./rules/databricks/databricksWorkspaceHardening";
import { databricksWorkspaceInfrastructureEncryption } from "./rules/databricks/databricksWorkspaceInfrastructureEncryption";
import { databricksWorkspaceNoPublicIp } from "./rules/databricks/databricksWorkspaceNoPublicIp";
import { databricksWorkspaceNsgRules } from "./rules/databricks/databricksWorkspaceNsgRules";
import { databricksWorkspacePremiumTier } from "./rules/databricks/databricksWorkspacePremiumTier";
import { databricksWorkspacePublicAccess } from "./rules/databricks/databricksWorkspacePublicAccess";
import { databricksWorkspaceRootEndpoints } from "./rules/databricks/databricksWorkspaceRootEndpoints";
import { databricksWorkspaceRootKey } from "./rules/databricks/databricksWorkspaceRootKey";
import { databricksWorkspaceSecurityProfile } from "./rules/databricks/databricksWorkspaceSecurityProfile";
import { databricksWorkspaceStorageFirewall } from "./rules/databricks/databricksWorkspaceStorageFirewall";
import { databricksWorkspaceStorageReplication } from "./rules/databricks/databricksWorkspaceStorageReplication";
import { databricksWorkspaceSubnets } from "./rules/databricks/databricksWorkspaceSubnets";
import { databricksWorkspaceVnetInjection } from "./rules/databricks/databricksWorkspaceVnetInjection";

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
