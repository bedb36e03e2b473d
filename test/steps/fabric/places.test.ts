import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stepSchema, type Step } from "../../../steps/contract";
import { caller, FabricStandIn } from "../support/fabric";
import { runProgram, type Ended } from "../support/program";

let fabric: FabricStandIn;
beforeEach(async () => {
    fabric = new FabricStandIn();
    await fabric.start();
});
afterEach(() => fabric.stop());

const [readers, owners] = ["bbbbbbbb-0000-4000-8000-000000000001", "bbbbbbbb-0000-4000-8000-000000000002"];
const subnet =
    "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/gateway";
const entries = {
    CAPACITY: "fabric",
    ROLE_0: readers,
    ROLE_1: owners,
    SUBNET: subnet,
    SERVER: "syn-shop.sql.azuresynapse.net",
    DATABASE: "warehouse",
};

const step = (kind: string, args: object): Step =>
    stepSchema.parse({ kind, target: "reporting/shop", files: {}, arguments: args });
const roles = [
    { principal: "ROLE_0", type: "Group", role: "Viewer" },
    { principal: "ROLE_1", type: "Group", role: "Admin" },
];
const workspaceWith = (stated: typeof roles) =>
    step("fabricWorkspace", { workspace: "shop", capacity: "CAPACITY", roles: stated });
const workspace = workspaceWith(roles);
const gatewayWith = (more: object = {}) =>
    step("fabricGateway", {
        gateway: "shop",
        capacity: "CAPACITY",
        subnet: "SUBNET",
        members: 2,
        sleepMinutes: 30,
        ...more,
    });
const gateway = gatewayWith();
const connection = step("fabricConnection", {
    connection: "shop",
    gateway: "shop",
    server: "SERVER",
    database: "DATABASE",
});

function run(command: string, asked: Step, env: Record<string, string> = {}): Promise<Ended> {
    return runProgram(command, asked, {
        ...entries,
        STEP_ARM_ENDPOINT: fabric.address,
        STEP_WAIT_SCALE: "0.001",
        ...env,
    });
}
const done = ({ kind }: Step, text: string): Ended => ({ code: 0, out: `${kind} reporting/shop: ${text}\n`, err: "" });
const rolesNow = () => fabric.roles.map(({ principal, role }) => [(principal as { id: string }).id, role]);

describe("A workspace", () => {
    it("is made on its capacity with its identity and roles, and not again", async () => {
        expect(await run("apply", workspace)).toEqual(
            done(
                workspace,
                `workspace made, identity made, role Viewer given to Group ${readers}, role Admin given to Group ${owners}`,
            ),
        );
        expect(fabric.workspaces).toMatchObject([{ displayName: "shop", capacityId: fabric.capacities[0]?.id }]);
        fabric.requests.length = 0;
        expect(await run("apply", workspace)).toEqual(
            done(workspace, "on its capacity, with 2 roles already, nothing done"),
        );
        expect(fabric.writes).toEqual([]);
    });

    it("has the roles that are stated alone, and the deploying principal its own", async () => {
        await run("apply", workspace);
        fabric.add(fabric.roles, { principal: { id: "someone", type: "User", displayName: "Eve" }, role: "Member" });
        expect((await run("verify", workspace)).out).toContain("role Member taken from User Eve is missing");
        const fewer = workspaceWith([{ principal: "ROLE_1", type: "Group", role: "Contributor" }]);
        expect(await run("apply", fewer)).toEqual(
            done(
                fewer,
                `role of Group ${owners} changed to Contributor, role Viewer taken from Group ${readers}, role Member taken from User Eve`,
            ),
        );
        expect(rolesNow()).toEqual([
            [caller, "Admin"],
            [owners, "Contributor"],
        ]);
    });

    it("never takes Admin from the deploying principal", async () => {
        expect(await run("apply", workspace, { ROLE_0: caller })).toMatchObject({
            code: 2,
            err: "fabricWorkspace reporting/shop: roles give the deploying principal Viewer; it must be Admin to give the others\n",
        });
    });

    it("is moved to its capacity, and waited for until it is there", async () => {
        const made = fabric.add(fabric.workspaces, { displayName: "Shop", capacityId: "other", workspaceIdentity: {} });
        fabric.reply(`POST /workspaces/${made.id}/assignToCapacity`, {
            status: 202,
            before: () =>
                Object.assign(made, { capacityId: fabric.capacities[0]?.id, capacityAssignmentProgress: "InProgress" }),
        });
        let reads = 0;
        const one = fabric.one.bind(fabric);
        fabric.one = (...asked) => {
            if (asked[0] === "GET" && ++reads === 4) {
                made.capacityAssignmentProgress = "Completed";
            }
            return one(...asked);
        };
        expect((await run("apply", workspace)).out).toMatch(
            /^fabricWorkspace reporting\/shop: moved to the capacity, role/,
        );
        expect(fabric.writes.filter((each) => each.endsWith("assignToCapacity"))).toHaveLength(1);
    });

    it("of a capacity that the login does not see is an error", async () => {
        expect(await run("apply", workspace, { CAPACITY: "other" })).toEqual({
            code: 1,
            out: "",
            err: "fabricWorkspace reporting/shop: the deploying principal sees no capacity other; make it an administrator of the capacity, which may take minutes to show\n",
        });
    });

    it("whose name somebody else has is an error", async () => {
        fabric.reply("POST /workspaces", {
            status: 409,
            body: { errorCode: "WorkspaceNameAlreadyExists", message: "x" },
        });
        expect((await run("apply", workspace)).err).toContain(
            "the deploying principal does not see what has this name",
        );
    });

    it("is refused with what the login lacks", async () => {
        const reply = { status: 403, body: { errorCode: "InsufficientPrivileges", message: "no" } };
        fabric.reply("POST /workspaces", reply);
        expect((await run("apply", workspace)).err).toContain(
            "workspace made: 403 InsufficientPrivileges: no; give the deploying principal the right to make workspaces",
        );
    });

    it("is found among many", async () => {
        for (let i = 0; i < 5; i++) {
            fabric.add(fabric.workspaces, { displayName: `w${i}` });
        }
        await run("apply", workspace);
        expect((await run("apply", workspace)).out).toContain("nothing done");
        expect(fabric.workspaces).toHaveLength(6);
    });
});

describe("A gateway", () => {
    it("is made in its subnet, changed where something differs, and deleted", async () => {
        expect(await run("apply", gateway)).toEqual(done(gateway, "gateway made"));
        expect(fabric.gateways).toMatchObject([
            {
                type: "VirtualNetwork",
                numberOfMemberGateways: 2,
                inactivityMinutesBeforeSleep: 30,
                virtualNetworkAzureResource: {
                    virtualNetworkName: "vnet",
                    subnetName: "gateway",
                    resourceGroupName: "rg",
                },
            },
        ]);
        expect((await run("apply", gateway)).out).toContain("nothing done");
        expect(await run("apply", gatewayWith({ members: 3 }))).toEqual(done(gateway, "gateway changed"));
        expect(fabric.gateways).toMatchObject([{ numberOfMemberGateways: 3 }]);
        expect(await run("undo", gateway)).toEqual(done(gateway, "gateway deleted"));
        expect(await run("undo", gateway)).toEqual(done(gateway, "does not exist, nothing done"));
    });

    it("that is in another subnet is neither taken over nor deleted", async () => {
        await run("apply", gateway, { SUBNET: subnet.replace(/gateway$/, "elsewhere") });
        expect((await run("apply", gateway)).err).toContain(
            "a gateway shop is there already, of type VirtualNetwork in vnet/elsewhere; delete it in Fabric, or choose another name",
        );
        expect((await run("undo", gateway)).out).toContain("does not exist, nothing done");
        expect(fabric.gateways).toHaveLength(1);
    });

    it.each([
        [
            "PowerPlatformVirtualNetworkSubnetNotConfiguredForDelegation",
            "delegate the subnet to Microsoft.PowerPlatform",
        ],
        ["InvalidCapacityState", "resume the capacity"],
        ["DuplicateGatewayName", "give it a role there, or choose another name"],
    ])("that Fabric refuses with %s says what to do", async (errorCode, remedy) => {
        fabric.reply("POST /gateways", { status: 400, body: { errorCode, message: "no" } });
        expect((await run("apply", gateway)).err).toContain(remedy);
    });

    it("is asked for again where Fabric says that it may be", async () => {
        fabric.reply("POST /gateways", {
            status: 409,
            body: { errorCode: "Busy", message: "wait", isRetriable: true },
        });
        expect(await run("apply", gateway)).toEqual(done(gateway, "gateway made"));
    });

    it("needs the id of a subnet", async () => {
        expect(await run("apply", gateway, { SUBNET: "/subscriptions/x" })).toMatchObject({
            code: 2,
            err: 'fabricGateway reporting/shop: SUBNET is "/subscriptions/x", which is not the ARM id of a subnet\n',
        });
    });
});

describe("A connection", () => {
    it("is made by its gateway with the reader's identity and no secret, and deleted", async () => {
        expect((await run("apply", connection)).err).toContain(
            "there is no gateway shop; run the step that makes it first",
        );
        await run("apply", gateway);
        expect(await run("apply", connection)).toEqual(done(connection, "connection made"));
        expect(fabric.connections).toMatchObject([
            {
                gatewayId: fabric.gateways[0]?.id,
                connectionDetails: { path: "syn-shop.sql.azuresynapse.net;warehouse" },
                credentialDetails: { singleSignOnType: "MicrosoftEntraID", credentialType: "WorkspaceIdentity" },
            },
        ]);
        expect(JSON.stringify(fabric.connections)).not.toMatch(/password|secret/i);
        expect((await run("apply", connection)).out).toContain("nothing done");
        expect(await run("undo", connection)).toEqual(done(connection, "connection deleted"));
        expect((await run("undo", connection)).out).toContain("nothing done");
    });

    it("is made again where it leads elsewhere, and set right where it signs in otherwise", async () => {
        await run("apply", gateway);
        await run("apply", connection);
        expect(await run("apply", connection, { DATABASE: "other" })).toEqual(
            done(connection, "connection to syn-shop.sql.azuresynapse.net;warehouse deleted, connection made"),
        );
        Object.assign(fabric.connections[0] ?? {}, { credentialDetails: { credentialType: "Basic" } });
        expect(await run("apply", connection, { DATABASE: "other" })).toEqual(
            done(connection, "connection set to the reader's identity"),
        );
        expect((await run("verify", connection, { DATABASE: "other" })).code).toBe(0);
    });
});
