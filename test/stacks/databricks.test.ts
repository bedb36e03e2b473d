import { beforeAll, describe, expect, it } from "vitest";
import type { PlanResource } from "../../preview/plan";
import type { Recording } from "../../preview/recording/record";
import { waitsFor } from "../components/invariants";
import { recordStack } from "./support/recordStack";
import { configWith, withoutDatabricks, type Changes, type StackName } from "./support/stackSettings";

const listedRunner = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };
const account = "4d2b9f0e-6c1a-4f7e-9a35-2b8c0e5f0d01";
const standsAlone: Changes = {
    hub: undefined,
    "privateDns.zones": "create",
    "network.subnets[6]": { purpose: "agents", addressPrefix: "10.101.9.0/24" },
};
const ofTheAccount = [
    "AccountNetworkPolicy",
    "Deployment",
    "Group",
    "Metastore",
    "MetastoreAssignment",
    "MwsNccBinding",
    "MwsNccPrivateEndpointRule",
    "MwsNetworkConnectivityConfig",
    "WorkspaceNetworkOption",
];
const people = ["Directory", "Entitlements", "PermissionAssignment", "Permissions", "SecretAcl"];

const recordWith = (changes: Changes, stack: StackName = "dev", ofShared?: Changes) =>
    recordStack(configWith(changes, stack), stack, ofShared && configWith(ofShared, "shared"));
const kindOf = ({ type }: PlanResource) => type.split(":").at(-1) ?? "";

/** Resources of a provider, of some kinds if any are named. */
const customOf = ({ resources }: Recording, ...kinds: string[]) =>
    resources
        .map(({ shown }) => shown)
        .filter((resource) => resource.custom && (kinds.length === 0 || kinds.includes(kindOf(resource))));
const namesOf = (recording: Recording, ...kinds: string[]) => customOf(recording, ...kinds).map(({ name }) => name);
const inputsOf = (recording: Recording, kind: string, name: string) => {
    const [found] = customOf(recording, kind).filter((resource) => resource.name === name);
    if (!found) {
        throw new Error(`no ${kind} ${name}`);
    }
    return found.inputs;
};
const signInEndpoints = (recording: Recording) =>
    namesOf(recording, "PrivateEndpoint").filter((name) => name.endsWith("browser-authentication"));

let dev: Recording;
beforeAll(async () => {
    dev = await recordWith({});
});

describe("A stack without Databricks", () => {
    it.each<StackName>(["dev", "prod", "shared"])("makes nothing of it: %s", async (stack) => {
        const recording = await recordWith(withoutDatabricks, stack);
        const ours = recording.resources.filter(
            ({ shown }) => /databricks/i.test(shown.type) || /^(databricks|web-authentication)/.test(shown.name),
        );
        expect(ours.map(({ shown }) => shown.urn)).toEqual([]);
        expect(recording.outputs).not.toHaveProperty("databricks");
        expect(recording.outputs).not.toHaveProperty("databricksAccount");
    });
});

describe("A stack without a Databricks account", () => {
    it("makes nothing at account level, and its catalog on the metastore that comes by itself", async () => {
        const recording = await recordWith({
            "databricks.accountId": undefined,
            "databricks.serverlessConnectivity": false,
            "databricks.sqlWarehouse.serverless": false,
        });
        expect(namesOf(dev, ...ofTheAccount)).not.toEqual([]);
        expect(namesOf(recording, ...ofTheAccount)).toEqual([]);
        expect(namesOf(recording, "databricks")).toContain("databricks");
        expect(namesOf(recording, "databricks").filter((name) => name.includes("account"))).toEqual([]);
        expect(namesOf(recording, "Catalog")).toEqual(["databricks-catalog"]);
    });
});

describe("A stack beside a hub", () => {
    const refused = (changes: Changes, hub: Changes) => recordWith(changes, "dev", hub).then(() => "", String);
    const path = "databricks.workspace.browserAuthentication";
    const nobodyThere: Changes = { "databricksAccount.webAuthentication": false };

    it("does not add a second endpoint for sign-in", async () => {
        expect(await refused({ [path]: true }, {})).toContain(
            `${path}: is true, but stack shared has the region's endpoint for sign-in, and a DNS zone takes one; leave it out`,
        );
    });

    it("is not left without one, unless it says that it is elsewhere", async () => {
        expect(await refused({}, nobodyThere)).toContain(
            `${path}: is missing, and stack shared has no endpoint for sign-in, so that nobody could sign in; set it to true in one environment of the region, and to false in the others`,
        );
        expect(signInEndpoints(await recordWith({ [path]: true }, "dev", nobodyThere))).toEqual([
            "databricks-browser-authentication",
        ]);
        expect(signInEndpoints(await recordWith({ [path]: false }, "dev", nobodyThere))).toEqual([]);
    });

    it("without an account has one as well where the hub has no part of the account", async () => {
        const changes = {
            [path]: true,
            "databricks.accountId": undefined,
            "databricks.serverlessConnectivity": false,
            "databricks.sqlWarehouse.serverless": false,
            "databricks.workspace.restrictAdmins": false,
        };
        const recording = await recordWith(changes, "dev", { databricksAccount: undefined });
        expect(signInEndpoints(recording)).toEqual(["databricks-browser-authentication"]);
        expect(namesOf(recording, "RestrictWorkspaceAdminsSetting")).toEqual([]);
        expect(namesOf(dev, "RestrictWorkspaceAdminsSetting")).toEqual(["databricks-settings-admins"]);
    });
});

describe("The account's switch of legacy features", () => {
    it("is turned unless the settings leave it, and stays", async () => {
        const switches = (recording: Recording) => customOf(recording, "DisableLegacyFeaturesSetting");
        const shared = await recordWith({}, "shared");
        expect(switches(shared).map(({ retainOnDelete }) => retainOnDelete)).toEqual([true]);
        const left = await recordWith({ "databricksAccount.disableLegacyFeatures": false }, "shared");
        expect(switches(left)).toEqual([]);
    });
});

describe("A stack that stands alone", () => {
    it("with an account of its own ties its workspace to it, and signs people in once", async () => {
        const databricksAccount = { accountId: account, metastore: {}, serverless: { allowedDomains: ["pypi.org"] } };
        const recording = await recordWith({ ...standsAlone, databricksAccount });
        const { metastoreId, networkConnectivityConfigId, networkPolicyId } = recording.outputs
            .databricksAccount as Record<string, string>;
        expect(inputsOf(recording, "MetastoreAssignment", "databricks-connectivity-metastore")).toMatchObject({
            metastoreId,
        });
        expect(inputsOf(recording, "MwsNccBinding", "databricks-connectivity-network")).toMatchObject({
            networkConnectivityConfigId,
        });
        expect(inputsOf(recording, "WorkspaceNetworkOption", "databricks-connectivity-policy")).toMatchObject({
            networkPolicyId,
        });
        expect([metastoreId, networkConnectivityConfigId, networkPolicyId]).toEqual(
            Array(3).fill(expect.stringMatching(/./)),
        );
        expect(signInEndpoints(recording)).toEqual(["web-authentication-browser-authentication"]);
    });

    it("makes no workspace and lets nobody in before the account has its metastore and its groups", async () => {
        const groups = [{ name: "amlp-dev-engineers" }];
        const databricksAccount = { accountId: account, metastore: {}, groups, serverless: {} };
        const recording = await recordWith({ ...standsAlone, databricksAccount });
        const components = ["DatabricksWebAuthenticationWorkspace", "DatabricksWorkspace", "DatabricksWorkspaceAccess"];
        for (const component of components) {
            const made = recording.resources.map(({ shown }) => shown).find((one) => kindOf(one) === component);
            expect(made && waitsFor(made)).toEqual(
                expect.arrayContaining([
                    "Group databricks-account-amlp-dev-engineers",
                    "Metastore databricks-account-metastore",
                ]),
            );
        }
    });

    it("without one signs people in at its own workspace", async () => {
        const changes = {
            ...standsAlone,
            "databricks.accountId": undefined,
            "databricks.serverlessConnectivity": false,
            "databricks.sqlWarehouse.serverless": false,
        };
        expect(signInEndpoints(await recordWith(changes))).toEqual(["databricks-browser-authentication"]);
        expect(signInEndpoints(dev)).toEqual([]);
    });
});

describe("A stack that is deployed from listed addresses", () => {
    let listed: Recording;
    beforeAll(async () => {
        listed = await recordWith({ runner: listedRunner, "databricks.workspace.ipAccessList": ["198.51.100.0/24"] });
    });

    it("opens its workspace to them and to those of the workspace's list, and to no others", () => {
        expect(inputsOf(listed, "Workspace", "databricks")).toMatchObject({
            publicNetworkAccess: "Enabled",
            requiredNsgRules: "AllRules",
        });
        expect(inputsOf(listed, "IpAccessList", "databricks-settings-addresses")).toMatchObject({
            listType: "ALLOW",
            enabled: true,
            ipAddresses: ["203.0.113.10/32", "198.51.100.0/24"],
        });
        expect(inputsOf(listed, "WorkspaceConf", "databricks-settings-configuration")).toMatchObject({
            customConfig: { enableIpAccessLists: "true" },
        });
    });

    it("lets its machines out to the control plane, which they reach over the network from the hub", () => {
        const rulesTo = (recording: Recording) =>
            customOf(recording, "NetworkSecurityGroup")
                .filter(({ name }) => name.startsWith("network-databricks"))
                .map(({ name, inputs }) => [name, JSON.stringify(inputs.securityRules).includes('"AzureDatabricks"')]);
        const groups = ["network-databricks-container", "network-databricks-host"];
        expect(rulesTo(listed)).toEqual(groups.map((name) => [name, true]));
        expect(rulesTo(dev)).toEqual(groups.map((name) => [name, false]));
    });

    it("is the only one with a list, since the hub's network is the only way to the others", () => {
        expect(namesOf(dev, "IpAccessList")).toEqual([]);
        expect(inputsOf(dev, "Workspace", "databricks")).toMatchObject({
            publicNetworkAccess: "Disabled",
            requiredNsgRules: "NoAzureDatabricksRules",
        });
    });
});

describe("A stack's maintenance", () => {
    const program = "8a6d2c10-0000-4000-8000-00000000d0b1";

    it("runs as its own service principal, which is let in and may do what the job needs", async () => {
        expect(inputsOf(dev, "Job", "databricks-maintenance").runAs).toEqual({ servicePrincipalName: program });
        expect(
            inputsOf(dev, "PermissionAssignment", "databricks-access-service-maintenance").servicePrincipalName,
        ).toBe(program);
        const uses = (recording: Recording, name: string) =>
            JSON.stringify(inputsOf(recording, "Permissions", name).accessControls).includes(program);
        expect(uses(dev, "databricks-policies-jobs-use")).toBe(true);
        expect(uses(dev, "databricks-policies-multi-node-use")).toBe(false);
        expect(inputsOf(dev, "Grants", "databricks-catalog-gold").grants).toContainEqual({
            principal: program,
            privileges: ["MODIFY", "SELECT", "USE_SCHEMA"],
        });
        const pooled = await recordWith({
            "databricks.compute.policies[5].pool": "cpu",
            "databricks.compute.policies[5].maxWorkers": 4,
        });
        expect([uses(dev, "databricks-pools-cpu-attach"), uses(pooled, "databricks-pools-cpu-attach")]).toEqual([
            false,
            true,
        ]);
    });

    it("without one runs as whoever deploys", async () => {
        const recording = await recordWith({ "databricks.unityCatalog.maintenance": { policy: "jobs" } });
        expect(inputsOf(recording, "Job", "databricks-maintenance")).not.toHaveProperty("runAs");
        expect(JSON.stringify(customOf(recording).map(({ inputs }) => inputs))).not.toContain(program);
    });
});

describe("The default catalog", () => {
    it("is set once the catalog is there", () => {
        const setting = customOf(dev, "DefaultNamespaceSetting").map(waitsFor);
        expect(setting).toEqual([expect.arrayContaining(["Schema databricks-catalog-gold"])]);
    });
});

describe("The entitlements of everybody in the workspace", () => {
    it("are taken where the settings name the workspace's group, and left where not", async () => {
        const closed = await recordWith({ "databricks.workspace.usersGroupId": "123456789012345" });
        expect(inputsOf(closed, "Entitlements", "databricks-access-users")).toMatchObject({
            groupId: "123456789012345",
            workspaceAccess: false,
            databricksSqlAccess: false,
        });
        expect(namesOf(dev, "Entitlements")).not.toContain("databricks-access-users");
    });
});

describe("A policy's spot setting", () => {
    it("decides how the policy's workers are bought, and keeps the driver", async () => {
        const policy = "databricks.compute.policies[5]";
        const availability = async (changes: Changes) => {
            const { definition } = inputsOf(await recordWith(changes), "ClusterPolicy", "databricks-policies-jobs");
            const rules = JSON.parse(definition as string) as Record<string, { value?: unknown }>;
            return ["availability", "first_on_demand"].map((name) => rules[`azure_attributes.${name}`]?.value);
        };
        expect(await availability({ [`${policy}.spot`]: true })).toEqual(["SPOT_WITH_FALLBACK_AZURE", 1]);
        expect(await availability({ [`${policy}.spot`]: false })).toEqual(["ON_DEMAND_AZURE", undefined]);
        expect(await availability({})).toEqual(["ON_DEMAND_AZURE", undefined]);
    });
});

describe("Local disks", () => {
    it("are encrypted by every policy unless the settings say that the subscription has no such thing", async () => {
        const encrypting = (recording: Recording) =>
            customOf(recording, "ClusterPolicy").filter(({ inputs }) =>
                (inputs.definition as string).includes("enable_local_disk_encryption"),
            ).length;
        expect(encrypting(dev)).toBe(customOf(dev, "ClusterPolicy").length);
        expect(encrypting(await recordWith({ "databricks.compute.localDiskEncryption": false }))).toBe(0);
    });
});

describe("The root storage's key", () => {
    it("that is turned on after it was prepared adds the key with its role, and changes the workspace alone", async () => {
        const prepared = await recordWith({ "databricks.workspace.dbfsRootKey": "prepare" }, "test");
        const identity = "8a6d2c10-0000-4000-8000-00000000a002";
        const on = await recordWith(
            {
                "databricks.workspace.dbfsRootKey": "enabled",
                "databricks.workspace.dbfsRootIdentityObjectId": identity,
            },
            "test",
        );
        const texts = (recording: Recording) =>
            new Map(customOf(recording).map((resource) => [resource.urn, JSON.stringify(resource.inputs)]));
        const [before, after] = [texts(prepared), texts(on)];
        const nameOf = (urn: string) => urn.split("::").slice(-2).join(" ").replace(/^.*:/, "");
        expect([...before.keys()].filter((urn) => !after.has(urn))).toEqual([]);
        expect([...after.keys()].filter((urn) => !before.has(urn)).map(nameOf)).toEqual([
            "RoleAssignment databricks-root-key-use-root-storage",
            "Key databricks-root-key",
            "Sleep databricks-root-key-ready",
        ]);
        const changed = [...after].filter(([urn, text]) => (before.get(urn) ?? text) !== text);
        expect(changed.map(([urn]) => nameOf(urn))).toEqual(["Workspace databricks"]);
        expect(inputsOf(on, "RoleAssignment", "databricks-root-key-use-root-storage").principalId).toBe(identity);
        const { parameters: asPrepared, ...rest } = inputsOf(prepared, "Workspace", "databricks");
        const { parameters, ...restOn } = inputsOf(on, "Workspace", "databricks");
        expect(restOn).toEqual(rest);
        const { keyName } = inputsOf(on, "Key", "databricks-root-key");
        const value = {
            keySource: "Microsoft.Keyvault",
            keyName,
            keyVersion: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
        };
        expect(asPrepared).toMatchObject({ prepareEncryption: { value: true } });
        expect(parameters).toMatchObject({ ...(asPrepared as object), encryption: { value } });
    });
});

describe("A stack without personas", () => {
    it("lets nobody in, though it has a workspace and a catalog", async () => {
        const recording = await recordWith({
            personas: undefined,
            "databricks.personas": undefined,
            "lake.access[2]": undefined,
            "databricks.teams": undefined,
            "databricks.compute": undefined,
            "databricks.unityCatalog.maintenance": undefined,
            "databricks.sqlWarehouse": undefined,
            "databricks.secretScope.personas": undefined,
        });
        expect(namesOf(dev, ...people)).not.toEqual([]);
        expect(namesOf(recording, ...people, "Grants", "ClusterPolicy")).toEqual([]);
        expect(namesOf(recording, "Catalog", "Workspace")).toEqual(
            expect.arrayContaining(["databricks-catalog", "databricks"]),
        );
    });
});
