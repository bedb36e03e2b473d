import type { Rule } from "../../core/rule";
import { defenderStorageAccount } from "./data/defenderStorageAccount";
import { defenderStorageSettings } from "./data/defenderStorageSettings";
import { storageAccountAnonymousAccess } from "./account/storageAccountAnonymousAccess";
import { storageAccountBlobService } from "./account/storageAccountBlobService";
import { storageAccountCopyScope } from "./account/storageAccountCopyScope";
import { storageAccountCrossTenantReplication } from "./account/storageAccountCrossTenantReplication";
import { storageAccountCustomerKey } from "./account/storageAccountCustomerKey";
import { storageAccountCustomerKeyAccess } from "./account/storageAccountCustomerKeyAccess";
import { storageAccountDefaultOauth } from "./account/storageAccountDefaultOauth";
import { storageAccountFileProtocols } from "./account/storageAccountFileProtocols";
import { storageAccountFirewallBypass } from "./account/storageAccountFirewallBypass";
import { storageAccountFirewallDefault } from "./account/storageAccountFirewallDefault";
import { storageAccountFirewallIpRules } from "./account/storageAccountFirewallIpRules";
import { storageAccountFirewallResourceRules } from "./account/storageAccountFirewallResourceRules";
import { storageAccountHttpsOnly } from "./account/storageAccountHttpsOnly";
import { storageAccountInfrastructureEncryption } from "./account/storageAccountInfrastructureEncryption";
import { storageAccountLifecycle } from "./account/storageAccountLifecycle";
import { storageAccountLocalUsers } from "./account/storageAccountLocalUsers";
import { storageAccountMinTls } from "./account/storageAccountMinTls";
import { storageAccountPublicNetworkAccess } from "./account/storageAccountPublicNetworkAccess";
import { storageAccountReplication } from "./account/storageAccountReplication";
import { storageAccountSharedKey } from "./account/storageAccountSharedKey";
import { storageBlobSoftDelete } from "./data/storageBlobSoftDelete";
import { storageContainerPrivate } from "./data/storageContainerPrivate";
import { storageContainerSoftDelete } from "./data/storageContainerSoftDelete";
import { storageLakeHierarchicalNamespace } from "./data/storageLakeHierarchicalNamespace";
import { storageLifecycleDeltaTiers } from "./data/storageLifecycleDeltaTiers";
import { storageShareSoftDelete } from "./data/storageShareSoftDelete";

/** The rules on storage accounts, their containers and Defender for Storage. */
export const storageRules: readonly Rule[] = [
    defenderStorageAccount,
    defenderStorageSettings,
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
    storageAccountFirewallResourceRules,
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
    storageShareSoftDelete,
];
