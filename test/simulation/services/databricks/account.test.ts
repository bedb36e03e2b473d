import { describe, expect, it } from "vitest";
import { groupNumber } from "../../../../simulation/services/databricks/types/hosts";
import { account as storageAccount, accountId, messageOf, put } from "../../support";
import { databricksCloud, inAccount, inWorkspace, numberOf, withWorkspace, workspaceDev, workspaceId } from "./support";

const west = { name: "ncc-weu", region: "westeurope" };
const configOf = (id: string) => id.split("/")[1] ?? "";

describe("An account", () => {
    it("has one metastore a region", () => {
        const account = inAccount(databricksCloud());
        account.make("Metastore", { name: "weu", region: "westeurope" });
        expect(messageOf(() => account.make("Metastore", { name: "two", region: "West Europe" }))).toMatch(
            /^cannot create metastore: This account has reached the limit for metastores in region westeurope/,
        );
        expect(messageOf(() => account.make("Metastore", { name: "neu", region: "northeurope" }))).toBe("");
    });

    it("assigns a metastore to workspaces of its region, and keeps it while it is assigned or holds something", () => {
        const cloud = withWorkspace(withWorkspace(databricksCloud(), "dev"), "north", { location: "northeurope" });
        const account = inAccount(cloud);
        const metastore = { name: "weu", region: "westeurope", storageRoot: "abfss://m@lake.dfs.core.windows.net/" };
        const metastoreId = account.make("Metastore", metastore);
        const assignment = { metastoreId, workspaceId: numberOf("dev") };
        expect(
            messageOf(() => account.make("MetastoreAssignment", { metastoreId, workspaceId: numberOf("north") })),
        ).toMatch(/is in westeurope, the workspace in northeurope/);
        expect(messageOf(() => account.make("MetastoreAssignment", { metastoreId, workspaceId: "1" }))).toMatch(
            /Workspace 1 does not exist in the account/,
        );
        const id = account.make("MetastoreAssignment", assignment);
        inWorkspace(cloud, "dev").make("Catalog", { name: "dev" });
        expect(messageOf(() => account.remove("Metastore", metastoreId, metastore))).toMatch(
            /is assigned to the workspaces/,
        );
        account.remove("MetastoreAssignment", id, assignment);
        expect(messageOf(() => account.remove("Metastore", metastoreId, metastore))).toMatch(/is not empty/);
        account.change("Metastore", metastoreId, { ...metastore, forceDestroy: true });
        expect(messageOf(() => account.remove("Metastore", metastoreId, metastore))).toBe("");
    });

    it("has groups of different names", () => {
        const account = inAccount(databricksCloud());
        expect(messageOf(() => account.make("Group", { displayName: "analysts" }))).toBe(
            "cannot create group: Group with name analysts already exists.",
        );
        expect(messageOf(() => account.make("Group", { displayName: "Analysts" }))).toBe(
            "cannot create group: Group with name Analysts already exists.",
        );
        expect(messageOf(() => account.make("Group", { displayName: "analysts", force: true }))).toBe("");
    });

    it("lets groups that it has into workspaces that it has", () => {
        const { cloud, dev } = workspaceDev();
        const account = inAccount(cloud);
        const let_ = {
            workspaceId: numberOf("dev"),
            principalId: String(groupNumber("analysts")),
            permissions: ["USER"],
        };
        for (const [change, reason] of [
            [{ workspaceId: "1" }, /Workspace 1 does not exist/],
            [{ principalId: "1" }, /Principal 1 does not exist/],
            [{ permissions: ["OWNER"] }, /must be one of USER, ADMIN/],
        ] as const) {
            expect(messageOf(() => account.make("MwsPermissionAssignment", { ...let_, ...change }))).toMatch(reason);
        }
        account.make("MwsPermissionAssignment", let_);
        const entitlements = { groupId: let_.principalId, workspaceAccess: true };
        expect(messageOf(() => dev.make("Entitlements", entitlements))).toBe("");
    });
});

describe("Networks of serverless compute", () => {
    it("are bound to workspaces of their region, as long as those are there", () => {
        const cloud = withWorkspace(withWorkspace(databricksCloud(), "dev"), "north", { location: "northeurope" });
        const account = inAccount(cloud);
        const id = account.make("MwsNetworkConnectivityConfig", west);
        const bind = (name: string, config = configOf(id)) => ({
            workspaceId: numberOf(name),
            networkConnectivityConfigId: config,
        });
        expect(messageOf(() => account.make("MwsNccBinding", bind("north")))).toMatch(
            /is in westeurope, the workspace in northeurope/,
        );
        expect(messageOf(() => account.make("MwsNccBinding", bind("dev", "none")))).toMatch(
            /configuration none does not exist/,
        );
        const bound = account.make("MwsNccBinding", bind("dev"));
        account.remove("MwsNccBinding", bound, bind("dev"));
        expect(messageOf(() => account.remove("MwsNetworkConnectivityConfig", id, west))).toMatch(
            /is attached to the workspaces 1\d+\. Delete them/,
        );
        cloud.delete(workspaceId("dev"));
        expect(messageOf(() => account.remove("MwsNetworkConnectivityConfig", id, west))).toBe("");
    });

    it("lead to resources that are there, one rule each", () => {
        const cloud = databricksCloud();
        const account = inAccount(cloud);
        const config = configOf(account.make("MwsNetworkConnectivityConfig", west));
        const rule = { networkConnectivityConfigId: config, resourceId: accountId("lake"), groupId: "dfs" };
        expect(messageOf(() => account.make("MwsNccPrivateEndpointRule", rule))).toMatch(
            /storageAccounts\/lake' was not found/,
        );
        put(cloud, storageAccount("lake"));
        expect(messageOf(() => account.make("MwsNccPrivateEndpointRule", rule))).toBe("");
        expect(messageOf(() => account.make("MwsNccPrivateEndpointRule", rule))).toMatch(/already exists$/);
        expect(messageOf(() => account.make("MwsNccPrivateEndpointRule", { ...rule, groupId: undefined }))).toMatch(
            /needs one of group_id, domain_names and resource_names/,
        );
        const lost = { ...rule, networkConnectivityConfigId: "none" };
        expect(messageOf(() => account.make("MwsNccPrivateEndpointRule", lost))).toMatch(
            /configuration none does not exist/,
        );
    });

    it("have names that the service takes", () => {
        const account = inAccount(databricksCloud());
        expect(messageOf(() => account.make("MwsNetworkConnectivityConfig", { ...west, name: "a b" }))).toMatch(
            /The name 'a b' must be 3 to 30 letters/,
        );
    });
});

describe("Network policies", () => {
    const policy = {
        networkPolicyId: "restricted",
        egress: { networkAccess: { restrictionMode: "RESTRICTED_ACCESS" } },
    };

    it("are made before workspaces are held to them, and deleted after", () => {
        const account = inAccount(withWorkspace(databricksCloud(), "dev"));
        const option = { workspaceId: numberOf("dev"), networkPolicyId: "restricted" };
        expect(messageOf(() => account.make("WorkspaceNetworkOption", option))).toMatch(/'restricted' does not exist/);
        account.make("AccountNetworkPolicy", policy);
        const id = account.make("WorkspaceNetworkOption", option);
        expect(messageOf(() => account.remove("AccountNetworkPolicy", "restricted", policy))).toMatch(/is assigned to/);
        account.change("WorkspaceNetworkOption", id, { ...option, networkPolicyId: "default-policy" });
        expect(messageOf(() => account.remove("AccountNetworkPolicy", "restricted", policy))).toBe("");
    });

    it.each([
        [{ restrictionMode: "OPEN" }, /restriction_mode must be one of FULL_ACCESS, /],
        [{ policyEnforcement: { enforcementMode: "LATER" } }, /enforcement_mode must be one of DRY_RUN, ENFORCED/],
    ])("with %j are refused", (networkAccess, reason) => {
        const account = inAccount(databricksCloud());
        expect(messageOf(() => account.make("AccountNetworkPolicy", { ...policy, egress: { networkAccess } }))).toMatch(
            reason,
        );
    });
});
