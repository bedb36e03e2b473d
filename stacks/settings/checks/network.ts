import { contains } from "../../../components/shared/addressSpaces";
import { egressFaults } from "../../../components/network/egress";
import { subnetPlanFaults } from "../../../components/network/subnetPlan";
import type { SubnetPurposeName } from "../../../components/network/subnetPurposes";
import { privateLinkZones } from "../../../azure/privateLink";
import { repeated } from "../../../components/shared/validation";
import { keyWithoutVault, type SettingsFault } from "../core/faults";
import { groupIdsInUse, wantsPrivateEndpoints } from "./privateEndpoints";
import type { Settings } from "../schema/settings";

/** Purposes of the subnets that a stack has, made or brought. */
export function purposesOf(settings: Settings): SubnetPurposeName[] {
    const { network } = settings;
    return (network?.existing?.subnets ?? network?.subnets ?? []).map((subnet) => subnet.purpose);
}

/** What is wrong with the network as a whole. */
export function networkChecks(settings: Settings): SettingsFault[] {
    const { network } = settings;
    if (!network) {
        return [];
    }
    return network.existing ? broughtNetworkChecks(network) : madeNetworkChecks(network, settings);
}

type Network = NonNullable<Settings["network"]>;

function broughtNetworkChecks(network: Network): SettingsFault[] {
    const ours = ["addressSpace", "subnets", "egress", "dnsServers", "flowLogs"] as const;
    const belong = ours.filter((key) => network[key] !== undefined);
    const twice = repeated((network.existing?.subnets ?? []).map((subnet) => subnet.purpose));
    return [
        ...belong.map((key) => ({
            path: `network.${key}`,
            message:
                "stands beside network.existing; a network that is brought keeps what it has, leave one of the two out",
        })),
        ...twice.map((purpose) => ({
            path: "network.existing.subnets",
            message: `purpose ${purpose} stands more than once; a purpose has one subnet`,
        })),
    ];
}

function madeNetworkChecks(network: Network, settings: Settings): SettingsFault[] {
    const missing = (["addressSpace", "subnets"] as const)
        .filter((key) => network[key] === undefined)
        .map((key) => ({
            path: `network.${key}`,
            message: "is missing; a network that is made needs it, or bring one with network.existing",
        }));
    if (!network.addressSpace || !network.subnets) {
        return missing;
    }
    const plan = [
        ...subnetPlanFaults(network.addressSpace, network.subnets),
        ...egressFaults(network.egress, network.subnets),
    ];
    const faults = plan.map((fault) => ({ path: `network.${fault.propertyPath}`, message: fault.reason }));
    if (network.flowLogs?.trafficAnalytics && !settings.observability) {
        faults.push({
            path: "network.flowLogs.trafficAnalytics",
            message: "is true, but there is no observability section to analyse in; add one",
        });
    }
    if (network.flowLogs?.customerManagedKey && !settings.keyVault) {
        faults.push(keyWithoutVault("network.flowLogs.customerManagedKey"));
    }
    const within = (server: string) => network.addressSpace?.some((range) => contains(range, `${server}/32`));
    const inside = network.dnsServers?.find(within);
    if (inside) {
        faults.push({
            path: "network.dnsServers",
            message: `found ${inside}, which lies in this network; nothing here answers DNS, give a server that exists`,
        });
    }
    return faults;
}

/** What is wrong with private endpoints and the zones that they need. */
export function privateDnsChecks(settings: Settings): SettingsFault[] {
    const { privateDns, hub, network } = settings;
    const faults = endpointFaults(settings);
    if (!privateDns) {
        return faults;
    }
    if (privateDns.zones === "hub" && !hub) {
        faults.push({
            path: "privateDns.zones",
            message: "is hub, but there is no hub section; add one, or use create or existing",
        });
    }
    if (privateDns.zones === "create" && hub) {
        faults.push({
            path: "privateDns.zones",
            message: "is create, but the hub has the zones already and two of one name hide each other; use hub",
        });
    }
    if (privateDns.zones !== "existing" && privateDns.existingZoneResourceIds) {
        faults.push({
            path: "privateDns.existingZoneResourceIds",
            message: `is given, but zones is ${privateDns.zones}; leave it out, or set zones to existing`,
        });
    }
    if (privateDns.zones !== "existing" && !network) {
        faults.push({
            path: "privateDns",
            message: "needs a network section: zones are linked to the stack's network",
        });
    }
    return [...faults, ...missingZones(settings)];
}

function endpointFaults(settings: Settings): SettingsFault[] {
    const { privateDns } = settings;
    const faults: SettingsFault[] = [];
    for (const at of wantsPrivateEndpoints(settings)) {
        if (!purposesOf(settings).includes("privateEndpoints")) {
            faults.push({
                path: at,
                message:
                    "wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section",
            });
        }
        if (!privateDns) {
            faults.push({
                path: at,
                message:
                    "wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
            });
        }
    }
    return faults;
}

function missingZones(settings: Settings): SettingsFault[] {
    const { privateDns, azure } = settings;
    if (privateDns?.zones !== "existing" || privateDns.zoneGroups === "organisation") {
        return [];
    }
    const given = privateDns.existingZoneResourceIds ?? {};
    const needed = new Set(
        groupIdsInUse(settings).flatMap((groupId) => privateLinkZones(groupId, azure.location) ?? []),
    );
    return [...needed]
        .filter((zone) => !(zone in given))
        .map((zone) => ({
            path: `privateDns.existingZoneResourceIds`,
            message: `has no ${zone}, which the stack's private endpoints need; add its ARM id`,
        }));
}
