import type { Rule } from "./core/rule";
import { databricksRules } from "./databricksRules";
import { defenderStorageAccount } from "./rules/defender/defenderStorageAccount";
import { defenderStorageSettings } from "./rules/defender/defenderStorageSettings";
import { governanceResourceProtect } from "./rules/governance/governanceResourceProtect";
import { governanceResourceTags } from "./rules/governance/governanceResourceTags";
import { identityAssignmentAdministrative } from "./rules/identity/identityAssignmentAdministrative";
import { identityAssignmentDataScope } from "./rules/identity/identityAssignmentDataScope";
import { identityAssignmentPrincipalType } from "./rules/identity/identityAssignmentPrincipalType";
import { identityRoleDefinitionWildcard } from "./rules/identity/identityRoleDefinitionWildcard";
import { keyvaultKeyRotation } from "./rules/keyvault/keyvaultKeyRotation";
import { keyvaultSecretExpiry } from "./rules/keyvault/keyvaultSecretExpiry";
import { keyvaultVaultAccessPolicies } from "./rules/keyvault/keyvaultVaultAccessPolicies";
import { keyvaultVaultFirewallDefault } from "./rules/keyvault/keyvaultVaultFirewallDefault";
import { keyvaultVaultPublicNetworkAccess } from "./rules/keyvault/keyvaultVaultPublicNetworkAccess";
import { keyvaultVaultPurgeProtection } from "./rules/keyvault/keyvaultVaultPurgeProtection";
import { keyvaultVaultRbac } from "./rules/keyvault/keyvaultVaultRbac";
import { keyvaultVaultSoftDeleteRetention } from "./rules/keyvault/keyvaultVaultSoftDeleteRetention";
import { monitoringDiagnosticDestination } from "./rules/monitoring/monitoringDiagnosticDestination";
import { monitoringDiagnosticSetting } from "./rules/monitoring/monitoringDiagnosticSetting";
import { monitoringInsightsIngestionAccess } from "./rules/monitoring/monitoringInsightsIngestionAccess";
import { monitoringInsightsLocalAuth } from "./rules/monitoring/monitoringInsightsLocalAuth";
import { monitoringInsightsQueryAccess } from "./rules/monitoring/monitoringInsightsQueryAccess";
import { monitoringInsightsWorkspace } from "./rules/monitoring/monitoringInsightsWorkspace";
import { monitoringWorkspaceIngestionAccess } from "./rules/monitoring/monitoringWorkspaceIngestionAccess";
import { monitoringWorkspaceLocalAuth } from "./rules/monitoring/monitoringWorkspaceLocalAuth";
import { monitoringWorkspaceQueryAccess } from "./rules/monitoring/monitoringWorkspaceQueryAccess";
import { monitoringWorkspaceRetention } from "./rules/monitoring/monitoringWorkspaceRetention";
import { networkFlowLogEnabled } from "./rules/network/networkFlowLogEnabled";
import { networkFlowLogRetention } from "./rules/network/networkFlowLogRetention";
import { networkFlowLogTarget } from "./rules/network/networkFlowLogTarget";
import { networkNsgAnySource } from "./rules/network/networkNsgAnySource";
import { networkNsgEgress } from "./rules/network/networkNsgEgress";
import { networkNsgRemoteAdministration } from "./rules/network/networkNsgRemoteAdministration";
import { networkPrivateEndpointDns } from "./rules/network/networkPrivateEndpointDns";
import { networkPrivateEndpointForm } from "./rules/network/networkPrivateEndpointForm";
import { networkPrivateEndpointUnique } from "./rules/network/networkPrivateEndpointUnique";
import { networkPublicIpStandard } from "./rules/network/networkPublicIpStandard";
import { networkRouteInternet } from "./rules/network/networkRouteInternet";
import { networkServicePrivateEndpoint } from "./rules/network/networkServicePrivateEndpoint";
import { networkSubnetNsg } from "./rules/network/networkSubnetNsg";
import { networkSubnetPrivate } from "./rules/network/networkSubnetPrivate";
import { networkVnetDnsServers } from "./rules/network/networkVnetDnsServers";
import { networkVnetFlowLogs } from "./rules/network/networkVnetFlowLogs";
import { storageAccountAnonymousAccess } from "./rules/storage/storageAccountAnonymousAccess";
import { storageAccountBlobService } from "./rules/storage/storageAccountBlobService";
import { storageAccountCopyScope } from "./rules/storage/storageAccountCopyScope";
import { storageAccountCrossTenantReplication } from "./rules/storage/storageAccountCrossTenantReplication";
import { storageAccountCustomerKey } from "./rules/storage/storageAccountCustomerKey";
import { storageAccountCustomerKeyAccess } from "./rules/storage/storageAccountCustomerKeyAccess";
import { storageAccountDefaultOauth } from "./rules/storage/storageAccountDefaultOauth";
import { storageAccountFileProtocols } from "./rules/storage/storageAccountFileProtocols";
import { storageAccountFirewallBypass } from "./rules/storage/storageAccountFirewallBypass";
import { storageAccountFirewallDefault } from "./rules/storage/storageAccountFirewallDefault";
import { storageAccountFirewallIpRules } from "./rules/storage/storageAccountFirewallIpRules";
import { storageAccountHttpsOnly } from "./rules/storage/storageAccountHttpsOnly";
import { storageAccountInfrastructureEncryption } from "./rules/storage/storageAccountInfrastructureEncryption";
import { storageAccountLifecycle } from "./rules/storage/storageAccountLifecycle";
import { storageAccountLocalUsers } from "./rules/storage/storageAccountLocalUsers";
import { storageAccountMinTls } from "./rules/storage/storageAccountMinTls";
import { storageAccountPublicNetworkAccess } from "./rules/storage/storageAccountPublicNetworkAccess";
import { storageAccountReplication } from "./rules/storage/storageAccountReplication";
import { storageAccountSharedKey } from "./rules/storage/storageAccountSharedKey";
import { storageBlobSoftDelete } from "./rules/storage/storageBlobSoftDelete";
import { storageContainerPrivate } from "./rules/storage/storageContainerPrivate";
import { storageContainerSoftDelete } from "./rules/storage/storageContainerSoftDelete";
import { storageLakeHierarchicalNamespace } from "./rules/storage/storageLakeHierarchicalNamespace";
import { storageLifecycleDeltaTiers } from "./rules/storage/storageLifecycleDeltaTiers";

/** Every rule of the pack. */
export const catalog: readonly Rule[] = [
    ...databricksRules,
    defenderStorageAccount,
    defenderStorageSettings,
    governanceResourceProtect,
    governanceResourceTags,
    identityAssignmentAdministrative,
    identityAssignmentDataScope,
    identityAssignmentPrincipalType,
    identityRoleDefinitionWildcard,
    keyvaultKeyRotation,
    keyvaultSecretExpiry,
    keyvaultVaultAccessPolicies,
    keyvaultVaultFirewallDefault,
    keyvaultVaultPublicNetworkAccess,
    keyvaultVaultPurgeProtection,
    keyvaultVaultRbac,
    keyvaultVaultSoftDeleteRetention,
    monitoringDiagnosticDestination,
    monitoringDiagnosticSetting,
    monitoringInsightsIngestionAccess,
    monitoringInsightsLocalAuth,
    monitoringInsightsQueryAccess,
    monitoringInsightsWorkspace,
    monitoringWorkspaceIngestionAccess,
    monitoringWorkspaceLocalAuth,
    monitoringWorkspaceQueryAccess,
    monitoringWorkspaceRetention,
    networkFlowLogEnabled,
    networkFlowLogRetention,
    networkFlowLogTarget,
    networkNsgAnySource,
    networkNsgEgress,
    networkNsgRemoteAdministration,
    networkPrivateEndpointDns,
    networkPrivateEndpointForm,
    networkPrivateEndpointUnique,
    networkPublicIpStandard,
    networkRouteInternet,
    networkServicePrivateEndpoint,
    networkSubnetNsg,
    networkSubnetPrivate,
    networkVnetDnsServers,
    networkVnetFlowLogs,
    storageAccountAnonymousAccess,
    storageAccountBlobService,
    storageAccountCopyScope,
    storageAccountCrossTenantReplication,
    storageAccountCustomerKey,
    storageAccountCustomerKeyAccess,
    storageAccountDefaultOauth,
    storageAccountFileProtocols,
    storageAccountFirewallBypass,
    storageAccountFirewallDefault,
    storageAccountFirewallIpRules,
    storageAccountHttpsOnly,
    storageAccountInfrastructureEncryption,
    storageAccountLifecycle,
    storageAccountLocalUsers,
    storageAccountMinTls,
    storageAccountPublicNetworkAccess,
    storageAccountReplication,
    storageAccountSharedKey,
    storageBlobSoftDelete,
    storageContainerPrivate,
    storageContainerSoftDelete,
    storageLakeHierarchicalNamespace,
    storageLifecycleDeltaTiers,
];
