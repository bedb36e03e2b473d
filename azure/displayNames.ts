const acronyms: Readonly<Record<string, string>> = {
    acl: "ACL",
    dbfs: "DBFS",
    dns: "DNS",
    ip: "IP",
    nat: "NAT",
    ncc: "NCC",
    sql: "SQL",
    // What the Databricks provider begins the names of an account's things with.
    mws: "Account",
};

/** A name in camel case in words: `privateDnsZones` is `Private DNS zones`, `PublicIPAddress` is `Public IP address`. */
export function words(camel: string): string {
    const apart = camel.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2 ");
    const text = apart
        .split(" ")
        .map((part) => acronyms[part.toLowerCase()] ?? part.toLowerCase())
        .join(" ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// Where the last part of the token does not say what it is, or people call it otherwise.
const kinds: Readonly<Record<string, string>> = {
    "azure-native:applicationinsights:Component": "Application Insights",
    "azure-native:authorization:ManagementLockByScope": "Management lock",
    "azure-native:databricks:AccessConnector": "Databricks access connector",
    "azure-native:databricks:Workspace": "Databricks workspace",
    "azure-native:keyvault:Vault": "Key vault",
    "azure-native:machinelearningservices:Workspace": "Machine Learning workspace",
    "azure-native:managedidentity:UserAssignedIdentity": "User-assigned identity",
    "azure-native:network:AzureFirewall": "Azure Firewall",
    "azure-native:operationalinsights:Workspace": "Log Analytics workspace",
    "azure-native:privatedns:PrivateZone": "Private DNS zone",
    "azure-native:privatedns:VirtualNetworkLink": "Private DNS zone link",
    "azure-native:security:DefenderForStorage": "Defender for Storage",
    "azure-native:synapse:Workspace": "Synapse workspace",
    "databricks:index/sqlEndpoint:SqlEndpoint": "SQL warehouse",
    "databricks:index/workspaceConf:WorkspaceConf": "Workspace configuration",
    "time:index/sleep:Sleep": "Wait",
};

/** Kind of a resource in words; a component keeps the name of its class, by which its file is found. */
export function kindOf(type: string): string {
    if (type.startsWith("pulumi:providers:")) {
        return "Provider";
    }
    const last = type.split(":").at(-1) ?? "";
    return type.startsWith("azure-ml-platform:") ? last : (kinds[type] ?? words(last));
}
