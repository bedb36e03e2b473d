/** How the cluster nodes of a Databricks workspace reach its control plane; the ARM property `requiredNsgRules`. */
export type DatabricksNsgMode = "AllRules" | "NoAzureDatabricksRules";

/** A rule that Databricks expects in the network security group of its two subnets. */
export interface DatabricksNsgRule {
    /** Name of the rule, as Databricks itself gives it. */
    readonly name: string;
    /** Whether the rule is about traffic into or out of the subnet. */
    readonly direction: "Inbound" | "Outbound";
    /** What the rule does; all of them allow. */
    readonly access: "Allow";
    /** Protocol, `*` for any. */
    readonly protocol: "*" | "Tcp";
    /** Service tag of the source; the source port is always any. */
    readonly source: "VirtualNetwork";
    /** Service tag of the destination. */
    readonly destination: "AzureDatabricks" | "EventHub" | "Sql" | "Storage" | "VirtualNetwork";
    /** Destination ports, `*` for any. */
    readonly ports: readonly string[];
    /** Priority, unique within a direction. */
    readonly priority: number;
}

const prefix = "Microsoft.Databricks-workspaces_UseOnly_databricks-worker-to-";

const outbound = { direction: "Outbound", access: "Allow", protocol: "Tcp", source: "VirtualNetwork" } as const;

const workerToWorker = {
    access: "Allow",
    protocol: "*",
    source: "VirtualNetwork",
    destination: "VirtualNetwork",
    ports: ["*"],
} as const;

const withoutControlPlane = [
    { ...workerToWorker, name: `${prefix}worker-inbound`, direction: "Inbound", priority: 100 },
    // Wanted by Databricks even where the legacy Hive metastore is off and no firewall rule lets 3306 through.
    { ...outbound, name: `${prefix}sql`, destination: "Sql", ports: ["3306"], priority: 101 },
    { ...outbound, name: `${prefix}storage`, destination: "Storage", ports: ["443"], priority: 102 },
    { ...workerToWorker, name: `${prefix}worker-outbound`, direction: "Outbound", priority: 103 },
    { ...outbound, name: `${prefix}eventhub`, destination: "EventHub", ports: ["9093"], priority: 104 },
] as const;

/**
 * Rules by mode, for secure cluster connectivity (no public IP). With it no inbound rule from AzureDatabricks (22,
 * 5557)
 * is needed. `NoAzureDatabricksRules` goes with a back-end private endpoint (databricks_ui_api).
 *
 * Databricks adds these rules automatically through the subnets' delegation; they may be declared beforehand, but a
 * rule of other content at the same priority and direction makes the deployment fail (SecurityRuleConflict), and no one
 * may change or delete them afterwards.
 *
 * Sources: names, directions, destinations and priorities from Azure/azure-quickstart-templates, quickstarts/
 * microsoft.databricks/databricks-all-in-one-template-for-vnet-injection/main.bicep, commit 1517c402, and the same in
 * Azure/bicep-registry-modules, avm/res/databricks/workspace/tests/e2e/max/dependencies.bicep, commit 9f9ea1a1. The
 * modes
 * from the ARM description of `requiredNsgRules`. Prose: "Deploy Azure Databricks in your Azure virtual network (VNet
 * injection)", learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject.
 * unverified: the rule table of that page itself, whose text could not be had beyond its opening; tried the corpora
 * pages and docs and find_string.
 */
export const databricksNsgRules = {
    AllRules: [
        // The two sources above open 443 only; published copies of the page's table add 3306 and 8443-8451, which
        // Unity Catalog and the control-plane API use. unverified against the page, as said above.
        {
            ...outbound,
            name: `${prefix}databricks-webapp`,
            destination: "AzureDatabricks",
            ports: ["443", "3306", "8443-8451"],
            priority: 100,
        },
        ...withoutControlPlane,
    ],
    // unverified: that the mode keeps the other five; its name and the ARM description say so, no rule list was found.
    NoAzureDatabricksRules: withoutControlPlane,
} as const satisfies Readonly<Record<DatabricksNsgMode, readonly DatabricksNsgRule[]>>;
