import { beforeAll, describe, expect, it } from "vitest";
import { resourceName } from "../../../components";
import { subnetPurposes, type SubnetPurposeName } from "../../../components/network/subnetPurposes";
import { purposeName } from "../../../components/network/subnetPlan";
import type { ResourceKind } from "../../../azure/names";
import type { PlanResource } from "../../../preview/plan";
import { longestNames, namingOf } from "../../../stacks/settings/checks/names";
import { recordStack } from "../support/recordStack";
import {
    accepted,
    configWith,
    faultLines,
    withoutDatabricks,
    type Changes,
    type StackName,
} from "../support/stackSettings";

// Where each type keeps the name that the stack's scheme makes.
const namedTypes: Record<string, [ResourceKind, string]> = {
    "applicationinsights:Component": ["applicationInsights", "resourceName"],
    "databricks:AccessConnector": ["databricksAccessConnector", "connectorName"],
    "databricks:Workspace": ["databricksWorkspace", "workspaceName"],
    "databricks:index/accountNetworkPolicy:AccountNetworkPolicy": ["databricksServerlessNetwork", "networkPolicyId"],
    "databricks:index/mwsNetworkConnectivityConfig:MwsNetworkConnectivityConfig": [
        "databricksServerlessNetwork",
        "name",
    ],
    "keyvault:Key": ["key", "keyName"],
    "keyvault:Vault": ["keyVault", "vaultName"],
    "managedidentity:UserAssignedIdentity": ["userAssignedIdentity", "resourceName"],
    "monitor:ActionGroup": ["actionGroup", "actionGroupName"],
    "network:AzureFirewall": ["firewall", "azureFirewallName"],
    "network:FirewallPolicy": ["firewallPolicy", "firewallPolicyName"],
    "network:FlowLog": ["flowLog", "flowLogName"],
    "network:NatGateway": ["natGateway", "natGatewayName"],
    "network:NetworkSecurityGroup": ["networkSecurityGroup", "networkSecurityGroupName"],
    "network:PrivateEndpoint": ["privateEndpoint", "privateEndpointName"],
    "network:PublicIPAddress": ["publicIp", "publicIpAddressName"],
    "network:RouteTable": ["routeTable", "routeTableName"],
    "network:Subnet": ["subnet", "subnetName"],
    "network:VirtualNetwork": ["virtualNetwork", "virtualNetworkName"],
    "network:VirtualNetworkPeering": ["virtualNetworkPeering", "virtualNetworkPeeringName"],
    "operationalinsights:Workspace": ["logAnalyticsWorkspace", "workspaceName"],
    "privatedns:VirtualNetworkLink": ["privateDnsZoneLink", "virtualNetworkLinkName"],
    "resources:Deployment": ["deployment", "deploymentName"],
    "resources:ResourceGroup": ["resourceGroup", "resourceGroupName"],
    "storage:StorageAccount": ["storageAccount", "accountName"],
};
// Types whose names Azure, the settings or the component fix.
const fixedNames = [
    "authorization:ManagementLockByScope",
    "authorization:RoleAssignment",
    "monitor:DiagnosticSetting",
    "network:FirewallPolicyRuleCollectionGroup",
    "network:PrivateDnsZoneGroup",
    "privatedns:PrivateZone",
    "security:DefenderForStorage",
    "storage:BlobContainer",
    "storage:BlobServiceProperties",
    "storage:ManagementPolicy",
];

const stacks: StackName[] = ["shared", "dev", "test", "prod"];
const settingsOf = (stack: StackName) => accepted(configWith({}, stack), stack);
const typeOf = (resource: PlanResource) => resource.type.replace("azure-native:", "");

describe("The longest names that the settings are checked with", () => {
    const found: { stack: StackName; resource: PlanResource }[] = [];

    beforeAll(async () => {
        for (const stack of stacks) {
            const { resources } = await recordStack(configWith({}, stack), stack);
            const limited = ({ type }: PlanResource) => type.startsWith("azure-native:") || type in namedTypes;
            found.push(
                ...resources.map(({ shown }) => ({ stack, resource: shown })).filter((one) => limited(one.resource)),
            );
        }
    });

    it("are of every type that a committed stack has, unless its name is fixed", () => {
        const types = new Set(found.map(({ resource }) => typeOf(resource)));
        expect([...types].sort()).toEqual([...Object.keys(namedTypes), ...fixedNames].sort());
        const kinds = Object.values(namedTypes).map(([kind]) => kind);
        const checked = stacks.flatMap((stack) => [...longestNames(settingsOf(stack)).keys()]);
        expect([...new Set(checked)].sort()).toEqual([...new Set(kinds)].sort());
    });

    it("are no shorter than what the program makes", () => {
        const checked = new Map(
            stacks.map((stack) => {
                const settings = settingsOf(stack);
                return [stack, { settings, longest: longestNames(settings) }];
            }),
        );
        const tooShort = found.flatMap(({ stack, resource }) => {
            const [kind, property] = namedTypes[typeOf(resource)] ?? [];
            const { settings, longest: names } = checked.get(stack)!;
            // Names of identities stand in the settings, which checks each.
            if (kind === undefined || property === undefined || resource.name in (settings.identities ?? {})) {
                return [];
            }
            const longest = resourceName(namingOf(settings, "azure-ml-platform", stack), kind, names.get(kind) ?? "");
            const name = resource.inputs[property] as string;
            return name.length > longest.length ? [`${stack}: ${name}`] : [];
        });
        expect(tooShort).toEqual([]);
    });

    it("are those of Databricks only where there is some", () => {
        const longStack = (changes: Changes) => faultLines(configWith(changes, "prod"), "production");
        expect(longStack({})).toEqual([
            'naming: makes a name that Azure refuses: "dbac-amlp-production-databricks" has 31 characters; a databricksAccessConnector name has 1 to 30',
        ]);
        expect(longStack(withoutDatabricks)).toEqual([]);
    });

    it("hold for every purpose that a subnet may get", () => {
        const purposes = (Object.keys(subnetPurposes) as SubnetPurposeName[]).filter(
            (name) => !("subnetName" in subnetPurposes[name]),
        );
        const names = purposes.map((purpose) => `network-${purposeName(purpose)}`);
        expect(names.filter((name) => name.length > (longestNames({}).get("subnet") ?? "").length)).toEqual([]);
    });
});
