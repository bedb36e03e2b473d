import { Provider } from "@pulumi/azure-native/provider";
import * as resources from "@pulumi/azure-native/resources";
import { describe, expect, it } from "vitest";
import {
    KeyVault,
    PrivateStorageAccount,
    ServiceEncryptionKey,
    SynapseWarehouse,
    synapseAccessRule,
} from "../../../../components";
import { synapseManagedEndpointType } from "../../../../azure/synapse/workspaces";
import type { Plan, PlanResource } from "../../../../preview/plan";
import { Cloud } from "../../../../simulation/cloud/cloud";
import { at } from "../../../../simulation/core/ids";
import { common, naming } from "../../../support/fixtures";
import { recorded, unitAccount } from "../../../support/recording";
import { changedByRefresh, makePlanned } from "../../plannedUp";
import {
    cloudWith,
    endpoint,
    idIn,
    network,
    refusalOf,
    resourceGroup,
    subnet,
    subnetId,
    type Asked,
} from "../../support";

const { tenantId } = unitAccount;
const administrators = { groupObjectId: "00000000-0000-4000-8000-00000000aaaa", name: "sql-administrators" };

/** A warehouse with its account, and its key where it has one. */
function warehouse(withKey: boolean): void {
    const opts = { provider: new Provider("azure", unitAccount) };
    const { location } = common;
    const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location }, opts);
    const args = { ...common, resourceGroupName: group.name };
    const vault = new KeyVault("vault", { ...args, tenantId }, opts);
    const inVault = { vaultName: vault.vault.name, resourceGroupName: group.name, vaultUri: vault.vaultUri };
    const customerManagedKey = withKey
        ? new ServiceEncryptionKey("encryption-key", { ...args, vault: inVault }, opts)
        : undefined;
    const storage = new PrivateStorageAccount(
        "warehouse-account",
        {
            ...args,
            hierarchicalNamespace: true,
            resourceAccessRules: [synapseAccessRule(naming, tenantId, "warehouse", "rg-unit")],
        },
        opts,
    );
    const sparkPool = {};
    new SynapseWarehouse(
        "warehouse",
        { ...args, tenantId, administrators, storage, customerManagedKey, sparkPool, defender: true },
        opts,
    );
}

async function made(withKey: boolean, change = (resource: PlanResource): PlanResource[] => [resource]) {
    const cloud = new Cloud();
    const resources = (await recorded(() => warehouse(withKey))).flatMap(change);
    const plan = { resources } as unknown as Plan;
    return { cloud, up: makePlanned(cloud, plan) };
}

describe.each([
    ["with a key of the customer's", true],
    ["without one", false],
] as const)("A warehouse of the library in the simulated cloud, %s,", (_, withKey) => {
    it("is made with all that lies in it, and as it was made at the next refresh", async () => {
        const { cloud, up } = await made(withKey);
        expect(up.refused).toEqual([]);
        expect(changedByRefresh(up)).toEqual([]);
        const settled = ["sqlAdministrators", "managedIdentitySqlControlSettings", "dedicatedSQLminimalTlsSettings"];
        for (const type of settled) {
            expect(cloud.store.ofType(`Microsoft.Synapse/workspaces/${type}`), type).toHaveLength(1);
        }
        expect(cloud.store.ofType("Microsoft.Synapse/workspaces/keys")).toHaveLength(withKey ? 1 : 0);
    });

    it("has an approved endpoint to its own files", async () => {
        const { cloud } = await made(withKey);
        const [endpoint] = cloud.store.ofType(synapseManagedEndpointType);
        expect(at(endpoint?.outputs, "properties", "connectionState")).toMatchObject({
            status: "Approved",
            description: "Synapse reaches its own files over its managed network.",
        });
    });
});

describe("A warehouse in the simulated cloud", () => {
    it("makes nothing in its workspace without the activation of its key", async () => {
        const { up } = await made(true, (resource) => (resource.name === "warehouse-key" ? [] : [resource]));
        const refused = up.refused.filter((each) => each.includes("Workspace needs to be activated"));
        expect(refused.map((each) => each.replace(/: .*$/, "").split(":").at(-1)).sort()).toEqual([
            "BigDataPool warehouse-spark",
            "Deployment warehouse-administrators",
            "Deployment warehouse-defender",
            "Deployment warehouse-minimal-tls",
            "Deployment warehouse-sql-control",
            "SqlPool warehouse-pool",
        ]);
    });

    it("cannot use its key before its role has taken effect", async () => {
        const { up } = await made(true, (resource) => [
            resource.name === "warehouse-key-ready"
                ? { ...resource, inputs: { ...resource.inputs, createDuration: "0s" } }
                : resource,
        ]);
        expect(up.refused[0]).toMatch(/Deployment warehouse-key: .*has not taken effect yet; wait after it is given/);
    });

    it("takes its parts, its endpoint and its managed group with it", async () => {
        const { cloud } = await made(false);
        const [workspace] = cloud.store.ofType("azure-native:synapse:Workspace");
        const groups = () => cloud.store.ofType("azure-native:resources:ResourceGroup").map(({ id }) => id);
        expect(groups().filter((name) => name.endsWith("-managed"))).toHaveLength(1);
        cloud.delete(workspace?.id ?? "");
        expect(groups().filter((name) => name.endsWith("-managed"))).toEqual([]);
        expect(cloud.store.ofType(synapseManagedEndpointType)).toEqual([]);
        expect(cloud.store.ofType("Microsoft.Synapse/workspaces/sqlAdministrators")).toEqual([]);
    });

    it("is paused and resumed outside without a change at the next refresh", async () => {
        const { cloud, up } = await made(false);
        const [pool] = cloud.store.ofType("azure-native:synapse:SqlPool");
        expect(cloud.act(pool?.id ?? "", "pause").outputs.status).toBe("Paused");
        expect(changedByRefresh(up)).toEqual([]);
        expect(cloud.act(pool?.id ?? "", "resume").outputs.status).toBe("Online");
    });

    it("has another UID where it takes the place of one that was deleted, so that its parts are made again", async () => {
        const { cloud, up } = await made(false);
        const workspace = up.made.find(({ request }) => request.type === "azure-native:synapse:Workspace");
        const before = workspace?.answer.workspaceUID;
        cloud.delete(workspace?.id ?? "");
        const after = workspace?.provider.create(workspace.request).outputs.workspaceUID;
        expect(typeof before).toBe("string");
        expect(after).not.toBe(before);
    });
});

describe("Names of Synapse", () => {
    const hub = (privateLinkHubName: string, resourceGroupName = "rg"): Asked => [
        "synapse:PrivateLinkHub",
        { privateLinkHubName, resourceGroupName },
    ];
    const workspace = (workspaceName: string, resourceGroupName = "rg"): Asked => [
        "synapse:Workspace",
        { workspaceName, resourceGroupName },
    ];

    it.each<[string, Asked[], RegExp]>([
        ["a hub with a hyphen", [hub("synplh-shop")], /^400 InvalidResourceName: /],
        [
            "a workspace that ends as its serverless host does",
            [workspace("shop-ondemand")],
            /^400 InvalidResourceName: /,
        ],
        [
            "a workspace that another group has",
            [resourceGroup("other"), workspace("shop"), workspace("shop", "other")],
            /^4\d\d BadRequest: The workspace name 'shop' is already taken/,
        ],
        [
            "a hub that another group has",
            [resourceGroup("other"), hub("shop"), hub("shop", "other")],
            /^4\d\d BadRequest: The private link hub name 'shop' is already taken/,
        ],
    ])("refuse %s", (_, asked, says) => expect(refusalOf(() => cloudWith(asked))).toMatch(says));

    it("take a hub, and an endpoint of its group id", () => {
        const target = idIn("Microsoft.Synapse/privateLinkHubs", "synplhshop");
        const there = [network("v1"), subnet("v1", "s1"), hub("synplhshop")];
        expect(refusalOf(() => cloudWith([...there, endpoint("pe", subnetId("v1", "s1"), target, "Web")]))).toBe("");
        expect(refusalOf(() => cloudWith([...there, endpoint("pe", subnetId("v1", "s1"), target, "Sql")]))).not.toBe(
            "",
        );
    });
});
