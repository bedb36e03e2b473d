import type { Rule } from "../../core/rule";
import { synapseSparkPoolAutoPause } from "./synapseSparkPoolAutoPause";
import { synapseSqlPoolPause } from "./synapseSqlPoolPause";
import { synapseSqlPoolSize } from "./synapseSqlPoolSize";
import { synapseWorkspaceAudit } from "./synapseWorkspaceAudit";
import { synapseWorkspaceCustomerKey } from "./synapseWorkspaceCustomerKey";
import { synapseWorkspaceDefender } from "./synapseWorkspaceDefender";
import { synapseWorkspaceEntraOnly } from "./synapseWorkspaceEntraOnly";
import { synapseWorkspaceExfiltration } from "./synapseWorkspaceExfiltration";
import { synapseWorkspaceFirewallRules } from "./synapseWorkspaceFirewallRules";
import { synapseWorkspaceKeyActivation } from "./synapseWorkspaceKeyActivation";
import { synapseWorkspaceLinkedTenants } from "./synapseWorkspaceLinkedTenants";
import { synapseWorkspaceManagedNetwork } from "./synapseWorkspaceManagedNetwork";
import { synapseWorkspaceMinTls } from "./synapseWorkspaceMinTls";
import { synapseWorkspacePasswords } from "./synapseWorkspacePasswords";
import { synapseWorkspacePublicNetworkAccess } from "./synapseWorkspacePublicNetworkAccess";

/** The rules on Synapse. */
export const synapseRules: readonly Rule[] = [
    synapseWorkspaceAudit,
    synapseWorkspaceCustomerKey,
    synapseWorkspaceDefender,
    synapseWorkspaceEntraOnly,
    synapseWorkspaceExfiltration,
    synapseWorkspaceFirewallRules,
    synapseWorkspaceKeyActivation,
    synapseWorkspaceLinkedTenants,
    synapseWorkspaceManagedNetwork,
    synapseWorkspaceMinTls,
    synapseWorkspacePasswords,
    synapseWorkspacePublicNetworkAccess,
    synapseSqlPoolPause,
    synapseSqlPoolSize,
    synapseSparkPoolAutoPause,
];
