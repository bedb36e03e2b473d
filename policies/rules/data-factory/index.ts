import type { Rule } from "../../core/rule";
import { dataFactoryActivityPolicy } from "./dataFactoryActivityPolicy";
import { dataFactoryCustomerKey } from "./dataFactoryCustomerKey";
import { dataFactoryCustomerKeyAccess } from "./dataFactoryCustomerKeyAccess";
import { dataFactoryEndpointApproval } from "./dataFactoryEndpointApproval";
import { dataFactoryGitContents } from "./dataFactoryGitContents";
import { dataFactoryIdentity } from "./dataFactoryIdentity";
import { dataFactoryLinkedServiceIdentity } from "./dataFactoryLinkedServiceIdentity";
import { dataFactoryLinkedServiceRuntime } from "./dataFactoryLinkedServiceRuntime";
import { dataFactoryManagedNetwork } from "./dataFactoryManagedNetwork";
import { dataFactoryPrivateTarget } from "./dataFactoryPrivateTarget";
import { dataFactoryPublicNetworkAccess } from "./dataFactoryPublicNetworkAccess";
import { dataFactorySecrets } from "./dataFactorySecrets";
import { dataFactorySftpHostKey } from "./dataFactorySftpHostKey";
import { dataFactoryTriggerStep } from "./dataFactoryTriggerStep";

/** The rules on Data Factory. */
export const dataFactoryRules: readonly Rule[] = [
    dataFactoryActivityPolicy,
    dataFactoryCustomerKey,
    dataFactoryCustomerKeyAccess,
    dataFactoryEndpointApproval,
    dataFactoryGitContents,
    dataFactoryIdentity,
    dataFactoryLinkedServiceIdentity,
    dataFactoryLinkedServiceRuntime,
    dataFactoryManagedNetwork,
    dataFactoryPrivateTarget,
    dataFactoryPublicNetworkAccess,
    dataFactorySecrets,
    dataFactorySftpHostKey,
    dataFactoryTriggerStep,
];
