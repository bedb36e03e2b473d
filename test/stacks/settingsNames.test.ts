import { beforeAll, describe, expect, it } from "vitest";
import { resourceName } from "../../components";
import { subnetPurposes, type SubnetPurposeName } from "../../components/network/subnetPurposes";
import { purposeName } from "../../components/network/subnetPlan";
import type { ResourceKind } from "../../components/shared/resourceKinds";
import type { PlanResource } from "../../preview/plan";
import { longestNames, namingOf } from "../../stacks/settings/nameChecks";
import { recordStack } from "./support/recordStack";
import { accepted, configWith, type StackName } from "./support/stackSettings";

// Where each type keeps the name that the stack's scheme makes.
const namedTypes: Record<string, [ResourceKind, string]> = {
    "applicationinsights:Component": ["applicationInsights", "resourceName"],
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
const typeOf = (resource: PlanResource) => resource.type.replace("azure-native:", "");

describe("The longest names that the settings are checked with", () => {
    const found: { stack: StackName; resource: PlanResource }[] = [];

    beforeAll(async () => {
        for (const stack of stacks) {
            const { resources } = await recordStack(configWith({}, stack), stack);
            const azure = resources.map(({ shown }) => shown).filter(({ type }) => type.startsWith("azure-native:"));
            found.push(...azure.map((resource) => ({ stack, resource })));
        }
    }, 60_000);

    it("are of every type that a committed stack has, unless its name is fixed", () => {
        const types = new Set(found.map(({ resource }) => typeOf(resource)));
        expect([...types].sort()).toEqual([...Object.keys(namedTypes), ...fixedNames].sort());
        expect(
            Object.values(namedTypes)
                .map(([kind]) => kind)
                .sort(),
        ).toEqual(Object.keys(longestNames).sort());
    });

    it("are no shorter than what the program makes", () => {
        const tooShort = found.flatMap(({ stack, resource }) => {
            const [kind, property] = namedTypes[typeOf(resource)] ?? [];
            const settings = accepted(configWith({}, stack), stack);
            // Names of identities stand in the settings, which checks each.
            if (kind === undefined || property === undefined || resource.name in (settings.identities ?? {})) return [];
            const longest = resourceName(
                namingOf(settings, "azure-ml-platform", stack),
                kind,
                longestNames[kind] ?? "",
            );
            const name = resource.inputs[property] as string;
            return name.length > longest.length ? [`${stack}: ${name}`] : [];
        });
        expect(tooShort).toEqual([]);
    });

    it("hold for every purpose that a subnet may get", () => {
        const purposes = (Object.keys(subnetPurposes) as SubnetPurposeName[]).filter(
            (name) => !("subnetName" in subnetPurposes[name]),
        );
        const names = purposes.map((purpose) => `network-${purposeName(purpose)}`);
        expect(names.filter((name) => name.length > (longestNames.subnet ?? "").length)).toEqual([]);
    });
});
