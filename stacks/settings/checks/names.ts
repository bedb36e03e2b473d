import { defaultNamePattern, resourceName, type Naming } from "../../../components/shared/naming";
import type { ResourceKind } from "../../../azure/names";
import { pathText, type SettingsIssue } from "../core/issues";
import type { Settings } from "../schema/settings";

type Names = Partial<Record<ResourceKind, string>>;

// Logical names; a test holds them against every stack.
const always: Names = {
    resourceGroup: "observability",
    virtualNetwork: "network",
    subnet: "network-machine-learning-compute",
    networkSecurityGroup: "network-machine-learning-compute",
    routeTable: "network",
    natGateway: "network-nat",
    publicIp: "network-firewall-address",
    firewall: "network-firewall",
    firewallPolicy: "network-firewall",
    virtualNetworkPeering: "hub-peering-from-hub",
    privateDnsZoneLink: "network",
    privateEndpoint: "flow-log-store-blob",
    flowLog: "flow-logs",
    keyVault: "vault",
    key: "flow-log-key",
    userAssignedIdentity: "flow-log-key",
    storageAccount: "flow-log-store",
    logAnalyticsWorkspace: "logs",
    applicationInsights: "logs",
    actionGroup: "logs-alerts",
};

const withDatabricks: Names = {
    resourceGroup: "databricks-managed",
    privateEndpoint: "databricks-browser-authentication",
    key: "databricks-services-key",
    storageAccount: "databricks-root",
    databricksWorkspace: "databricks",
    databricksAccessConnector: "databricks",
    deployment: "databricks-serverless-lake-blob",
};

const withDatabricksAccount: Names = {
    resourceGroup: "web-authentication",
    privateEndpoint: "web-authentication-browser-authentication",
    databricksWorkspace: "web-authentication",
    databricksServerlessNetwork: "databricks-serverless",
    databricksNetworkPolicy: "databricks-serverless",
};

/** The longest logical name that the program gives to a resource of each kind, in a stack with these settings. */
export function longestNames({ databricks, databricksAccount }: Pick<Settings, "databricks" | "databricksAccount">) {
    const all = [always, databricks ? withDatabricks : {}, databricksAccount ? withDatabricksAccount : {}];
    const longest = new Map<ResourceKind, string>();
    for (const [kind, name] of all.flatMap((names) => Object.entries(names) as [ResourceKind, string][])) {
        if (name.length >= (longest.get(kind) ?? "").length) {
            longest.set(kind, name);
        }
    }
    return longest;
}

/** What names a stack's resources. */
export function namingOf(settings: Settings, project: string, stack: string): Naming {
    const { prefix, pattern = defaultNamePattern, generation = 0 } = settings.naming;
    return { project, stack, subscriptionId: settings.azure.subscriptionId, prefix, pattern, generation };
}

/** Names that would break Azure's limits, found before anything is registered. */
export function nameChecks(settings: Settings, project: string, stack: string): SettingsIssue[] {
    const naming = namingOf(settings, project, stack);
    const own = [...longestNames(settings)].map(([kind, name]) => ({
        path: "naming",
        kind,
        name,
    }));
    const identities = Object.keys(settings.identities ?? {}).map((name) => ({
        path: pathText(["identities", name]),
        kind: "userAssignedIdentity" as const,
        name,
    }));
    const issues = [...own, ...identities].flatMap(({ path, kind, name }) => {
        const issue = refusedName(naming, kind, name);
        return issue === undefined ? [] : [{ path, message: `makes a name that Azure refuses: ${issue}` }];
    });
    // One wrong scheme breaks the names of many kinds; the first three say enough.
    const more = issues.length - 3;
    return more > 0
        ? [...issues.slice(0, 3), { path: "naming", message: `breaks ${more} more names in the same way` }]
        : issues;
}

function refusedName(naming: Naming, kind: ResourceKind, logicalName: string): string | undefined {
    try {
        resourceName(naming, kind, logicalName);
        return undefined;
    } catch (error) {
        return (error as Error).message;
    }
}
