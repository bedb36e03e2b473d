import type { SubnetPurposeName } from "../../../components";
import { egressIssues, networkTrafficIssues, subnetPlanIssues } from "../../../components/network/checks";
import { contains, repeated } from "../../../components/shared/checks";
import { groupIds } from "../../../components/storage/checks";
import { privateLinkZones } from "../../../azure/privateLink";
import { needsKeyVault, settingsIssues, type SettingsIssue } from "../core/issues";
import type { CheckContext, EndpointUse } from "../core/section";
import type { KeyVaultSettings } from "../schema/key-vault";
import type { NetworkSettings, PrivateDnsSettings } from "../schema/network";
import type { ObservabilitySettings } from "../schema/observability";
import type { AzureSettings, HubSettings } from "../schema/platform";

interface NetworkReads {
    network?: NetworkSettings;
    hub?: HubSettings;
    observability?: ObservabilitySettings;
    keyVault?: KeyVaultSettings;
}

interface PrivateDnsReads {
    azure: AzureSettings;
    privateDns?: PrivateDnsSettings;
    hub?: HubSettings;
    network?: NetworkSettings;
}

/** Purposes of the subnets that a stack has, made or existing. */
export function purposesOf({ network }: { network?: NetworkSettings }): SubnetPurposeName[] {
    return (network?.existing?.subnets ?? network?.subnets ?? []).map((subnet) => subnet.purpose);
}

/** Endpoints of the storage account that keeps flow logs. */
export function flowLogEndpoints({ network }: { network?: NetworkSettings }): EndpointUse[] {
    return network?.flowLogs ? [{ path: "network.flowLogs", groupIds: groupIds({}) }] : [];
}

/** What is wrong with the network as a whole. */
export function networkChecks(settings: NetworkReads, { endpoints }: CheckContext): SettingsIssue[] {
    const { network, hub } = settings;
    if (!network) {
        return [];
    }
    return network.existing
        ? existingNetworkChecks(network)
        : [...newNetworkChecks(network, settings), ...(hub ? remoteEndpointChecks(network, endpoints) : [])];
}

function remoteEndpointChecks(network: NetworkSettings, endpoints: readonly EndpointUse[]): SettingsIssue[] {
    const remote = endpoints.find(({ inHub }) => inHub);
    return remote && !network.remotePrivateEndpoints
        ? [
              {
                  path: "network.remotePrivateEndpoints",
                  message: `is missing, but ${remote.path} has its endpoint in the hub; add the range of the hub's subnet for private endpoints`,
              },
          ]
        : [];
}

function existingNetworkChecks(network: NetworkSettings): SettingsIssue[] {
    const ours = [
        "addressSpace",
        "subnets",
        "egress",
        "dnsServers",
        "privateEndpointClients",
        "remotePrivateEndpoints",
        "podAddressSpace",
        "flowLogs",
    ] as const;
    const belong = ours.filter((key) => network[key] !== undefined);
    const twice = repeated((network.existing?.subnets ?? []).map((subnet) => subnet.purpose));
    return [
        ...belong.map((key) => ({
            path: `network.${key}`,
            message: "conflicts with network.existing; an existing network is not changed, leave one of the two out",
        })),
        ...twice.map((purpose) => ({
            path: "network.existing.subnets",
            message: `purpose ${purpose} is duplicated; a purpose has one subnet`,
        })),
    ];
}

function newNetworkChecks(network: NetworkSettings, settings: NetworkReads): SettingsIssue[] {
    const missing = (["addressSpace", "subnets"] as const)
        .filter((key) => network[key] === undefined)
        .map((key) => ({
            path: `network.${key}`,
            message: "is missing; a new network needs it, or name an existing one with network.existing",
        }));
    const { addressSpace, subnets } = network;
    if (!addressSpace || !subnets) {
        return missing;
    }
    const plan = [
        ...subnetPlanIssues(addressSpace, subnets),
        ...egressIssues(network.egress, subnets),
        // The group ids are those of the stack's own endpoints.
        ...networkTrafficIssues({ ...network, addressSpace, subnets, privateEndpointGroupIds: [] }),
    ];
    const issues = settingsIssues(plan, "network");
    if (network.flowLogs?.trafficAnalytics && !settings.observability) {
        issues.push({
            path: "network.flowLogs.trafficAnalytics",
            message: "is true, but there is no observability section to analyse in; add one",
        });
    }
    if (network.flowLogs?.customerManagedKey && !settings.keyVault) {
        issues.push(needsKeyVault("network.flowLogs.customerManagedKey"));
    }
    const within = (server: string) => addressSpace.some((range) => contains(range, `${server}/32`));
    const inside = network.dnsServers?.find(within);
    if (inside) {
        issues.push({
            path: "network.dnsServers",
            message: `found ${inside}, which lies in this network; nothing here answers DNS, give a server that exists`,
        });
    }
    return issues;
}

/** What is wrong with private endpoints and the zones that they need. */
export function privateDnsChecks(settings: PrivateDnsReads, { endpoints }: CheckContext): SettingsIssue[] {
    const { privateDns, hub, network } = settings;
    const issues = endpointIssues(settings, endpoints);
    if (!privateDns) {
        return issues;
    }
    if (privateDns.zones === "hub" && !hub) {
        issues.push({
            path: "privateDns.zones",
            message: "is hub, but there is no hub section; add one, or use create or existing",
        });
    }
    if (privateDns.zones === "create" && hub) {
        issues.push({
            path: "privateDns.zones",
            message: "is create, but the hub has the zones already and two of one name hide each other; use hub",
        });
    }
    if (privateDns.zones !== "existing" && privateDns.existingZoneResourceIds) {
        issues.push({
            path: "privateDns.existingZoneResourceIds",
            message: `is given, but zones is ${privateDns.zones}; leave it out, or set zones to existing`,
        });
    }
    if (privateDns.zones !== "existing" && !network) {
        issues.push({
            path: "privateDns",
            message: "needs a network section: zones are linked to the stack's network",
        });
    }
    return [...issues, ...missingZones(settings, endpoints)];
}

function endpointIssues(settings: PrivateDnsReads, endpoints: readonly EndpointUse[]): SettingsIssue[] {
    const { privateDns } = settings;
    const issues: SettingsIssue[] = [];
    for (const { path: at, inHub } of endpoints) {
        if (!inHub && !purposesOf(settings).includes("privateEndpoints")) {
            issues.push({
                path: at,
                message:
                    "wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section",
            });
        }
        if (!privateDns) {
            issues.push({
                path: at,
                message:
                    "wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
            });
        }
    }
    return issues;
}

function missingZones({ privateDns, azure }: PrivateDnsReads, endpoints: readonly EndpointUse[]): SettingsIssue[] {
    if (privateDns?.zones !== "existing" || privateDns.zoneGroups === "organisation") {
        return [];
    }
    const given = privateDns.existingZoneResourceIds ?? {};
    const needed = new Set(
        endpoints
            .filter(({ inHub }) => !inHub)
            .flatMap((use) => use.groupIds)
            .sort()
            .flatMap((groupId) => privateLinkZones(groupId, azure.location) ?? []),
    );
    return [...needed]
        .filter((zone) => !(zone in given))
        .map((zone) => ({
            path: `privateDns.existingZoneResourceIds`,
            message: `has no ${zone}, which the stack's private endpoints need; add its ARM id`,
        }));
}
