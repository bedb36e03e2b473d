import type { Rule } from "../../core/rule";
import { containersRegistryAdminUser } from "./containersRegistryAdminUser";
import { containersRegistryAnonymousPull } from "./containersRegistryAnonymousPull";
import { containersRegistryCustomerKey } from "./containersRegistryCustomerKey";
import { containersRegistryPremium } from "./containersRegistryPremium";
import { containersRegistryPublicNetworkAccess } from "./containersRegistryPublicNetworkAccess";
import { containersRegistryZoneRedundancy } from "./containersRegistryZoneRedundancy";

/** The rules on container registries. */
export const containersRules: readonly Rule[] = [
    containersRegistryAdminUser,
    containersRegistryAnonymousPull,
    containersRegistryCustomerKey,
    containersRegistryPremium,
    containersRegistryPublicNetworkAccess,
    containersRegistryZoneRedundancy,
];
