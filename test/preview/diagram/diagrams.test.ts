import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { visible } from "../../../azure/visibleText";
import { builtInRoles } from "../../../azure/roles";
import { accessKinds, wayOf } from "../../../preview/graph/access";
import { diagramMarkdown, diagrams, type Diagram } from "../../../preview/diagram/diagrams";
import type { Plan, PlanMode, PlanProperties, PlanResource } from "../../../preview/plan";
import { preview } from "../../../preview/preview";
import { readFlowchart } from "../support/mermaidParser";

const root = "urn:pulumi:unit::azure-ml-platform::pulumi:pulumi:Stack::azure-ml-platform-unit";
const urnOf = (type: string, name: string) => `urn:pulumi:unit::azure-ml-platform::${type}::${name}`;

function resource(
    type: string,
    name: string,
    inputs: PlanProperties = {},
    propertyDependencies: Record<string, PlanResource[]> = {},
    parent = root,
): PlanResource {
    const urns = Object.entries(propertyDependencies).map(([key, made]) => [key, made.map(({ urn }) => urn)] as const);
    return {
        urn: urnOf(type, name),
        type,
        name,
        custom: !type.startsWith("azure-ml-platform:"),
        parent,
        provider: "azure-native",
        protect: false,
        retainOnDelete: false,
        aliases: [],
        dependsOn: [...new Set(urns.flatMap(([, made]) => made))],
        propertyDependencies: Object.fromEntries(urns),
        inputs,
    };
}

function planOf(resources: PlanResource[]): Plan {
    const policy = { pack: "p", profile: "dev", rulesEvaluated: 0, violations: [], unknown: [], waived: [] };
    const stack = { ...resource("pulumi:pulumi:Stack", "azure-ml-platform-unit"), parent: undefined, custom: false };
    const format = "plan/1" as const;
    return {
        format,
        project: "azure-ml-platform",
        stack: "unit",
        mode: "resolved",
        resources: [stack, ...resources],
        outputs: {},
        policy,
    };
}

function view(plan: Plan, name: Diagram["name"]): Diagram {
    const found = diagrams(plan).find((diagram) => diagram.name === name);
    if (!found) {
        throw new Error(`no view ${name}`);
    }
    return found;
}

/** Arrows in words: the first lines of both boxes with what stands on the arrow between them. */
function arrows({ nodes, edges }: Diagram): string[] {
    const title = (id: string) => nodes.find((node) => node.id === id)?.lines[0] ?? "";
    return edges.map(
        ({ from, to, lines, both }) => `${title(from)} ${both ? "<" : ""}-${lines.join("; ")}-> ${title(to)}`,
    );
}

const account = resource("azure-native:storage:StorageAccount", "lake", { accountName: "stlake" });
const container = (zone: string) =>
    resource(
        "azure-native:storage:BlobContainer",
        `lake-${zone}`,
        { containerName: zone, accountName: "stlake" },
        { accountName: [account] },
    );
const [landing, bronze] = [container("landing"), container("bronze")];
const identity = resource("azure-native:managedidentity:UserAssignedIdentity", "ingest", { resourceName: "id-ingest" });
const assignment = (name: string, role: string, holder: PlanResource, scope: PlanResource) =>
    resource(
        "azure-native:authorization:RoleAssignment",
        name,
        { principalId: "guid", roleDefinitionId: `/x/roleDefinitions/${role}`, scope: "/scope" },
        { principalId: [holder], scope: [scope] },
    );

describe("The view of the data flow", () => {
    const location = resource(
        "databricks:index/externalLocation:ExternalLocation",
        "catalog-bronze",
        { url: "abfss://bronze@stlake.dfs.core.windows.net/" },
        { url: [account] },
    );
    const schema = resource("databricks:index/schema:Schema", "catalog-models", { name: "models" });
    const grants = resource(
        "databricks:index/grants:Grants",
        "catalog-models-grants",
        {
            schema: "c.models",
            grants: [
                { principal: "scientists", privileges: ["CREATE_MODEL", "EXECUTE"] },
                { principal: "analysts", privileges: ["SELECT"] },
                { principal: "others", privileges: ["USE_SCHEMA"] },
            ],
        },
        { schema: [schema] },
    );
    const write = assignment("write", builtInRoles.storageBlobDataContributor, identity, landing);

    it("leads from a filesystem to what is made from its address, and to and from who reads and writes", () => {
        const data = view(planOf([account, landing, bronze, identity, write, location, schema, grants]), "data");
        expect(arrows(data).sort()).toEqual([
            "catalog-bronze <-reads and writes-> deploying principal",
            "catalog-models -reads-> analysts",
            "catalog-models <-reads and writes-> deploying principal",
            "catalog-models <-reads and writes-> scientists",
            "ingest <-reads and writes-> lake-landing",
            "lake-bronze --> catalog-bronze",
        ]);
        expect(data.groups.map(({ title }) => title)).toEqual([
            "Ingest",
            "Landing",
            "Bronze",
            "Registry",
            "People and identities",
        ]);
    });

    it("leads from the account where the address is not known before deployment", () => {
        const unknown = { ...location, inputs: { url: { $unknown: true } } };
        expect(arrows(view(planOf([account, bronze, unknown]), "data"))).toContain("lake --> catalog-bronze");
    });

    it("leads from a filesystem over the datastore that names it to the workspace, whatever else that names", () => {
        const insights = resource("azure-native:applicationinsights:Component", "insights");
        const images = resource("azure-native:containerregistry:Registry", "images");
        const workspace = resource(
            "azure-native:machinelearningservices:Workspace",
            "ml",
            {},
            {
                managedNetwork: [account],
                storageAccount: [account],
                applicationInsights: [insights],
                containerRegistry: [images],
            },
        );
        const store = resource(
            "azure-native:machinelearningservices:Datastore",
            "data-bronze",
            { properties: { accountName: "stlake", filesystem: "bronze" } },
            { properties: [account], workspaceName: [workspace] },
        );
        const data = view(planOf([account, landing, bronze, insights, images, workspace, store]), "data");
        expect(arrows(data).sort()).toEqual([
            "data-bronze --> ml",
            "lake-bronze --> data-bronze",
            "ml --> insights",
            "ml -uses-> images",
        ]);
        expect(data.groups.map(({ title }) => title)).not.toContain("Registry");
    });

    it("turns round where an input names the sink", () => {
        const sink = resource("azure-native:operationalinsights:Workspace", "logs", { workspaceName: "log" });
        const network = resource("azure-native:network:VirtualNetwork", "network", { virtualNetworkName: "vnet" });
        const log = resource(
            "azure-native:network:FlowLog",
            "flow",
            { storageId: "/x/stlake", targetResourceId: "/x/vnet" },
            { storageId: [account], flowAnalyticsConfiguration: [sink], targetResourceId: [network] },
        );
        expect(arrows(view(planOf([account, sink, network, log]), "data")).sort()).toEqual([
            "flow --> lake",
            "flow --> logs",
            "network -logs-> flow",
        ]);
    });

    it.each([
        ["Storage Blob Data Reader", true, false],
        ["Storage Blob Data Contributor", true, true],
        ["Storage Blob Data Owner", true, true],
        ["Azure Event Hubs Data Sender", false, true],
        ["Azure Event Hubs Data Receiver", true, false],
        ["Storage Blob Delegator", false, false],
        ["Key Vault Secrets User", false, false],
        ["Log Analytics Reader", false, false],
        ["ALL_PRIVILEGES", true, true],
        ["owner", true, true],
        ["USE_SCHEMA", false, false],
        ["CAN_USE", false, false],
    ])("takes %s for reading %s, writing %s", (may, reads, writes) => {
        expect(wayOf(["USE_SCHEMA", may])).toEqual({ reads, writes });
    });
});

describe("The view of the network", () => {
    const network = "azure-native:network:";
    const vnet = resource(`${network}VirtualNetwork`, "network", {
        virtualNetworkName: "vnet",
        addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
    });
    const nat = resource(`${network}NatGateway`, "nat", { natGatewayName: "ng" });
    const address = resource(`${network}PublicIPAddress`, "nat-address", { publicIpAddressName: "pip" });
    const gateway = { ...nat, propertyDependencies: { publicIpAddresses: [address.urn] } };
    const subnet = (name: string, inputs: PlanProperties, made: Record<string, PlanResource[]> = {}) =>
        resource(
            `${network}Subnet`,
            name,
            { subnetName: name, virtualNetworkName: "vnet", addressPrefix: "10.0.1.0/24", ...inputs },
            { virtualNetworkName: [vnet], ...made },
        );

    it("leads from a subnet through its gateway to the internet", () => {
        const jobs = subnet("jobs", { natGateway: { id: "/x/ng" } }, { natGateway: [nat] });
        expect(arrows(view(planOf([vnet, gateway, address, jobs]), "network")).sort()).toEqual([
            "jobs -out-> nat",
            "nat -nat-address-> Internet",
        ]);
    });

    it("leads over a route to an appliance of another stack, or straight out", () => {
        const routes: PlanProperties[] = [
            { addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.9.0.4" },
            { addressPrefix: "AzureMonitor", nextHopType: "Internet" },
        ];
        const table = resource(`${network}RouteTable`, "routes", { routeTableName: "rt", routes });
        const jobs = subnet("jobs", { routeTable: { id: "/x/rt" } }, { routeTable: [table] });
        const seen = view(planOf([vnet, table, jobs]), "network");
        expect(arrows(seen).sort()).toEqual(["jobs -0.0.0.0/0-> 10.9.0.4", "jobs -AzureMonitor-> Internet"]);
        expect(seen.nodes.find(({ lines }) => lines[0] === "10.9.0.4")?.outside).toBe(true);
    });

    it("shows what is in a subnet, a peering once, and an endpoint's target with its sub-resource", () => {
        const id = (type: string) => `/subscriptions/s/resourceGroups/g/providers/${type}`;
        const hub = id("Microsoft.Network/virtualNetworks/hub");
        const peerings = [
            resource(
                `${network}VirtualNetworkPeering`,
                "to-hub",
                { virtualNetworkName: "vnet", remoteVirtualNetwork: { id: hub } },
                { virtualNetworkName: [vnet] },
            ),
            resource(
                `${network}VirtualNetworkPeering`,
                "from-hub",
                {
                    virtualNetworkName: "hub",
                    remoteVirtualNetwork: { id: id("Microsoft.Network/virtualNetworks/vnet") },
                },
                { remoteVirtualNetwork: [vnet] },
            ),
        ];
        const ends = subnet("ends", {});
        const workspace = resource("azure-native:databricks:Workspace", "databricks", {}, { parameters: [ends] });
        const endpoint = resource(
            `${network}PrivateEndpoint`,
            "lake-dfs",
            {
                subnet: { id: "/x/ends" },
                privateLinkServiceConnections: [{ groupIds: ["dfs"], privateLinkServiceId: "/x/stlake" }],
            },
            { subnet: [ends], privateLinkServiceConnections: [account] },
        );
        const all = [vnet, ends, workspace, account, endpoint, ...peerings];
        expect(arrows(view(planOf(all), "network")).sort()).toEqual([
            "ends --> lake-dfs",
            "ends -holds-> databricks",
            "lake-dfs -dfs-> lake",
            "network <-peering-> hub",
        ]);
    });
});

describe("The view of identities", () => {
    it("joins a holder with a kind once, and says what on which", () => {
        const read = assignment("read", builtInRoles.storageBlobDataReader, identity, bronze);
        const write = assignment("write", builtInRoles.storageBlobDataContributor, identity, landing);
        const odd = assignment("odd", "00000000-0000-0000-0000-000000000001", identity, account);
        const seen = view(planOf([account, landing, bronze, identity, read, write, odd]), "identity");
        expect(arrows(seen).sort()).toEqual([
            "ingest -Storage Blob Data Contributor on lake-landing; Storage Blob Data Reader on lake-bronze-> Blob container",
            "ingest -role 00000000-0000-0000-0000-000000000001 on lake-> Storage account",
        ]);
    });

    it("tells a group by its name where the plan holds it, else by its id", () => {
        const group = resource("databricks:index/group:Group", "g", { displayName: "engineers", externalId: "e-1" });
        const of = (name: string, principalId: string) =>
            resource(
                "azure-native:authorization:RoleAssignment",
                name,
                {
                    principalId,
                    principalType: "Group",
                    roleDefinitionId: builtInRoles.storageBlobDataReader,
                    scope: "/x",
                },
                { scope: [account] },
            );
        const seen = view(planOf([account, group, of("known", "e-1"), of("other", "e-2")]), "identity");
        expect(arrows(seen).sort()).toEqual([
            "e-2 -Storage Blob Data Reader on lake-> Storage account",
            "engineers -Storage Blob Data Reader on lake-> Storage account",
        ]);
    });
});

const cases: [string, PlanMode][] = [
    ["dev", "resolved"],
    ["prod", "resolved"],
    ["shared", "resolved"],
    ["prod", "preview"],
];

describe.each(cases)("The diagrams of %s in mode %s", (stack, mode) => {
    let plan: Plan;
    let drawn: Record<Diagram["name"], Diagram>;
    beforeAll(async () => {
        plan = await preview({ stack, mode, today: "2026-01-01" });
        const [data, network, identities] = diagrams(plan) as [Diagram, Diagram, Diagram];
        drawn = { data, network, identity: identities };
    });

    const ofType = (...types: string[]) =>
        plan.resources.filter(({ type }) => types.includes(type)).map(({ urn }) => urn);

    it("are Mermaid that says what they say, with at most 200 arrows, drawn at their finest", async () => {
        for (const { text, nodes, edges, groups, description } of Object.values(drawn)) {
            const read = await readFlowchart(text);
            expect([...read.boxes].sort()).toEqual(nodes.map(({ id, lines }) => [id, lines] as const).sort());
            expect(read.arrows).toEqual(edges.map(({ from, to, lines }) => ({ from, to, lines })));
            expect(read.frames.sort()).toEqual(groups.map(({ title }) => title).sort());
            expect(edges.length).toBeGreaterThan(0);
            expect(edges.length).toBeLessThanOrEqual(200);
            expect(description).not.toContain("Each box is");
        }
    });

    it("show nothing that the plan does not hold", () => {
        const urns = new Set(plan.resources.map(({ urn }) => urn));
        for (const { nodes, edges } of Object.values(drawn)) {
            expect(nodes.filter((node) => !node.outside && node.urns.length === 0)).toEqual([]);
            expect([...nodes, ...edges].flatMap((one) => one.urns).filter((urn) => !urns.has(urn))).toEqual([]);
            expect(edges.filter((edge) => edge.urns.length === 0)).toEqual([]);
        }
    });

    it("hold every private endpoint and subnet in the network, and an arrow for every right in the identities", () => {
        const inNetwork = new Set(drawn.network.nodes.flatMap(({ urns }) => urns));
        const shown = ["PrivateEndpoint", "Subnet", "VirtualNetwork", "NatGateway", "AzureFirewall"];
        const expected = ofType(...shown.map((kind) => `azure-native:network:${kind}`));
        expect(expected.filter((urn) => !inNetwork.has(urn))).toEqual([]);
        const held = new Set(drawn.identity.edges.flatMap(({ urns }) => urns));
        expect(ofType(...accessKinds).filter((urn) => !held.has(urn))).toEqual([]);
    });

    it("are the same bytes every time", () => {
        expect(diagramMarkdown(structuredClone(plan))).toBe(diagramMarkdown(plan));
    });
});

describe("A name in a diagram", () => {
    const withNames = (names: string[]): Plan => {
        const zones = names.map((name, i) => ({
            ...bronze,
            urn: `${bronze.urn}${i}`,
            name,
            inputs: { ...bronze.inputs, containerName: `zone${i}` },
        }));
        const rights = zones.map((zone, i) =>
            assignment(`read${i}`, builtInRoles.storageBlobDataReader, identity, zone),
        );
        return planOf([account, identity, ...zones, ...rights]);
    };
    const shown = (name: string) => {
        const characters = [...visible(name.replace(/\s+/g, " ").trim())];
        return characters.length <= 100 ? characters.join("") : `${characters.slice(0, 99).join("")}…`;
    };

    it("changes nothing but its own label, whatever it is", async () => {
        const evil = fc.constantFrom(
            ...['"]', "a --> b", "<script>x</script>", "end", "`x`", "%%{init: {}}%%", "subgraph x", "- a", "1. a"],
            ...["**b**", "#35;", "click n1 href", "a|b", "a\nb", "```\n# x", "::: x", "style n1 fill:#f00;", "&lt;"],
        );
        await fc.assert(
            fc.asyncProperty(
                fc.array(fc.oneof(evil, fc.string({ unit: "binary", maxLength: 20 })), { minLength: 1, maxLength: 4 }),
                async (names) => {
                    const plan = withNames(names);
                    const plain = withNames(names.map((_, i) => `name${i}`));
                    const [data, usual] = [view(plan, "data"), view(plain, "data")];
                    const read = await readFlowchart(data.text);
                    expect(data.text.split("\n")).toHaveLength(usual.text.split("\n").length);
                    expect(data.text).not.toContain("`");
                    expect(read.boxes.size).toBe(usual.nodes.length);
                    expect(read.arrows).toHaveLength(usual.edges.length);
                    const titles = [...read.boxes.values()].map(([title]) => title);
                    for (const name of names.map(shown).filter((text) => text.length > 0)) {
                        expect(titles).toContain(name);
                    }
                },
            ),
            { numRuns: 40 },
        );
    });

    it("leaves a Markdown file its three headings and blocks", () => {
        const lines = diagramMarkdown(withNames(["```\n# heading", "## other\n```mermaid"])).split("\n");
        expect(lines.filter((line) => line.startsWith("#"))).toEqual(["## Data flow", "## Network", "## Identity"]);
        expect(lines.filter((line) => line.startsWith("```"))).toHaveLength(6);
    });

    it("is cut where it is long", () => {
        const text = view(withNames(["x".repeat(1000)]), "data").text;
        expect(text).toContain(`${"x".repeat(159)}…`);
        expect(text).not.toContain("x".repeat(160));
    });
});

describe("A plan of more than 200 arrows", () => {
    const names = Array.from({ length: 260 }, (_, i) => `job${i}`);
    const identities = names.map((name) =>
        resource("azure-native:managedidentity:UserAssignedIdentity", name, { resourceName: name }),
    );
    const read = (one: PlanResource, i: number) =>
        assignment(`read${i}`, builtInRoles.storageBlobDataReader, one, i % 2 ? bronze : landing);
    const plan = planOf([account, landing, bronze, ...identities, ...identities.map(read)]);

    it("is drawn by kinds where components alone do not suffice, and says so", async () => {
        const { edges, nodes, description, text } = view(plan, "identity");
        expect(edges).toHaveLength(1);
        expect(description).toContain("Each box is a kind of resource, as the finest picture would have 260 arrows.");
        expect(text).toContain(`accDescr: ${description}`);
        expect(nodes.map(({ lines }) => lines)).toEqual([
            ["User-assigned identity", "260 boxes in one"],
            ["Blob container"],
        ]);
        expect(edges[0]?.urns).toHaveLength(260);
        expect(edges[0]?.lines).toEqual([
            "Storage Blob Data Reader on lake-bronze",
            "Storage Blob Data Reader on lake-landing",
        ]);
        expect((await readFlowchart(text)).arrows).toHaveLength(1);
    });

    it("is drawn by components where that suffices", () => {
        const parent = resource("azure-ml-platform:index:Jobs", "jobs");
        const inOne = identities.map((one) => ({ ...one, parent: parent.urn }));
        const { edges, nodes, description } = view(
            planOf([account, parent, landing, bronze, ...inOne, ...inOne.map(read)]),
            "identity",
        );
        expect(edges).toHaveLength(1);
        expect(nodes.map(({ lines }) => lines[0])).toContain("jobs");
        expect(description).toContain("Each box is a component");
    });

    it("is drawn as coarsely where its names would make the text too long for Mermaid", () => {
        const long = planOf([
            account,
            landing,
            ...identities.slice(0, 190).map((one) => ({ ...one, name: one.name + "<".repeat(100) })),
            ...identities.slice(0, 190).map((one, i) => assignment(`read${i}`, "role", one, landing)),
        ]);
        const { text, edges, description } = view(long, "identity");
        expect(text.length).toBeLessThan(50_000);
        expect(edges.length).toBeGreaterThan(0);
        expect(description).toContain("would have 190 arrows");
    });

    it("keeps every private endpoint", () => {
        const endpoints = names.map((name) =>
            resource(
                "azure-native:network:PrivateEndpoint",
                name,
                { privateLinkServiceConnections: [{ groupIds: ["blob"], privateLinkServiceId: "/x/stlake" }] },
                { privateLinkServiceConnections: [account] },
            ),
        );
        const { edges, nodes } = view(planOf([account, ...endpoints]), "network");
        expect(edges.length).toBeLessThanOrEqual(200);
        expect(nodes.flatMap(({ urns }) => urns).filter((urn) => urn.includes("PrivateEndpoint"))).toHaveLength(260);
    });
});
