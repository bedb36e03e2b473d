import type { Rule } from "../../core/rule";
import { dataFactoryCustomerKey } from "./dataFactoryCustomerKey";
import { dataFactoryEndpointApproval } from "./dataFactoryEndpointApproval";
import { dataFactoryGitContents } from "./dataFactoryGitContents";
import { dataFactoryIdentity } from "./dataFactoryIdentity";
import { dataFactoryLinkedServiceIdentity } from "./dataFactoryLinkedServiceIdentity";
import { dataFactoryLinkedServiceRuntime } from "./dataFactoryLinkedServiceRuntime";
import { dataFactoryManagedNetwork } from "./dataFactoryManagedNetwork";
import { dataFactoryPublicNetworkAccess } from "./dataFactoryPublicNetworkAccess";
import { dataFactorySecrets } from "./dataFactorySecrets";

/** The rules on Data Factory. */
export const dataFactoryRules: readonly Rule[] = [
    dataFactoryCustomerKey,
    dataFactoryEndpointApproval,
    dataFactoryGitContents,
    dataFactoryIdentity,
    dataFactoryLinkedServiceIdentity,
    dataFactoryLinkedServiceRuntime,
    dataFactoryManagedNetwork,
    dataFactoryPublicNetworkAccess,
    dataFactorySecrets,
];
