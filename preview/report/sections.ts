import type { SectionName } from "../../stacks/settings/schema/settings";
import type { PlanResource } from "../plan";

/** Section of the settings that a component of the layers stands or falls with, by its class. */
const byClass: Readonly<Record<string, SectionName>> = {
    DatabricksClusterPolicies: "databricks",
    DataLake: "lake",
    DatabricksAccount: "databricksAccount",
    DatabricksNetworkConnectivity: "databricksAccount",
    DatabricksWorkspaceAccess: "databricks",
    DatabricksSecretScope: "databricks",
    DatabricksSqlWarehouse: "databricks",
    DatabricksWorkspace: "databricks",
    DatabricksWorkspaceConnectivity: "databricks",
    DatabricksWorkspaceSettings: "databricks",
    DatabricksDeltaMaintenance: "databricks",
    FlowLogs: "network",
    HubPeering: "hub",
    DatabricksInstancePools: "databricks",
    KeyVault: "keyVault",
    Observability: "observability",
    PlatformNetwork: "network",
    PrivateDns: "privateDns",
    PrivateEndpointApproval: "databricks",
    ServiceEncryptionKey: "databricks",
    DatabricksUnityCatalog: "databricks",
    DatabricksWebAuthenticationWorkspace: "databricksAccount",
};

/** The same of what has no class of its own, or one that several sections use, by the name that the layers give. */
const byName: Readonly<Record<string, SectionName>> = {
    azure: "azure",
    "azure-hub": "hub",
    data: "lake",
    databricks: "databricks",
    "databricks-account": "databricksAccount",
    "databricks-account-of-workspace": "databricks",
    dns: "privateDns",
    "flow-log-key": "network",
    "flow-log-store": "network",
    "flow-logs": "network",
    identities: "identities",
    "lake-key": "lake",
    network: "network",
    observability: "observability",
    security: "keyVault",
    "web-authentication": "databricksAccount",
};

/** Every row of both tables, as `class` or `name`; for the test that none is out of date. */
export const sectionRows = [...Object.keys(byClass), ...Object.keys(byName)];

type Top = Pick<PlanResource, "type" | "name">;

/** The row that tells the section of what stands at the top of a stack; undefined where none does. */
export function sectionRow({ type, name }: Top): string | undefined {
    const last = type.split(":").at(-1) ?? "";
    if (last in byClass) {
        return last;
    }
    return name in byName ? name : undefined;
}

/** Section of the settings that what stands at the top of a stack stands or falls with; undefined where no table says it. */
export function sectionOf(top: Top): SectionName | undefined {
    // The settings name every identity, and each is a resource of that name.
    if (top.type === "azure-native:managedidentity:UserAssignedIdentity") {
        return "identities";
    }
    const row = sectionRow(top) ?? "";
    return byClass[row] ?? byName[row];
}
