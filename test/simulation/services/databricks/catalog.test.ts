import { describe, expect, it } from "vitest";
import { catalog } from "../../../../simulation/services";
import { SimulatedStore } from "../../../../simulation/cloud/store";

const host = "adb-1234567890123456.7.azuredatabricks.net";
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

function storeWith(config: object) {
    const store = new SimulatedStore({ subscriptionId: "s-1", tenantId: "t-1" });
    const urn = "urn:pulumi:u::p::pulumi:providers:databricks::x";
    const { id } = store.create({ type: "pulumi:providers:databricks", name: "x", urn, inputs: { ...config } });
    return (type: string, inputs: object, name = "x") => {
        const token = `databricks:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
        const own = `urn:pulumi:u::p::${token}::${name}`;
        return store.create({ type: token, name, urn: own, inputs: { ...inputs }, provider: `${urn}::${id}` });
    };
}

const inWorkspace = (type: string, inputs: object, name?: string) =>
    storeWith({ host: `https://${host}` })(type, inputs, name);
const inAccount = (type: string, inputs: object) =>
    storeWith({ host: "https://accounts.azuredatabricks.net", accountId: "account-1" })(type, inputs);

describe("Ids of Databricks objects", () => {
    it.each([
        ["ClusterPolicy", { name: "single-node" }, /^[0-9A-F]{16}$/],
        ["InstancePool", { instancePoolName: "cpu" }, /^\d{4}-\d{6}-\w+-pool-[0-9a-f]{8}$/],
        ["Permissions", { clusterPolicyId: "ABC" }, /^\/cluster-policies\/ABC$/],
        ["Permissions", { sqlEndpointId: "abc" }, /^\/sql\/warehouses\/abc$/],
        ["Permissions", { authorization: "tokens" }, /^\/authorization\/tokens$/],
        ["Permissions", { directoryPath: "/Shared" }, /^\/directories\/\d{15}$/],
        ["PermissionAssignment", { principalId: 12 }, /^12$/],
        ["PermissionAssignment", { groupName: "analysts" }, /^\d{15}$/],
        ["ModelServing", { name: "sales" }, /^sales$/],
        ["QualityMonitor", { tableName: "dev.bronze.sales_payload" }, /^dev\.bronze\.sales_payload$/],
        ["ServicePrincipal", { applicationId: "8a6d2c10-0000-4000-8000-0000000000b1" }, /^\d{15}$/],
        ["Entitlements", { groupId: "12" }, /^group\/12$/],
        ["Directory", { path: "/Shared/teams" }, /^\/Shared\/teams$/],
        ["WorkspaceFile", { path: "/Platform/a.py" }, /^\/Platform\/a\.py$/],
        ["Job", { name: "vacuum" }, /^\d{15}$/],
        ["SqlEndpoint", { name: "analysts" }, /^[0-9a-f]{16}$/],
        ["SecretScope", { name: "platform" }, /^platform$/],
        ["SecretAcl", { scope: "platform", principal: "engineers" }, /^platform\|\|\|engineers$/],
        ["WorkspaceConf", {}, /^_$/],
        ["DisableLegacyDbfsSetting", {}, /^global$/],
        ["StorageCredential", { name: "lake" }, /^lake$/],
        ["Catalog", { name: "dev" }, /^dev$/],
        ["Schema", { catalogName: "dev", name: "gold" }, /^dev\.gold$/],
        ["Volume", { catalogName: "dev", schemaName: "gold", name: "files" }, /^dev\.gold\.files$/],
        ["Grants", { schema: "dev.gold" }, /^schema\/dev\.gold$/],
        ["Grants", { externalLocation: "lake" }, /^external_location\/lake$/],
        ["WorkspaceBinding", { workspaceId: "1", securableName: "dev" }, /^1\|catalog\|dev$/],
        ["SystemSchema", { schema: "access" }, /^[0-9a-f-]{36}\|access$/],
    ])("%s of %j", (type, inputs, form) => {
        expect(inWorkspace(type, inputs).id).toMatch(form);
    });

    it.each([
        ["Group", { displayName: "analysts" }, /^\d{15}$/],
        ["Metastore", { name: "westeurope", region: "westeurope" }, uuid],
        ["MetastoreAssignment", { workspaceId: "1", metastoreId: "m" }, /^1\|m$/],
        ["MwsNetworkConnectivityConfig", { name: "ncc", region: "westeurope" }, /^account-1\/[0-9a-f-]{36}$/],
        ["MwsNccBinding", { workspaceId: "1", networkConnectivityConfigId: "n" }, /^1\/n$/],
        [
            "MwsNccPrivateEndpointRule",
            { networkConnectivityConfigId: "n", resourceId: "/r", groupId: "dfs" },
            /^n\/[0-9a-f-]{36}$/,
        ],
        ["AccountNetworkPolicy", { networkPolicyId: "restricted" }, /^restricted$/],
        ["WorkspaceNetworkOption", { workspaceId: "1" }, /^1$/],
        ["MwsPermissionAssignment", { workspaceId: "1", principalId: "2" }, /^1\|2$/],
    ])("%s of %j, made in the account", (type, inputs, form) => {
        expect(inAccount(type, inputs).id).toMatch(form);
    });

    it("are the same at every run, and others in another workspace", () => {
        const policy = { name: "single-node" };
        expect(inWorkspace("ClusterPolicy", policy)).toEqual(inWorkspace("ClusterPolicy", policy));
        const elsewhere = storeWith({ host: "adb-2.2.azuredatabricks.net" });
        expect(elsewhere("ClusterPolicy", policy).id).not.toBe(inWorkspace("ClusterPolicy", policy).id);
    });

    it("name one group alike in the account and in a workspace", () => {
        expect(inAccount("Group", { displayName: "analysts" }).id).toBe(
            inWorkspace("PermissionAssignment", { groupName: "analysts" }).id,
        );
    });

    it("keep jobs of one name apart", () => {
        const job = { name: "vacuum" };
        expect(inWorkspace("Job", job, "a").id).not.toBe(inWorkspace("Job", job, "b").id);
    });

    it("need the names that they are made of", () => {
        expect(() => inWorkspace("Schema", { catalogName: "dev" })).toThrow(/^has no name; /);
        expect(() => inWorkspace("Grants", {})).toThrow(/^has none of metastore, catalog, schema, /);
    });
});

describe("Outputs of Databricks objects", () => {
    it("give a warehouse its addresses", () => {
        const { id, outputs } = inWorkspace("SqlEndpoint", { name: "analysts" });
        expect(outputs).toMatchObject({
            jdbcUrl: `jdbc:spark://${host}:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=/sql/1.0/warehouses/${id};`,
            odbcParams: { hostname: host, path: `/sql/1.0/warehouses/${id}`, port: 443, protocol: "https" },
        });
    });

    it("repeat the id where the service does", () => {
        const policy = inWorkspace("ClusterPolicy", { name: "p" });
        const pool = inWorkspace("InstancePool", { instancePoolName: "p" });
        expect([policy.outputs.policyId, pool.outputs.instancePoolId]).toEqual([policy.id, pool.id]);
    });

    it("say that a private endpoint of serverless compute waits for approval", () => {
        const rule = { networkConnectivityConfigId: "n", resourceId: "/r", groupId: "dfs" };
        const { id, outputs } = inAccount("MwsNccPrivateEndpointRule", rule);
        expect(outputs).toMatchObject({ connectionState: "PENDING", ruleId: id.split("/")[1] });
        expect(outputs.endpointName).toMatch(/^databricks-[0-9a-f-]{36}-pe-[0-9a-f]{8}$/);
    });

    it("name one metastore for all that lies in it", () => {
        const make = storeWith({ host });
        const found = [
            make("Catalog", { name: "dev" }),
            make("Schema", { catalogName: "dev", name: "gold" }),
            make("StorageCredential", { name: "lake" }),
            make("SystemSchema", { schema: "access" }),
        ].map(({ outputs }) => outputs.metastoreId);
        expect(new Set(found).size).toBe(1);
    });
});

it.each(Object.entries(catalog).filter(([type]) => type.startsWith("databricks:")))(
    "The token of %s names its module as the SDK does",
    (type) => {
        const [, module = "", name = ""] = type.split(":");
        expect(module).toBe(`index/${name.charAt(0).toLowerCase()}${name.slice(1)}`);
    },
);
