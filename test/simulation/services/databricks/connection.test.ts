import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import {
    endpoint,
    messageOf,
    network,
    networkId,
    put,
    subnet,
    subnetId,
    zone,
    zoneGroup,
    zoneLink,
} from "../../support";
import {
    databricksCloud,
    hostOf,
    inAccount,
    inWorkspace,
    numberOf,
    withWorkspace,
    workspaceDev,
    workspaceId,
} from "./support";

const policy = { name: "p", definition: "{}" };
const makePolicy = (cloud: Cloud) => messageOf(() => inWorkspace(cloud, "dev").make("ClusterPolicy", policy));

describe("A call to a workspace", () => {
    it("goes to the workspace that answers at the host", () => {
        const { cloud, dev } = workspaceDev();
        const id = dev.make("ClusterPolicy", policy);
        expect(cloud.get(`/databricks/workspaces/${hostOf("dev")}/policies/${id}`)?.inputs).toEqual(policy);
    });

    it("is refused where there is no workspace", () => {
        expect(makePolicy(databricksCloud())).toBe(
            `cannot create cluster policy: dial tcp: lookup ${hostOf("dev")}: no such host`,
        );
    });

    it("is refused while the host is not known", () => {
        const cloud = databricksCloud();
        const provider = inAccount(cloud).provider;
        provider.configure({});
        const request = { type: "databricks:index/clusterPolicy:ClusterPolicy", name: "x", inputs: policy };
        expect(messageOf(() => provider.create(request))).toMatch(
            /^cannot create cluster policy: The provider has no host\./,
        );
    });

    it("reaches a private workspace from a network that its endpoint and zone serve, and from nowhere else", () => {
        const cloud = withWorkspace(databricksCloud(), "dev", { publicNetworkAccess: "Disabled" });
        cloud.runner = { kind: "address", address: "198.51.100.7" };
        expect(makePolicy(cloud)).toMatch(
            /dev cannot be reached from the runner at 198\.51\.100\.7: .*databricks_ui_api/,
        );
        put(cloud, network("hub"));
        put(cloud, subnet("hub", "s"));
        put(cloud, zone("privatelink.azuredatabricks.net"));
        put(cloud, zoneLink("privatelink.azuredatabricks.net", "hub"));
        put(cloud, endpoint("pe", subnetId("hub", "s"), workspaceId("dev"), "databricks_ui_api"));
        cloud.runner = { kind: "network", virtualNetworkId: networkId("hub") };
        expect(makePolicy(cloud)).toMatch(/pe has no DNS zone group/);
        put(cloud, zoneGroup("pe", "privatelink.azuredatabricks.net"));
        expect(makePolicy(cloud)).toBe("");
    });

    it("is held to the lists of addresses once they are on", () => {
        const { cloud, dev } = workspaceDev();
        dev.make("IpAccessList", { label: "office", listType: "ALLOW", ipAddresses: ["203.0.113.0/24"] });
        cloud.runner = { kind: "address", address: "198.51.100.7" };
        expect(makePolicy(cloud)).toBe("");
        dev.make("WorkspaceConf", { customConfig: { enableIpAccessLists: "true" } });
        expect(makePolicy(cloud)).toBe(
            `cannot create cluster policy: Source IP address: 198.51.100.7 is blocked by Databricks IP ACL for workspace: ${numberOf("dev")}`,
        );
        cloud.runner = { kind: "address", address: "203.0.113.9" };
        expect(messageOf(() => dev.make("ClusterPolicy", { ...policy, name: "q" }))).toBe("");
    });
});

describe("A call to the account", () => {
    it("goes over the internet, with the account's own provider", () => {
        const { cloud, dev } = workspaceDev();
        cloud.runner = { kind: "address", address: "198.51.100.7" };
        expect(messageOf(() => inAccount(cloud).make("Group", { displayName: "scientists" }))).toBe("");
        expect(messageOf(() => dev.make("Group", { displayName: "others" }))).toBe(
            "cannot create group: An object of the account needs a provider with the host accounts.azuredatabricks.net and an accountId.",
        );
        expect(messageOf(() => inAccount(cloud).make("ClusterPolicy", policy))).toMatch(
            /Give the provider a workspace's host\.$/,
        );
    });
});

describe("A workspace's metastore", () => {
    const catalog = { name: "dev", storageRoot: "abfss://x@y.dfs.core.windows.net/" };

    it("is assigned automatically, and is the one of all workspaces of the region", () => {
        const cloud = withWorkspace(withWorkspace(databricksCloud(), "dev"), "test");
        expect(cloud.metastoreAt(hostOf("dev"))).toBe(cloud.metastoreAt(hostOf("test")));
        withWorkspace(cloud, "north", { location: "northeurope" });
        expect(cloud.metastoreAt(hostOf("north"))).not.toBe(cloud.metastoreAt(hostOf("dev")));
    });

    it("has to be assigned where the account says so", () => {
        const { cloud, dev } = workspaceDev({ initialState: { metastores: "by hand" } });
        expect(messageOf(() => dev.make("Catalog", catalog))).toBe(
            "cannot create catalog: No metastore assigned for the current workspace.",
        );
        const account = inAccount(cloud);
        const metastoreId = account.make("Metastore", { name: "weu", region: "westeurope" });
        account.make("MetastoreAssignment", { metastoreId, workspaceId: numberOf("dev") });
        expect(cloud.metastoreAt(hostOf("dev"))).toBe(metastoreId);
    });

    it("keeps what is in it when the workspace goes, and deletes with the workspace what was its own", () => {
        const { cloud, dev } = workspaceDev();
        dev.make("SystemSchema", { schema: "access" });
        dev.make("ClusterPolicy", policy);
        cloud.delete(workspaceId("dev"));
        const left = cloud.store.all().map(({ type }) => type.split(":").at(-1));
        expect(left).toContain("SystemSchema");
        expect(left).not.toContain("ClusterPolicy");
    });
});
