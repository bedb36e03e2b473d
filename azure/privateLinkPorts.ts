import type { PrivateLinkGroupId } from "./privateLink";

/** TCP ports that a private endpoint takes. */
export interface PrivateLinkPorts {
    /** Ports of those who use the service. */
    readonly ports: readonly string[];
    /** More ports, of the service's own machines in the network. */
    readonly ownMachines?: readonly string[];
}

const https = { ports: ["443"] } as const;
// "Azure Synapse Analytics IP firewall rules", articles/synapse-analytics/security/synapse-workspace-ip-firewall.md: 1433
// for SQL, 443 for what precedes it.
const synapseSql = { ports: ["443", "1433"] } as const;

// By group id; the source of a row stands above it, HTTPS where a service has no other way in.
const portsByGroup = {
    blob: https,
    dfs: https,
    queue: https,
    table: https,
    // "Azure Files networking considerations": 445 for SMB, next to REST.
    file: { ports: ["443", "445"] },
    // "Access Azure Key Vault behind a firewall", articles/key-vault/general/access-behind-firewall.md: 443.
    vault: https,
    // "Azure Private Link concepts", key considerations, learn.microsoft.com/azure/databricks/security/network/concepts/
    // private-link: 443, 6666, 3306 and 8443-8451 where security rules apply to the endpoint's subnet. Users and REST use
    // 443; the others are the relay and services of clusters.
    databricks_ui_api: { ports: ["443"], ownMachines: ["3306", "6666", "8443-8451"] },
    browser_authentication: https,
    // articles/event-hubs/includes/event-hubs-connectivity.md, ms.date 07/29/2024: AMQP, HTTPS, Kafka.
    namespace: { ports: ["443", "5671-5672", "9093"] },
    // "Connectivity architecture", articles/azure-sql/database/connectivity-architecture.md: 1433 in mode Proxy, the
    // default for private endpoints; Redirect has more ports.
    sqlServer: { ports: ["1433"] },
    Sql: synapseSql,
    SqlOnDemand: synapseSql,
    Dev: https,
    Web: https,
    dataFactory: https,
    portal: https,
    azuremonitor: https,
    registry: https,
    management: https,
    // unverified: that no endpoint of a workspace takes the ports of the AzureMachineLearning tag (8787, 18881, 5831).
    amlworkspace: https,
    amlregistry: https,
} as const satisfies Readonly<Record<PrivateLinkGroupId, PrivateLinkPorts>>;

/** Ports of a group id; undefined for an unknown one. */
export function privateLinkPorts(groupId: string): PrivateLinkPorts | undefined {
    return Object.hasOwn(portsByGroup, groupId) ? portsByGroup[groupId as PrivateLinkGroupId] : undefined;
}
