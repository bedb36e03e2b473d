import { describe, expect, it } from "vitest";
import { groupNumber } from "../../../../simulation/services/databricks/types/hosts";
import { messageOf, put, role, vault, vaultId } from "../../support";
import { workspaceDev } from "./support";

const definition = (rules: object) => JSON.stringify(rules);
const refusalOf = (type: string, inputs: object) => messageOf(() => workspaceDev().dev.make(type, { ...inputs }));

describe("Databricks refuses a cluster policy", () => {
    it.each([
        ["{", /^cannot create cluster policy: Error parsing definition: it is not JSON: /],
        [
            definition({ node_type_id: { type: "fixd", value: "x" } }),
            /node_type_id: type "fixd" must be one of fixed, forbidden, allowlist, blocklist, regex, range, unlimited$/,
        ],
        [definition({ spark_version: { type: "allowlist" } }), /spark_version: a rule of type allowlist needs values$/],
        [
            definition({ num_workers: { type: "range" } }),
            /num_workers: a rule of type range needs minValue or maxValue$/,
        ],
    ])("with the definition %s", (text, reason) => {
        expect(refusalOf("ClusterPolicy", { name: "p", definition: text })).toMatch(reason);
    });

    it("without any rules, of a family or of its own, and with a name that is taken", () => {
        expect(refusalOf("ClusterPolicy", { name: "p" })).toMatch(/needs a definition or a policyFamilyId/);
        expect(refusalOf("ClusterPolicy", { name: "p", policyFamilyId: "job-cluster" })).toBe("");
        const { dev } = workspaceDev();
        const rules = { definition: definition({ dbus_per_hour: { type: "range", maxValue: 10 } }) };
        const id = dev.make("ClusterPolicy", { name: "p", ...rules });
        const taken = "Policy with name 'p' already exists";
        expect(messageOf(() => dev.make("ClusterPolicy", { name: "p", ...rules }))).toBe(
            `cannot create cluster policy: ${taken}`,
        );
        dev.make("ClusterPolicy", { name: "q", ...rules });
        expect(messageOf(() => dev.change("ClusterPolicy", id, { name: "q", ...rules }))).toContain(
            "'q' already exists",
        );
        expect(messageOf(() => dev.change("ClusterPolicy", id, { name: "r", ...rules }))).toBe("");
    });
});

describe("Databricks refuses a file of the workspace", () => {
    it.each([
        ["without content", { path: "/Platform/a.py", contentBase64: "" }, /no such file or directory$/],
        ["at a path that is not clean", { path: "/Platform//a.py", contentBase64: "Cg==" }, /Clean path required/],
        ["at a path from nowhere", { path: "a.py", contentBase64: "Cg==" }, /Path \(a\.py\) doesn't start with '\/'$/],
    ])("%s", (_, inputs, reason) => {
        expect(refusalOf("WorkspaceFile", inputs)).toMatch(reason);
    });

    it("unless it has a line, over what was at its path", () => {
        const { dev } = workspaceDev();
        const file = { path: "/Platform/a.py", contentBase64: "Cg==" };
        expect(messageOf(() => dev.make("WorkspaceFile", file))).toBe("");
        expect(messageOf(() => dev.make("WorkspaceFile", file))).toBe("");
    });
});

describe("Databricks refuses a job", () => {
    const job = (cluster: object, more: object = {}) => ({
        name: "vacuum",
        jobClusters: [{ jobClusterKey: "main", newCluster: cluster }],
        tasks: [{ taskKey: "t", jobClusterKey: "main" }],
        ...more,
    });

    it("whose policy or pool is not there, or whose task names no cluster of it", () => {
        const { dev } = workspaceDev();
        const policyId = dev.make("ClusterPolicy", { name: "jobs", definition: "{}" });
        expect(messageOf(() => dev.make("Job", job({ policyId })))).toBe("");
        expect(messageOf(() => dev.make("Job", job({ policyId: "F00" })))).toBe(
            "cannot create job: Can't find a cluster policy with id: F00.",
        );
        expect(messageOf(() => dev.make("Job", job({ instancePoolId: "pool" })))).toMatch(
            /instance pool with id: pool\.$/,
        );
        const lost = job({ policyId }, { tasks: [{ taskKey: "t", jobClusterKey: "other" }] });
        expect(messageOf(() => dev.make("Job", lost))).toMatch(/Job cluster 'other' is not defined/);
    });
});

describe("Databricks refuses pools and warehouses", () => {
    it.each([
        [
            "InstancePool",
            { instancePoolName: "p", idleInstanceAutoterminationMinutes: 10, minIdleInstances: 3, maxCapacity: 2 },
            /min_idle_instances \(3\)/,
        ],
        ["SqlEndpoint", { name: "w", clusterSize: "Tiny" }, /cluster_size must be one of 2X-Small, .*, is Tiny$/],
        ["SqlEndpoint", { name: "w", clusterSize: "Small", minNumClusters: 2 }, /min_num_clusters must not be more/],
        [
            "SqlEndpoint",
            { name: "w", clusterSize: "Small", warehouseType: "TINY" },
            /warehouse_type must be one of PRO, CLASSIC/,
        ],
    ])("%s %j", (type, inputs, reason) => {
        expect(refusalOf(type, inputs)).toMatch(reason);
    });
});

describe("Databricks refuses rights", () => {
    const rights = (more: object, groupName = "engineers", permissionLevel = "CAN_USE") => ({
        accessControls: [{ groupName, permissionLevel }],
        ...more,
    });

    it("on what is not there, at a level that it does not have, and for a group that the workspace does not know", () => {
        const { dev } = workspaceDev();
        const clusterPolicyId = dev.make("ClusterPolicy", { name: "p", definition: "{}" });
        expect(messageOf(() => dev.make("Permissions", rights({ clusterPolicyId })))).toBe(
            "cannot create permissions: Principal: GroupName(engineers) does not exist",
        );
        dev.make("PermissionAssignment", { groupName: "engineers", permissions: ["USER"] });
        expect(messageOf(() => dev.make("Permissions", rights({ clusterPolicyId })))).toBe("");
        expect(messageOf(() => dev.make("Permissions", rights({ clusterPolicyId: "F00" })))).toBe(
            "cannot create permissions: cluster-policy F00 does not exist.",
        );
        expect(messageOf(() => dev.make("Permissions", rights({ clusterPolicyId }, "engineers", "CAN_MANAGE")))).toBe(
            "cannot create permissions: permission_level of cluster-policy must be one of CAN_USE, is CAN_MANAGE",
        );
    });

    it("knows a folder by its path and by its number", () => {
        const { dev } = workspaceDev();
        const inputs = { path: "/Shared/Team" };
        const { outputs } = dev.provider.create({ type: "databricks:index/directory:Directory", name: "x", inputs });
        for (const folder of [{ directoryPath: "/Shared/Team" }, { directoryId: String(outputs.objectId) }]) {
            expect(messageOf(() => dev.make("Permissions", rights(folder, "users", "CAN_READ")))).toBe("");
        }
        expect(
            messageOf(() => dev.make("Permissions", rights({ directoryPath: "/Other" }, "users", "CAN_READ"))),
        ).toMatch(/directory \/Other does not exist/);
    });

    it("of a group that the account does not have or that is not in the workspace", () => {
        const { dev } = workspaceDev();
        const groupId = String(groupNumber("analysts"));
        expect(
            messageOf(() => dev.make("PermissionAssignment", { groupName: "strangers", permissions: ["USER"] })),
        ).toBe("cannot create permission assignment: Group strangers does not exist in the account");
        expect(messageOf(() => dev.make("Entitlements", { groupId, workspaceAccess: true }))).toBe(
            `cannot create entitlements: Group with id ${groupId} not found.`,
        );
        expect(dev.make("PermissionAssignment", { groupName: "analysts", permissions: ["USER"] })).toBe(groupId);
        expect(messageOf(() => dev.make("Entitlements", { groupId, workspaceAccess: true }))).toBe("");
    });

    it("not of its own group of all users, which it has from the start", () => {
        const { dev } = workspaceDev();
        const groupId = String(groupNumber("users"));
        expect(messageOf(() => dev.make("Entitlements", { groupId, workspaceAccess: false }))).toBe("");
    });

    it.each([
        [
            "PermissionAssignment",
            { groupName: "analysts", permissions: ["OWNER"] },
            /permissions must be one of USER, ADMIN/,
        ],
        [
            "PermissionAssignment",
            { principalId: "1", permissions: ["USER"] },
            /Principal 1 does not exist in the account/,
        ],
    ])("%s %j", (type, inputs, reason) => {
        expect(refusalOf(type, inputs)).toMatch(reason);
    });
});

describe("A secret scope", () => {
    const principal = "11111111-1111-4111-8111-111111111111";
    const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    const scope = { name: "platform", keyvaultMetadata: { resourceId: vaultId("kv-scope"), dnsName: "https://kv/" } };

    it("of a vault needs a role of AzureDatabricks there that has taken effect", () => {
        const { cloud, dev } = workspaceDev({
            initialState: { azureDatabricksObjectId: principal, groups: [principal] },
        });
        expect(messageOf(() => dev.make("SecretScope", scope))).toMatch(/vaults\/kv-scope' was not found/);
        put(cloud, vault("kv-scope"));
        expect(messageOf(() => dev.make("SecretScope", scope))).toMatch(/holds no role that reads secrets on/);
        put(cloud, role(vaultId("kv-scope"), principal, secretsUser));
        expect(messageOf(() => dev.make("SecretScope", scope))).toMatch(/holds a role that has no effect yet on/);
        cloud.wait(120);
        expect(messageOf(() => dev.make("SecretScope", scope))).toBe("");
        expect(messageOf(() => dev.make("SecretScope", scope))).toBe(
            "cannot create secret scope: Scope platform already exists!",
        );
    });

    it("gives rights in itself alone, to groups of the workspace", () => {
        const { dev } = workspaceDev();
        const acl = { scope: "platform", principal: "engineers", permission: "READ" };
        expect(messageOf(() => dev.make("SecretAcl", acl))).toBe(
            "cannot create secret acl: Scope platform does not exist!",
        );
        dev.make("SecretScope", { name: "platform" });
        expect(messageOf(() => dev.make("SecretAcl", acl))).toMatch(/Principal engineers does not exist/);
        dev.make("PermissionAssignment", { groupName: "engineers", permissions: ["USER"] });
        expect(dev.make("SecretAcl", acl)).toBe("platform|||engineers");
    });
});

describe("Settings of a workspace", () => {
    it.each([
        ["WorkspaceConf", { customConfig: { enableEverything: "true" } }, /Invalid keys: \["enableEverything"\]$/],
        [
            "WorkspaceConf",
            { customConfig: { enableTokensConfig: "maybe" } },
            /enableTokensConfig must be one of true, false/,
        ],
        ["WorkspaceConf", { customConfig: { maxTokenLifetimeDays: "731" } }, /must be 1 to 730, is 731$/],
        [
            "RestrictWorkspaceAdminsSetting",
            { restrictWorkspaceAdmins: { status: "NONE" } },
            /must be one of ALLOW_ALL, /,
        ],
        ["DisableLegacyAccessSetting", {}, /lacks disableLegacyAccess/],
        ["IpAccessList", { label: "l", listType: "MAYBE", ipAddresses: [] }, /list_type must be one of ALLOW, BLOCK/],
        ["IpAccessList", { label: "l", listType: "ALLOW", ipAddresses: ["10.0.0"] }, /10\.0\.0 is not an IPv4 address/],
        ["MlflowExperiment", { name: "churn" }, /invalid experiment name 'churn'/],
        ["Notebook", { path: "/a", contentBase64: "eA==" }, /needs a language/],
        ["Notebook", { path: "/a" }, /needs contentBase64 or source/],
    ])("refuse %s %j", (type, inputs, reason) => {
        expect(refusalOf(type, inputs)).toMatch(reason);
    });

    it("are there always: making them again changes them", () => {
        const { dev } = workspaceDev();
        for (const value of [true, false]) {
            expect(dev.make("DisableLegacyDbfsSetting", { disableLegacyDbfs: { value } })).toBe("global");
        }
    });
});

it("A folder is not deleted with what is in it unless it says so", () => {
    const { cloud, dev } = workspaceDev();
    const folder = { path: "/Shared/team" };
    const notebook = { path: "/Shared/team/n", contentBase64: "eA==", language: "SQL" };
    dev.make("Directory", folder);
    dev.make("Notebook", notebook);
    expect(messageOf(() => dev.remove("Directory", folder.path, folder))).toMatch(/is not empty \(1 objects\)/);
    dev.change("Directory", folder.path, { ...folder, deleteRecursive: true });
    dev.remove("Directory", folder.path, folder);
    expect(cloud.store.all().some(({ inputs }) => inputs.path !== undefined)).toBe(false);
});
