import type { Rule } from "./core/rule";
import { databricksRules } from "./databricksRules";
import { defenderStorageAccount } from "./rules/storage/data/defenderStorageAccount";
import { defenderStorageSettings } from "./rules/storage/data/defenderStorageSettings";
import { governanceResourceProtect } from "./rules/platform/governanceResourceProtect";
import { governanceResourceTags } from "./rules/platform/governanceResourceTags";
import { identityAssignmentAdministrative } from "./rules/platform/identityAssignmentAdministrative";
import { identityAssignmentDataScope } from "./rules/platform/identityAssignmentDataScope";
import { identityAssignmentPrincipalType } from "./rules/platform/identityAssignmentPrincipalType";
import { identityRoleDefinitionWildcard } from "./rules/platform/identityRoleDefinitionWildcard";
import { keyvaultKeyRotation } from "./rules/key-vault/keyvaultKeyRotation";
import { keyvaultSecretExpiry } from "./rules/key-vault/keyvaultSecretExpiry";
import { keyvaultVaultAccessPolicies } from "./rules/key-vault/keyvaultVaultAccessPolicies";
import { keyvaultVaultFirewallDefault } from "./rules/key-vault/keyvaultVaultFirewallDefault";
import { keyvaultVaultPublicNetworkAccess } from "./rules/key-vault/keyvaultVaultPublicNetworkAccess";
import { keyvaultVaultPurgeProtection } from "./rules/key-vault/keyvaultVaultPurgeProtection";
import { keyvaultVaultRbac } from "./rules/key-vault/keyvaultVaultRbac";
import { keyvaultVaultSoftDeleteRetention } from "./rules/key-vault/keyvaultVaultSoftDeleteRetention";
import { monitoringDiagnosticDestination } from "./rules/observability/monitoringDiagnosticDestination";
import { monitoringDiagnosticSetting } from "./rules/observability/monitoringDiagnosticSetting";
import { monitoringInsightsIngestionAccess } from "./rules/observability/monitoringInsightsIngestionAccess";
import { monitoringInsightsLocalAuth } from "./rules/observability/monitoringInsightsLocalAuth";
import { monitoringInsightsQueryAccess } from "./rules/observability/monitoringInsightsQueryAccess";
import { monitoringInsightsWorkspace } from "./rules/observability/monitoringInsightsWorkspace";
import { monitoringWorkspaceIngestionAccess } from "./rules/observability/monitoringWorkspaceIngestionAccess";
import { monitoringWorkspaceLocalAuth } from "./rules/observability/monitoringWorkspaceLocalAuth";
import { monitoringWorkspaceQueryAccess } from "./rules/observability/monitoringWorkspaceQueryAccess";
import { monitoringWorkspaceRetention } from "./rules/observability/monitoringWorkspaceRetention";
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
import { storageAccountAnonymousAccess } from "./rules/storage/account/storageAccountAnonymousAccess";
import { storageAccountBlobService } from "./rules/storage/account/storageAccountBlobService";
import { storageAccountCopyScope } from "./rules/storage/account/storageAccountCopyScope";
import { storageAccountCrossTenantReplication } from "./rules/storage/account/storageAccountCrossTenantReplication";
import { storageAccountCustomerKey } from "./rules/storage/account/storageAccountCustomerKey";
import { storageAccountCustomerKeyAccess } from "./rules/storage/account/storageAccountCustomerKeyAccess";
import { storageAccountDefaultOauth } from "./rules/storage/account/storageAccountDefaultOauth";
import { storageAccountFileProtocols } from "./rules/storage/account/storageAccountFileProtocols";
import { storageAccountFirewallBypass } from "./rules/storage/account/storageAccountFirewallBypass";
import { storageAccountFirewallDefault } from "./rules/storage/account/storageAccountFirewallDefault";
import { storageAccountFirewallIpRules } from "./rules/storage/account/storageAccountFirewallIpRules";
import { storageAccountHttpsOnly } from "./rules/storage/account/storageAccountHttpsOnly";
import { storageAccountInfrastructureEncryption } from "./rules/storage/account/storageAccountInfrastructureEncryption";
import { storageAccountLifecycle } from "./rules/storage/account/storageAccountLifecycle";
import { storageAccountLocalUsers } from "./rules/storage/account/storageAccountLocalUsers";
import { storageAccountMinTls } from "./rules/storage/account/storageAccountMinTls";
import { storageAccountPublicNetworkAccess } from "./rules/storage/account/storageAccountPublicNetworkAccess";
import { storageAccountReplication } from "./rules/storage/account/storageAccountReplication";
import { storageAccountSharedKey } from "./rules/storage/account/storageAccountSharedKey";
import { storageBlobSoftDelete } from "./rules/storage/data/storageBlobSoftDelete";
import { storageContainerPrivate } from "./rules/storage/data/storageContainerPrivate";
import { storageContainerSoftDelete } from "./rules/storage/data/storageContainerSoftDelete";
import { storageLakeHierarchicalNamespace } from "./rules/storage/data/storageLakeHierarchicalNamespace";
import { storageLifecycleDeltaTiers } from "./rules/storage/data/storageLifecycleDeltaTiers";

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
