import type { Rule } from "../../core/rule";
import { databricksAccessListAddresses } from "./workspace/databricksAccessListAddresses";
import { databricksClusterAccessMode } from "./compute/databricksClusterAccessMode";
import { databricksClusterAutotermination } from "./compute/databricksClusterAutotermination";
import { databricksClusterPolicy } from "./compute/databricksClusterPolicy";
import { databricksComputeTags } from "./compute/databricksComputeTags";
import { databricksConnectorIdentity } from "./workspace/databricksConnectorIdentity";
import { databricksConnectorRoles } from "./workspace/databricksConnectorRoles";
import { databricksCredentialIdentity } from "./catalog/databricksCredentialIdentity";
import { databricksEntitlementCreate } from "./access/databricksEntitlementCreate";
import { databricksGrantAllPrivileges } from "./catalog/databricksGrantAllPrivileges";
import { databricksGrantEveryone } from "./catalog/databricksGrantEveryone";
import { databricksJobClusterPolicy } from "./jobs/databricksJobClusterPolicy";
import { databricksJobConcurrency } from "./jobs/databricksJobConcurrency";
import { databricksJobRetries } from "./jobs/databricksJobRetries";
import { databricksJobRunAs } from "./jobs/databricksJobRunAs";
import { databricksJobSecrets } from "./jobs/databricksJobSecrets";
import { databricksJobSparkSubmit } from "./jobs/databricksJobSparkSubmit";
import { databricksJobTimeout } from "./jobs/databricksJobTimeout";
import { databricksMetastoreOwner } from "./catalog/databricksMetastoreOwner";
import { databricksMetastoreSharing } from "./catalog/databricksMetastoreSharing";
import { databricksMetastoreStorageRoot } from "./catalog/databricksMetastoreStorageRoot";
import { databricksMonitorBaseline } from "./serving/databricksMonitorBaseline";
import { databricksNetworkPolicyAssigned } from "./account/databricksNetworkPolicyAssigned";
import { databricksNetworkPolicyEgress } from "./account/databricksNetworkPolicyEgress";
import { databricksNetworkPolicyEnforced } from "./account/databricksNetworkPolicyEnforced";
import { databricksNodeTypeRetirement } from "./compute/databricksNodeTypeRetirement";
import { databricksPermissionEveryone } from "./access/databricksPermissionEveryone";
import { databricksPermissionTokens } from "./access/databricksPermissionTokens";
import { databricksPipelineClusterPolicy } from "./jobs/databricksPipelineClusterPolicy";
import { databricksPolicyAccessMode } from "./policies/databricksPolicyAccessMode";
import { databricksPolicyAutotermination } from "./policies/databricksPolicyAutotermination";
import { databricksPolicyCostCap } from "./policies/databricksPolicyCostCap";
import { databricksPolicyCostTags } from "./policies/databricksPolicyCostTags";
import { databricksPolicyGpuSpot } from "./policies/databricksPolicyGpuSpot";
import { databricksPolicyInitScripts } from "./policies/databricksPolicyInitScripts";
import { databricksPolicyNodeTypes } from "./policies/databricksPolicyNodeTypes";
import { databricksPolicyRuntimes } from "./policies/databricksPolicyRuntimes";
import { databricksPolicySshKeys } from "./policies/databricksPolicySshKeys";
import { databricksPolicyWorkers } from "./policies/databricksPolicyWorkers";
import { databricksPoolIdleInstances } from "./compute/databricksPoolIdleInstances";
import { databricksPoolLimits } from "./compute/databricksPoolLimits";
import { databricksProviderAuthentication } from "./access/databricksProviderAuthentication";
import { databricksProviderSecrets } from "./access/databricksProviderSecrets";
import { databricksScopeBackend } from "./access/databricksScopeBackend";
import { databricksScopeReaders } from "./access/databricksScopeReaders";
import { databricksSecurableBinding } from "./catalog/databricksSecurableBinding";
import { databricksSecurableForceDestroy } from "./catalog/databricksSecurableForceDestroy";
import { databricksSecurableIsolation } from "./catalog/databricksSecurableIsolation";
import { databricksSecurableOwner } from "./catalog/databricksSecurableOwner";
import { databricksServerlessConnectivity } from "./account/databricksServerlessConnectivity";
import { databricksServerlessLake } from "./account/databricksServerlessLake";
import { databricksServingInferenceTable } from "./serving/databricksServingInferenceTable";
import { databricksServingRateLimits } from "./serving/databricksServingRateLimits";
import { databricksServingScaleToZero } from "./serving/databricksServingScaleToZero";
import { databricksSettingsAdmins } from "./access/databricksSettingsAdmins";
import { databricksSettingsAuditSchema } from "./access/databricksSettingsAuditSchema";
import { databricksSettingsDownloads } from "./access/databricksSettingsDownloads";
import { databricksSettingsFileBrowser } from "./access/databricksSettingsFileBrowser";
import { databricksSettingsLegacy } from "./access/databricksSettingsLegacy";
import { databricksSettingsResults } from "./access/databricksSettingsResults";
import { databricksSettingsTokenLifetime } from "./access/databricksSettingsTokenLifetime";
import { databricksSettingsVerboseAudit } from "./access/databricksSettingsVerboseAudit";
import { databricksWarehouseChannel } from "./compute/databricksWarehouseChannel";
import { databricksWarehouseClusters } from "./compute/databricksWarehouseClusters";
import { databricksWarehouseStop } from "./compute/databricksWarehouseStop";
import { databricksWorkspaceAccessList } from "./workspace/databricksWorkspaceAccessList";
import { databricksWorkspaceBrowserAuthentication } from "./workspace/databricksWorkspaceBrowserAuthentication";
import { databricksWorkspaceCustomerKeys } from "./workspace/databricksWorkspaceCustomerKeys";
import { databricksWorkspaceHardening } from "./workspace/databricksWorkspaceHardening";
import { databricksWorkspaceInfrastructureEncryption } from "./workspace/databricksWorkspaceInfrastructureEncryption";
import { databricksWorkspaceNoPublicIp } from "./workspace/databricksWorkspaceNoPublicIp";
import { databricksWorkspaceNsgRules } from "./workspace/databricksWorkspaceNsgRules";
import { databricksWorkspacePremiumTier } from "./workspace/databricksWorkspacePremiumTier";
import { databricksWorkspacePublicAccess } from "./workspace/databricksWorkspacePublicAccess";
import { databricksWorkspaceRootEndpoints } from "./workspace/databricksWorkspaceRootEndpoints";
import { databricksWorkspaceRootKey } from "./workspace/databricksWorkspaceRootKey";
import { databricksWorkspaceSecurityProfile } from "./workspace/databricksWorkspaceSecurityProfile";
import { databricksWorkspaceStorageFirewall } from "./workspace/databricksWorkspaceStorageFirewall";
import { databricksWorkspaceStorageReplication } from "./workspace/databricksWorkspaceStorageReplication";
import { databricksWorkspaceSubnets } from "./workspace/databricksWorkspaceSubnets";
import { databricksWorkspaceVnetInjection } from "./workspace/databricksWorkspaceVnetInjection";

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
    databricksJobRetries,
    databricksJobRunAs,
    databricksJobSecrets,
    databricksJobSparkSubmit,
    databricksJobTimeout,
    databricksMetastoreOwner,
    databricksMetastoreSharing,
    databricksMetastoreStorageRoot,
    databricksMonitorBaseline,
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
    databricksSecurableOwner,
    databricksServerlessConnectivity,
    databricksServerlessLake,
    databricksServingInferenceTable,
    databricksServingRateLimits,
    databricksServingScaleToZero,
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
