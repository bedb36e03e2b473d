import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { cloudWith, idIn, network, put, subnetId, type Asked } from "../support";
import type { RefusedCase } from "./cases";

const publisher = "00000000-0000-4000-8000-0000000000aa";
const body = (size: string, more: Inputs = {}): Inputs => ({
    sku: { name: size },
    administration: { members: [publisher] },
    ...more,
});
const fabric = (name: string, size = "F8"): Asked => ["fabric:FabricCapacity", body(size, { capacityName: name })];
const capacityId = (name: string) => idIn("Microsoft.Fabric/capacities", name);
const unknownSize = /^400 BadRequest: The SKU '.*' is not supported\. Set sku\.name to one of [FA]/;
const wrongMember = /^400 BadRequest: The administrator 'admins' is not valid/;

const paused = (asked: Asked) => () => {
    const cloud = cloudWith();
    cloud.act(put(cloud, asked).id, "suspend");
    return cloud;
};

const capacities: RefusedCase[] = (
    [
        ["fabric:FabricCapacity", { capacityName: "fcshop" }, "F8", "F16", "Fabric"],
        ["powerbidedicated:CapacityDetails", { dedicatedCapacityName: "fcshop" }, "A1", "A2", "Power BI Embedded"],
    ] as const
).flatMap(([token, named, size, larger, title]) => {
    const type = `azure-native:${token}`;
    const passes = body(size, { ...named, resourceGroupName: "rg", location: "westeurope" });
    return [
        {
            type,
            what: `a size that ${title} does not sell`,
            passes,
            broken: { sku: { name: "X1" } },
            says: unknownSize,
        },
        {
            type,
            what: "an administrator that is neither a user nor a service principal",
            passes,
            broken: { administration: { members: [publisher, "admins"] } },
            says: wrongMember,
        },
        {
            type,
            what: "a change of a capacity that is paused",
            cloud: paused([token, passes]),
            passes,
            broken: { sku: { name: larger } },
            says: /^409 BadRequest: Service is not ready to be updated\. Resume the capacity first\.$/,
        },
    ];
});

const caller = { subscriptionId: "", tenantId: "" };
const inFabric = (cloud: Cloud, type: string, inputs: Inputs) =>
    cloud.put({ type: `fabric-rest:${type}`, logicalName: "x", caller, inputs });

/** A cloud with a capacity that runs, one that is paused, and what a publication needs. */
function withFabric(): Cloud {
    const delegations = [{ serviceName: "Microsoft.PowerPlatform/vnetaccesslinks" }];
    const cloud = cloudWith([
        fabric("running"),
        fabric("small", "F2"),
        network("vnet"),
        [
            "network:Subnet",
            { virtualNetworkName: "vnet", subnetName: "gateway", addressPrefix: "10.0.0.0/27", delegations },
        ],
        ["network:Subnet", { virtualNetworkName: "vnet", subnetName: "plain", addressPrefix: "10.0.0.32/27" }],
    ]);
    const pausedId = put(cloud, fabric("paused")).id;
    const workspaces = ["running", "paused"].map((name) =>
        inFabric(cloud, "Workspace", { capacity: capacityId(name), name: `on ${name}` }),
    );
    const gateway = inFabric(cloud, "Gateway", { ...gatewayBody, name: "shop" });
    inFabric(cloud, "Connection", { gateway: gateway.id, name: "shop", server: "s", database: "d" });
    inFabric(cloud, "Item", { workspace: workspaces[0]?.id, name: "model", type: "SemanticModel", connection: "shop" });
    cloud.act(pausedId, "suspend");
    return cloud;
}

const subnet = (name: string) => subnetId("vnet", name);
const gatewayBody = { capacity: capacityId("running"), subnet: subnet("gateway"), members: 1 };
const pausedCapacity = { capacity: capacityId("paused") };
const inactive = /^400 InvalidCapacityState: The capacity is Inactive\./;
const workspaceId = (capacity: string) => `${capacityId(capacity)}/workspaces/${encodeURIComponent(`on ${capacity}`)}`;
const item = { workspace: workspaceId("running"), name: "predictions" };
const model = { ...item, type: "SemanticModel", connection: "shop" };

const published = (type: string, what: string, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
    type: `fabric-rest:${type}`,
    what,
    cloud: withFabric,
    passes,
    broken,
    says,
});

const publications: RefusedCase[] = [
    published(
        "Workspace",
        "a workspace on a capacity that is paused",
        { capacity: capacityId("running"), name: "shop" },
        pausedCapacity,
        inactive,
    ),
    published(
        "Gateway",
        "a gateway on a capacity that is paused",
        { ...gatewayBody, name: "other" },
        pausedCapacity,
        inactive,
    ),
    published(
        "Gateway",
        "a gateway that takes all units of its capacity, or one that is not on Fabric",
        { ...gatewayBody, name: "other" },
        { members: 2 },
        /^400 InvalidCapacitySKU: The capacity's SKU F8 is invalid for a gateway that takes 8 units\./,
    ),
    published(
        "Gateway",
        "a gateway in a subnet that is not delegated to it",
        { ...gatewayBody, name: "other" },
        { subnet: subnet("plain") },
        /^400 PowerPlatformVirtualNetworkSubnetNotConfiguredForDelegation: /,
    ),
    published(
        "Connection",
        "a connection by a gateway that does not exist",
        { gateway: `${capacityId("running")}/gateways/shop`, name: "other", server: "s", database: "d" },
        { gateway: "none" },
        /^404 EntityNotFound: The gateway could not be found/,
    ),
    published("Item", "an item on a capacity that is paused", model, { workspace: workspaceId("paused") }, inactive),
    published(
        "Item",
        "a semantic model without a connection to its data",
        model,
        { connection: "none" },
        /^400 InvalidRequest: There is no connection none\. Make gateway and connection first\.$/,
    ),
    published(
        "Item",
        "a report of a semantic model that its workspace does not have",
        { ...item, type: "Report", model: "model" },
        { model: "other" },
        /^400 CorruptedPayload: The semantic model other was not found/,
    ),
];

/** What capacities refuse, and what is refused in Fabric. */
export const reportingCases: readonly RefusedCase[] = [...capacities, ...publications];
