/** How Azure lets one kind of resource be named, and what this project calls it in a name. */
export interface ResourceKindRule {
    /** Short form put at the start of a generated name. */
    readonly abbreviation: string;
    /** Most characters Azure accepts. */
    readonly maxLength: number;
    /** Fewest characters Azure accepts. */
    readonly minLength: number;
    /** Characters Azure accepts, and where; length is not part of it. */
    readonly pattern: RegExp;
    /** Where the name must be unique. */
    readonly scope: "global" | "resourceGroup" | "parent" | "subscription";
    /** Set where a generated name must hold nothing but a-z and 0-9, so its parts cannot be joined by hyphens. */
    readonly lowercaseAlphanumericOnly?: true;
}

// Shared by nearly all of Microsoft.Network: starts with an alphanumeric, ends with one or an underscore.
const networkName = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;
const alphanumericOrHyphenInside = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/**
 * Sources:
 * - Abbreviations: "Abbreviation recommendations for Azure resources", MicrosoftDocs/cloud-adoption-framework,
 *   docs/ready/azure-best-practices/resource-abbreviations.md, ms.date 05/07/2024, commit 024dcbc6. Rows marked
 *   "own abbreviation" are not in it: the short form is this project's.
 * - Rules: "Naming rules and restrictions for Azure resources", MicrosoftDocs/azure-docs (read in the copy
 *   xtqqczze/MicrosoftDocs-azure-docs, commit 0d589b21), articles/azure-resource-manager/management/
 *   resource-name-rules.md, ms.date 03/14/2025. Rows the page lacks name another source.
 */
export const resourceKinds = {
    resourceGroup: {
        abbreviation: "rg",
        maxLength: 90,
        minLength: 1,
        pattern: /^[\p{L}\p{Nd}_().-]*[\p{L}\p{Nd}_()-]$/u,
        scope: "subscription",
    },
    virtualNetwork: { abbreviation: "vnet", maxLength: 64, minLength: 2, pattern: networkName, scope: "resourceGroup" },
    subnet: { abbreviation: "snet", maxLength: 80, minLength: 1, pattern: networkName, scope: "parent" },
    networkSecurityGroup: {
        abbreviation: "nsg",
        maxLength: 80,
        minLength: 1,
        pattern: networkName,
        scope: "resourceGroup",
    },
    routeTable: { abbreviation: "rt", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    // Not on the page. Azure/terraform-azurerm-naming, resourceDefinition.json, commit 755223b, gives the same rule
    // as for
    // its Microsoft.Network siblings.
    natGateway: { abbreviation: "ng", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    publicIp: { abbreviation: "pip", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    publicIpPrefix: {
        abbreviation: "ippre",
        maxLength: 80,
        minLength: 1,
        pattern: networkName,
        scope: "resourceGroup",
    },
    firewall: { abbreviation: "afw", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    firewallPolicy: { abbreviation: "afwp", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    // Not on the page; same source as natGateway.
    ipGroup: { abbreviation: "ipg", maxLength: 80, minLength: 1, pattern: networkName, scope: "resourceGroup" },
    privateEndpoint: { abbreviation: "pep", maxLength: 64, minLength: 2, pattern: networkName, scope: "resourceGroup" },
    // Own abbreviation. Not on the page; hashicorp/terraform-provider-azurerm,
    // internal/services/network/validate/network_watcher_flow_log_name.go, has this rule. Its parent is the network
    // watcher.
    flowLog: { abbreviation: "fl", maxLength: 80, minLength: 1, pattern: networkName, scope: "parent" },
    virtualNetworkPeering: { abbreviation: "peer", maxLength: 80, minLength: 1, pattern: networkName, scope: "parent" },
    // Own abbreviation.
    privateDnsZoneLink: {
        abbreviation: "pdnslink",
        maxLength: 80,
        minLength: 1,
        pattern: networkName,
        scope: "parent",
    },
    keyVault: {
        abbreviation: "kv",
        maxLength: 24,
        minLength: 3,
        pattern: /^(?!.*--)[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/,
        scope: "global",
    },
    // Own abbreviation. The page has vaults/secrets 1-127, alphanumerics and hyphens; that keys follow the same rule is
    // from Azure/terraform-azurerm-naming, key_vault_key.
    key: { abbreviation: "key", maxLength: 127, minLength: 1, pattern: /^[A-Za-z0-9-]+$/, scope: "parent" },
    userAssignedIdentity: {
        abbreviation: "id",
        maxLength: 128,
        minLength: 3,
        pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
        scope: "resourceGroup",
    },
    storageAccount: {
        abbreviation: "st",
        maxLength: 24,
        minLength: 3,
        pattern: /^[a-z0-9]+$/,
        scope: "global",
        lowercaseAlphanumericOnly: true,
    },
    logAnalyticsWorkspace: {
        abbreviation: "log",
        maxLength: 63,
        minLength: 4,
        pattern: alphanumericOrHyphenInside,
        scope: "resourceGroup",
    },
    applicationInsights: {
        abbreviation: "appi",
        maxLength: 260,
        minLength: 1,
        pattern: /^[^%&\\?/\p{Cc}]*[^%&\\?/\p{Cc} .]$/u,
        scope: "resourceGroup",
    },
    actionGroup: {
        abbreviation: "ag",
        maxLength: 260,
        minLength: 1,
        pattern: /^[^:<>+/&%\\?|\p{Cc}]*[^:<>+/&%\\?|\p{Cc} .]$/u,
        scope: "resourceGroup",
    },
    // Own abbreviation. Not on the page; Azure/terraform-azurerm-naming, monitor_diagnostic_setting; the length also in
    // Azure/bicep-registry-modules, avm/res/insights/diagnostic-setting.
    diagnosticSetting: {
        abbreviation: "diag",
        maxLength: 260,
        minLength: 1,
        pattern: /^[^*<>%:&?+/\\\p{Cc}]*[^*<>%:&?+/\\\p{Cc} ]$/u,
        scope: "parent",
    },
    // Older versions of the page and Azure/terraform-azurerm-naming say 3-30.
    databricksWorkspace: {
        abbreviation: "dbw",
        maxLength: 64,
        minLength: 3,
        pattern: /^[A-Za-z0-9_-]+$/,
        scope: "resourceGroup",
    },
    // Own abbreviation. Not on the page; hashicorp/terraform-provider-azurerm, internal/services/databricks/validate/
    // access_connector_name.go, which repeats the checks of the Azure portal.
    databricksAccessConnector: {
        abbreviation: "dbac",
        maxLength: 30,
        minLength: 1,
        pattern: /^[A-Za-z0-9_-]+$/,
        scope: "resourceGroup",
    },
    // The page does not say that the first character is an alphanumeric; the REST pattern does, see the registry.
    machineLearningWorkspace: {
        abbreviation: "mlw",
        maxLength: 33,
        minLength: 3,
        pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
        scope: "resourceGroup",
    },
    // Own abbreviation. Not on the page; the REST API takes ^[a-zA-Z0-9][a-zA-Z0-9\-_]{2,32}$ for registryName (a
    // pattern
    // of Microsoft.MachineLearningServices, seen in a published comparison of its specifications; the AVM says 5-50).
    // unverified: scope. Registries are addressed by name alone (azureml://registries/<name>), so it is taken as
    // global.
    machineLearningRegistry: {
        abbreviation: "mlr",
        maxLength: 33,
        minLength: 3,
        pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
        scope: "global",
    },
    // Azure also takes capitals; the login server is a DNS name, in lower case, so generated names keep to that.
    containerRegistry: {
        abbreviation: "cr",
        maxLength: 50,
        minLength: 5,
        pattern: /^[A-Za-z0-9]+$/,
        scope: "global",
        lowercaseAlphanumericOnly: true,
    },
    kubernetesCluster: {
        abbreviation: "aks",
        maxLength: 63,
        minLength: 1,
        pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
        scope: "resourceGroup",
    },
    synapseWorkspace: {
        abbreviation: "synw",
        maxLength: 50,
        minLength: 1,
        pattern: /^(?!.*-ondemand)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
        scope: "global",
    },
    dataFactory: {
        abbreviation: "adf",
        maxLength: 63,
        minLength: 3,
        pattern: alphanumericOrHyphenInside,
        scope: "global",
    },
    eventHubsNamespace: {
        abbreviation: "evhns",
        maxLength: 50,
        minLength: 6,
        pattern: /^[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/,
        scope: "global",
    },
    // The CAF gives "asa" for Microsoft.StreamAnalytics/cluster; it lists no streaming job.
    streamAnalyticsJob: {
        abbreviation: "asa",
        maxLength: 63,
        minLength: 3,
        pattern: /^[A-Za-z0-9_-]+$/,
        scope: "resourceGroup",
    },
    sqlServer: {
        abbreviation: "sql",
        maxLength: 63,
        minLength: 1,
        pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
        scope: "global",
    },
    // Own abbreviation.
    deployment: { abbreviation: "dep", maxLength: 64, minLength: 1, pattern: /^[\w().-]+$/, scope: "resourceGroup" },
    // Own abbreviation. No Azure resource but a configuration and a policy of the Databricks account, which stacks share:
    // docs/resources/mws_network_connectivity_config.md of databricks/terraform-provider-databricks. unverified: that
    // the same limits hold for a policy.
    databricksServerlessNetwork: {
        abbreviation: "ncc",
        maxLength: 30,
        minLength: 3,
        pattern: alphanumericOrHyphenInside,
        scope: "global",
    },
    // Own abbreviation. Unique within the scope the lock is set on.
    lock: {
        abbreviation: "lock",
        maxLength: 90,
        minLength: 1,
        pattern: /^[A-Za-z0-9._()-]*[A-Za-z0-9_()-]$/,
        scope: "parent",
    },
} as const satisfies Readonly<Record<string, ResourceKindRule>>;

/** A kind of the table, by its key. */
export type ResourceKind = keyof typeof resourceKinds;
