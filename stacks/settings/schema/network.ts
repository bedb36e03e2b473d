import { z } from "zod";
import type { SubnetPurposeName } from "../../../components";
import {
    flowLogsDefaults,
    flowLogsLimits,
    natGatewayEgressDefaults,
    natGatewayEgressLimits,
    networkTrafficDefaults,
    subnetPurposes,
} from "../../../components/network/checks";
import { privateLinkGroups, type PrivateLinkGroupId } from "../../../azure/privateLink";
import { address, addressRange, days, resourceId } from "../core/fields";

const purposes = Object.keys(subnetPurposes) as [SubnetPurposeName, ...SubnetPurposeName[]];
const groupIds = Object.keys(privateLinkGroups) as [PrivateLinkGroupId, ...PrivateLinkGroupId[]];
const purpose = z.enum(purposes).describe("What the subnet is for; it decides delegation, security group and routes");

const [least, most] = natGatewayEgressLimits.idleTimeoutMinutes;

const egress = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z
                .literal("none")
                .describe(
                    "No egress to the internet, but for Stream Analytics, whose NAT gateway is made all the same",
                ),
        }),
        z.strictObject({
            kind: z.literal("natGateway").describe("Out through a NAT gateway, to anywhere, unfiltered"),
            idleTimeoutMinutes: z
                .int()
                .min(least)
                .max(most)
                .optional()
                .describe(
                    `Minutes until an idle connection is dropped, ${least} to ${most}; ${natGatewayEgressDefaults.idleTimeoutMinutes} by default`,
                ),
        }),
        z.strictObject({
            kind: z
                .literal("firewall")
                .describe("Out through an Azure Firewall that lets pass what the services in use need"),
            tier: z.enum(["Standard", "Premium"]).describe("Tier of the firewall. A change replaces it"),
            allowedFqdns: z
                .array(z.string().min(1))
                .optional()
                .describe("More host names that every subnet may reach over HTTPS; none by default"),
        }),
        z.strictObject({
            kind: z.literal("virtualAppliance").describe("Out through a firewall that somebody else runs"),
            address: address("Private address that the default route leads to"),
        }),
    ])
    .describe("Egress to the internet; subnets have no other");

const flowLogs = z
    .strictObject({
        retentionDays: days(flowLogsLimits.retentionDays, "How long flow logs are kept"),
        customerManagedKey: z
            .boolean()
            .optional()
            .describe("Whether a key of the stack's vault encrypts the logs; false by default"),
        trafficAnalytics: z
            .boolean()
            .optional()
            .describe("Whether flows are also analysed in Log Analytics; false by default"),
        networkWatcherName: z
            .string()
            .optional()
            .describe("Network Watcher of the region; NetworkWatcher_ and the location by default, as Azure makes it"),
        networkWatcherResourceGroupName: z
            .string()
            .optional()
            .describe(
                `Its resource group; ${flowLogsDefaults.networkWatcherResourceGroupName} by default, as Azure makes it`,
            ),
    })
    .describe("Logs of every flow in the virtual network; not made when left out");

const subnet = z
    .strictObject({
        purpose,
        addressPrefix: addressRange("Range of the subnet. A change replaces it and what is in it"),
    })
    .describe("One subnet");

const existing = z
    .strictObject({
        virtualNetworkResourceId: resourceId("Microsoft.Network/virtualNetworks", "ARM id of the virtual network"),
        subnets: z
            .array(z.strictObject({ purpose, name: z.string().min(1).describe("Name of the subnet") }))
            .min(1)
            .describe("Subnets of the network by purpose"),
    })
    .describe("A virtual network that exists; then none is made, nor what belongs to one");

/** The virtual network. */
export const networkSection = z
    .strictObject({
        existing: existing.optional(),
        addressSpace: z
            .array(addressRange("Range of the virtual network"))
            .min(1)
            .optional()
            .describe("Ranges of the virtual network; needed unless existing is given"),
        subnets: z.array(subnet).min(1).optional().describe("Subnets by purpose; needed unless existing is given"),
        egress: egress.optional(),
        dnsServers: z
            .array(address("A DNS server"))
            .optional()
            .describe("DNS servers of the network; Azure's own by default"),
        privateEndpointClients: z
            .array(addressRange("A range of another network"))
            .optional()
            .describe(
                "Ranges of other networks that may use the private endpoints: the hub's agents, users; none by default",
            ),
        remotePrivateEndpoints: z
            .array(addressRange("A range of another network"))
            .optional()
            .describe(
                "Ranges of private endpoints in other networks that machines use over HTTPS: the hub's; none by default",
            ),
        podAddressSpace: z
            .array(addressRange("A range of pods"))
            .optional()
            .describe(
                `Ranges of pods of AKS clusters with Azure CNI Overlay; ${networkTrafficDefaults.podAddressSpace.join(", ")} by default`,
            ),
        flowLogs: flowLogs.optional(),
    })
    .describe("The virtual network: made from address space and subnets, or an existing one");

/** Private DNS zones of private endpoints. */
export const privateDnsSection = z
    .strictObject({
        zones: z
            .enum(["create", "hub", "existing"])
            .describe(
                "create: the stack makes and links the zones; hub: it links to the shared stack's; existing: it uses the organisation's, by id",
            ),
        groupIds: z
            .array(z.enum(groupIds))
            .optional()
            .describe(
                "Private-link group ids whose zones are made beyond those of the stack's own endpoints; none by default",
            ),
        existingZoneResourceIds: z
            .record(z.string(), resourceId("Microsoft.Network/privateDnsZones", "ARM id of the zone"))
            .optional()
            .describe("ARM ids of the organisation's zones by zone name; needed with existing"),
        zoneGroups: z
            .enum(["platform", "organisation"])
            .optional()
            .describe(
                "Who writes an endpoint's DNS records: the platform (the default), or the organisation's own Azure Policy",
            ),
    })
    .describe("Private DNS zones of private endpoints");

/** Settings of the network. */
export type NetworkSettings = z.infer<typeof networkSection>;

/** Settings of private DNS zones. */
export type PrivateDnsSettings = z.infer<typeof privateDnsSection>;
