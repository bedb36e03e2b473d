import { describe, expect, it } from "vitest";
import { EgressKind, type EgressArgs, type PlannedSubnet, type SubnetPurposeName } from "../../../components";
import { securityRules, type SecuredNetwork } from "../../../components/network/securityRules";
import { requirementsOf } from "../../../components/network/subnetPlan";
import { subnetPurposes } from "../../../components/network/subnetPurposes";
import { decide, type Attempt, type PlainRule } from "../../support/securityGroups";

const purposes = Object.keys(subnetPurposes) as SubnetPurposeName[];
const guarded = purposes.filter((purpose) => requirementsOf(purpose).networkSecurityGroup);
const machines = guarded.filter((purpose) => !/^(privateEndpoints|dnsResolver)/.test(purpose));
const subnets = purposes.map((purpose, i): PlannedSubnet => ({ purpose, addressPrefix: `10.20.${i}.0/24` }));
const subnetOf = (purpose: SubnetPurposeName) => subnets[purposes.indexOf(purpose)] as PlannedSubnet;
const none: EgressArgs = { kind: EgressKind.None };
const natGateway: EgressArgs = { kind: EgressKind.NatGateway };
const firewall: EgressArgs = { kind: EgressKind.Firewall };
const appliance: EgressArgs = { kind: EgressKind.VirtualAppliance, address: "10.100.2.4" };
const egresses = [none, natGateway, firewall, appliance];

const network = (changes: Partial<SecuredNetwork> = {}): SecuredNetwork => ({
    location: "westeurope",
    addressSpace: ["10.20.0.0/16"],
    subnets,
    privateEndpointGroupIds: ["blob", "databricks_ui_api", "dfs", "vault"],
    privateEndpointClients: ["10.100.0.0/24"],
    ...changes,
});
const rulesOf = (purpose: SubnetPurposeName, changes?: Partial<SecuredNetwork>) =>
    securityRules(subnetOf(purpose), network(changes)) as { name: string; direction: string; priority: number }[];

// The network, the hub that it is peered with, and an office behind the hub's gateway.
const connected = ["10.20.0.0/16", "10.100.0.0/22", "172.20.0.0/16"];
const places: Record<string, string> = {
    hubAgents: "10.100.0.7",
    hubEndpoints: "10.100.1.7",
    office: "172.20.0.7",
    internet: "20.60.0.1",
    pods: "10.244.3.7",
    otherPods: "192.168.9.7",
    ...Object.fromEntries(subnets.map(({ purpose, addressPrefix }) => [purpose, addressPrefix.replace(/0\/24$/, "7")])),
};
const addressOf = (place: string) => places[place] ?? place;
const attempt = ({ from, to, ...rest }: Attempt): Attempt => ({ from: addressOf(from), to: addressOf(to), ...rest });
const comesIn = (to: SubnetPurposeName, from: string, port: number, changes?: Partial<SecuredNetwork>) =>
    decide(securityRules(subnetOf(to), network(changes)), "Inbound", attempt({ from, to, port }), connected).allowed;
const goesOut = (from: SubnetPurposeName, to: string, port: number, changes?: Partial<SecuredNetwork>) =>
    decide(securityRules(subnetOf(from), network(changes)), "Outbound", attempt({ from, to, port }), connected).allowed;

// Databricks' own rule takes every address of VirtualNetwork; an inbound DNS resolver is there to be asked.
const open: readonly SubnetPurposeName[] = ["databricksHost", "databricksContainer"];
const closed = guarded.filter((purpose) => !open.includes(purpose));
const ports = [22, 53, 80, 443, 445, 1433, 3306, 3389, 5671, 6666, 8060, 8080, 8443, 9093, 50000];

describe("Security rules", () => {
    it.each(guarded.flatMap((purpose) => egresses.map((egress) => [purpose, egress.kind, egress] as const)))(
        "of %s with egress %s have names and priorities of their own, and deny last what comes in",
        (purpose, _, egress) => {
            const rules = rulesOf(purpose, { egress });
            expect(new Set(rules.map((rule) => `${rule.direction} ${rule.priority}`)).size).toBe(rules.length);
            expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
            expect(rules.filter(({ priority }) => priority < 100 || priority > 4096)).toEqual([]);
            expect(rules).toContainEqual(
                expect.objectContaining({
                    name: "DenyAllInbound",
                    direction: "Inbound",
                    access: "Deny",
                    priority: 4096,
                    protocol: "*",
                    sourceAddressPrefix: "*",
                    destinationAddressPrefix: "*",
                    destinationPortRange: "*",
                }),
            );
        },
    );

    it("write one value and several as Azure spells them", () => {
        expect(rulesOf("privateEndpoints", { subnets: [subnetOf("privateEndpoints"), subnetOf("agents")] })).toEqual([
            {
                name: "AllowClientsInbound",
                priority: 100,
                direction: "Inbound",
                access: "Allow",
                protocol: "Tcp",
                sourceAddressPrefixes: [subnetOf("agents").addressPrefix, "10.100.0.0/24"],
                sourcePortRange: "*",
                destinationAddressPrefix: subnetOf("privateEndpoints").addressPrefix,
                destinationPortRange: "443",
            },
            expect.objectContaining({ name: "DenyAllInbound" }),
            expect.objectContaining({ name: "DenyAllOutbound", priority: 4096, direction: "Outbound", access: "Deny" }),
        ]);
    });
});

describe("What comes in", () => {
    it.each(closed)("to %s from another purpose is denied on every port, but for endpoints and names", (to) => {
        const from = [...purposes.filter((purpose) => purpose !== to), "hubEndpoints", "office", "internet"];
        const allowed = from.flatMap((place) =>
            ports.filter((port) => comesIn(to, place, port)).map((port) => ({ place, port })),
        );
        const beyond = allowed.filter(({ place, port }) =>
            to === "privateEndpoints"
                ? !machines.includes(place as SubnetPurposeName)
                : !(to === "dnsResolverInbound" && port === 53 && place !== "internet"),
        );
        expect(beyond).toEqual([]);
    });

    it("from the hub's agents reaches private endpoints, and no machine but Databricks'", () => {
        const reached = guarded.filter((to) => [22, 443, 8443].some((port) => comesIn(to, "hubAgents", port)));
        expect(reached.sort()).toEqual(["databricksContainer", "databricksHost", "privateEndpoints"]);
        expect(comesIn("privateEndpoints", "hubAgents", 443, { privateEndpointClients: undefined })).toBe(false);
    });

    it.each([
        ["machineLearningCompute", [22, 443, 50000], []],
        ["kubernetesNodes", [22, 443, 10250], []],
        ["streamAnalytics", [443, 50000], []],
        ["powerBiGateway", [443, 50000], []],
        ["integrationRuntimes", [8060], [22, 443, 3389]],
        ["agents", [], [22, 443, 8060]],
        ["privateEndpoints", [], [22, 443]],
    ] as const)("to %s from its own subnet is allowed on %j, denied on %j", (purpose, allowed, denied) => {
        expect(allowed.filter((port) => !comesIn(purpose, purpose, port))).toEqual([]);
        expect(denied.filter((port) => comesIn(purpose, purpose, port))).toEqual([]);
    });

    it("from Azure's load balancers reaches the nodes of Kubernetes alone", () => {
        expect(guarded.filter((to) => comesIn(to, "AzureLoadBalancer", 443))).toEqual(["kubernetesNodes"]);
    });

    it("to Kubernetes from its pods is allowed by their ranges", () => {
        expect([comesIn("kubernetesNodes", "pods", 53), comesIn("kubernetesNodes", "otherPods", 53)]).toEqual([
            true,
            false,
        ]);
        const podAddressSpace = ["192.168.0.0/16"];
        expect(comesIn("kubernetesNodes", "otherPods", 53, { podAddressSpace })).toBe(true);
        expect(comesIn("machineLearningCompute", "otherPods", 53, { podAddressSpace })).toBe(false);
        expect(goesOut("kubernetesNodes", "otherPods", 50000, { podAddressSpace, egress: firewall })).toBe(true);
    });

    it("to an inbound resolver is DNS, from every connected network", () => {
        const from = ["hubAgents", "office", "agents"];
        expect(from.filter((place) => !comesIn("dnsResolverInbound", place, 53))).toEqual([]);
        expect(from.filter((place) => comesIn("dnsResolverInbound", place, 443))).toEqual([]);
    });
});

describe("Private endpoints", () => {
    it.each([
        [["blob"], [443]],
        [["file"], [443, 445]],
        [["vault", "dfs"], [443]],
        [["namespace"], [443, 5671, 9093]],
        [["sqlServer"], [1433]],
        [["databricks_ui_api"], [443]],
        [
            ["azuremonitor", "Sql"],
            [443, 1433],
        ],
        [[], []],
    ] as const)("of %j take their ports and no other", (groupIds, allowed) => {
        const changes = { privateEndpointGroupIds: [...groupIds] };
        const [inbound, outbound] = [
            ports.filter((port) => comesIn("privateEndpoints", "machineLearningCompute", port, changes)),
            ports.filter((port) => goesOut("machineLearningCompute", "privateEndpoints", port, changes)),
        ];
        expect({ inbound, outbound }).toEqual({ inbound: allowed, outbound: allowed });
    });

    it("are used by every purpose with machines, and by none without", () => {
        expect(guarded.filter((from) => comesIn("privateEndpoints", from, 443))).toEqual(machines);
        for (const egress of egresses) {
            expect(machines.filter((from) => !goesOut(from, "privateEndpoints", 443, { egress }))).toEqual([]);
        }
    });

    it("take the ports of Databricks' relay from its clusters alone", () => {
        for (const port of [3306, 6666, 8443, 8451]) {
            const from = [...guarded, "hubAgents"].filter((place) => comesIn("privateEndpoints", place, port));
            expect(from.sort()).toEqual(["databricksContainer", "databricksHost"]);
        }
    });

    it("start nothing, whatever the egress", () => {
        const reached = ["internet", "office", "hubAgents", "agents", "privateEndpoints"];
        for (const egress of egresses) {
            expect(reached.filter((to) => goesOut("privateEndpoints", to, 443, { egress }))).toEqual([]);
        }
    });
});

describe("What goes out", () => {
    const others = machines.filter((purpose) => !open.includes(purpose));
    const cases = others.flatMap((from) => egresses.map((egress) => [from, egress.kind, egress] as const));

    it.each(cases)("from %s with egress %s reaches no machine of another purpose", (from, _, egress) => {
        const reached = guarded
            .filter((to) => to !== from && to !== "privateEndpoints")
            .filter((to) => ports.some((port) => goesOut(from, to, port, { egress })));
        expect(reached).toEqual([]);
    });

    it.each(cases)(
        "from %s with egress %s reaches other networks only where that is its purpose",
        (from, _, egress) => {
            const reached = (to: string) => ports.filter((port) => goesOut(from, to, port, { egress }));
            const expected = {
                agents: [443],
                integrationRuntimes: ports.filter((port) => port !== 22 && port !== 3389),
                powerBiGateway: ports.filter((port) => port !== 22 && port !== 3389),
            }[from as string];
            expect({ hub: reached("hubEndpoints"), office: reached("office") }).toEqual({
                hub: expected ?? [],
                office: expected ?? [],
            });
        },
    );

    it.each(egresses.map((egress) => [egress.kind, egress] as const))(
        "to the internet is what egress %s says, and the last rule is written",
        (kind, egress) => {
            const allowed = guarded.filter((from) => goesOut(from, "internet", 443, { egress }));
            expect(allowed).toEqual(kind === EgressKind.None ? [] : machines);
            const last = guarded.map(
                (from) => rulesOf(from, { egress }).filter((rule) => rule.priority === 4096).length,
            );
            expect(new Set(last)).toEqual(new Set([2]));
        },
    );

    it("to the internet through a NAT gateway is an open rule, so that the policies see it", () => {
        expect(rulesOf("agents", { egress: natGateway })).toContainEqual(
            expect.objectContaining({ name: "AllowInternetOutbound", destinationAddressPrefix: "Internet" }),
        );
    });

    it("from Stream Analytics without egress goes to the service tags that it needs, though it has a NAT gateway", () => {
        const tags = ["Storage.westeurope", "EventHub.westeurope", "AzureActiveDirectory", "AzureMonitor"];
        const rules = securityRules(subnetOf("streamAnalytics"), network({ egress: none }));
        const to = [...tags, "AzureCloud", "Sql.westeurope"].filter((tag) => {
            const wanted = { from: addressOf("streamAnalytics"), to: tag, port: 443 };
            return decide(rules, "Outbound", wanted, connected).allowed;
        });
        expect(to).toEqual(tags);
    });

    it("to private endpoints of another network is HTTPS, to the ranges that are named", () => {
        const changes = { remotePrivateEndpoints: ["10.100.1.0/24"], egress: firewall };
        const reached = (to: string) => ports.filter((port) => goesOut("kubernetesNodes", to, port, changes));
        expect({ endpoints: reached("hubEndpoints"), agents: reached("hubAgents") }).toEqual({
            endpoints: [443],
            agents: [],
        });
    });

    it("to DNS servers of the network's own is allowed, over both protocols", () => {
        const dnsServers = ["10.100.3.4"];
        for (const protocol of ["Tcp", "Udp"] as const) {
            const rules = securityRules(subnetOf("kubernetesNodes"), network({ dnsServers, egress: firewall }));
            const query = { from: addressOf("kubernetesNodes"), to: "10.100.3.4", port: 53, protocol };
            expect(decide(rules, "Outbound", query, connected)).toEqual({ rule: "AllowDnsOutbound", allowed: true });
        }
        expect(goesOut("kubernetesNodes", "10.100.3.4", 53, { egress: firewall })).toBe(false);
    });

    it("behind a firewall leaves public addresses that the network uses as its own denied", () => {
        const changes = { egress: firewall, addressSpace: ["10.20.0.0/16", "20.60.0.0/24"] };
        expect(goesOut("kubernetesNodes", "internet", 443, changes)).toBe(false);
        expect(goesOut("kubernetesNodes", "20.60.1.1", 443, changes)).toBe(true);
    });
});

describe("Security rules of Databricks", () => {
    const workers = "Microsoft.Databricks-workspaces_UseOnly_databricks-worker-to-";
    const own = (changes?: Partial<SecuredNetwork>) =>
        (rulesOf("databricksHost", changes) as unknown as PlainRule[])
            .filter(({ name }) => name.startsWith(workers))
            .map((rule) => ({
                name: rule.name.replace(workers, ""),
                way: `${rule.direction} ${rule.access} ${rule.priority} ${rule.protocol}`,
                to: rule.destinationAddressPrefix,
                ports: rule.destinationPortRanges ?? [rule.destinationPortRange],
            }));
    const five = [
        { name: "worker-inbound", way: "Inbound Allow 100 *", to: "VirtualNetwork", ports: ["*"] },
        { name: "sql", way: "Outbound Allow 101 Tcp", to: "Sql", ports: ["3306"] },
        { name: "storage", way: "Outbound Allow 102 Tcp", to: "Storage", ports: ["443"] },
        { name: "worker-outbound", way: "Outbound Allow 103 *", to: "VirtualNetwork", ports: ["*"] },
        { name: "eventhub", way: "Outbound Allow 104 Tcp", to: "EventHub", ports: ["9093"] },
    ];

    it("are its own five where a private endpoint leads to the control plane", () => {
        expect(own()).toEqual(five);
        expect(own({ databricksNsgMode: "NoAzureDatabricksRules" })).toEqual(five);
    });

    it("open the way to the control plane in the other mode, and nothing else", () => {
        const [inbound, ...outbound] = five;
        const webapp = {
            name: "databricks-webapp",
            way: "Outbound Allow 100 Tcp",
            to: "AzureDatabricks",
            ports: ["443", "3306", "8443-8451"],
        };
        expect(own({ databricksNsgMode: "AllRules" })).toEqual([inbound, webapp, ...outbound]);
    });

    it("do not depend on the mode anywhere else", () => {
        for (const purpose of closed) {
            expect(rulesOf(purpose, { databricksNsgMode: "AllRules" })).toEqual(rulesOf(purpose));
        }
    });
});
