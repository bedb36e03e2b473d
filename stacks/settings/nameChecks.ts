import { defaultNamePattern, resourceName, type Naming } from "../../components/shared/naming";
import type { ResourceKind } from "../../components/shared/resourceKinds";
import type { SettingsFault } from "./faults";
import type { Settings } from "./sections";

/** The longest logical name that the program gives to a resource of each kind; a test holds it against every stack. */
export const longestNames: Partial<Record<ResourceKind, string>> = {
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
    applicationInsights: "logs-insights",
    actionGroup: "logs-alerts",
};

/** What names a stack's resources. */
export function namingOf(settings: Settings, project: string, stack: string): Naming {
    const { prefix, pattern = defaultNamePattern, generation = 0 } = settings.naming;
    return { project, stack, subscriptionId: settings.azure.subscriptionId, prefix, pattern, generation };
}

/** Names that would break Azure's limits, found before anything is registered. */
export function nameChecks(settings: Settings, project: string, stack: string): SettingsFault[] {
    const naming = namingOf(settings, project, stack);
    const identities = Object.keys(settings.identities ?? {}).map((name): [ResourceKind, string] => [
        "userAssignedIdentity",
        name,
    ]);
    const names = [...(Object.entries(longestNames) as [ResourceKind, string][]), ...identities];
    return names.flatMap(([kind, logicalName]) => {
        try {
            resourceName(naming, kind, logicalName);
            return [];
        } catch (error) {
            return [
                {
                    path: "naming",
                    message: `makes a name that Azure refuses: ${(error as Error).message}; shorten naming.prefix or naming.pattern`,
                },
            ];
        }
    });
}
