import type { Rule } from "../../core/rule";
import { eventhubsFirewallDefault } from "./eventhubsFirewallDefault";
import { eventhubsFirewallPublicNetworkAccess } from "./eventhubsFirewallPublicNetworkAccess";
import { eventhubsHubRetention } from "./eventhubsHubRetention";
import { eventhubsNamespaceLocalAuth } from "./eventhubsNamespaceLocalAuth";
import { eventhubsNamespaceMinTls } from "./eventhubsNamespaceMinTls";
import { eventhubsNamespacePublicNetworkAccess } from "./eventhubsNamespacePublicNetworkAccess";
import { eventhubsNamespaceZoneRedundancy } from "./eventhubsNamespaceZoneRedundancy";

/** The rules on Event Hubs. */
export const streamingRules: readonly Rule[] = [
    eventhubsFirewallDefault,
    eventhubsFirewallPublicNetworkAccess,
    eventhubsHubRetention,
    eventhubsNamespaceLocalAuth,
    eventhubsNamespaceMinTls,
    eventhubsNamespacePublicNetworkAccess,
    eventhubsNamespaceZoneRedundancy,
];
