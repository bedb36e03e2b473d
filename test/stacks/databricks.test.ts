import { beforeAll, describe, expect, it } from "vitest";
import type { PlanResource } from "../../preview/plan";
import type { Recording } from "../../preview/recording/record";
import { waitsFor } from "../components/invariants";
import { accountId, hubStack, withCatalog, withHub, withSecretScope } from "./support/additions";
import { recordMinimal } from "./support/recordStack";
import type { Changes } from "./support/stackSettings";

const listedRunner = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };
const servicePrincipal = "8a6d2c10-0000-4000-8000-00000000b0b1";

/** With Unity Catalog, whose tables a service principal maintains. */
const catalogued: Changes = {
    ...withCatalog,
    "databricks.unityCatalog.maintenance.servicePrincipal": servicePrincipal,
};

/** A workspace of an account, whose serverless compute reaches the lake. */
const ofAnAccount: Changes = {
    ...withCatalog,
    "databricks.sqlWarehouse.serverless": true,
    "databricks.accountId": accountId,
    "databricks.serverlessConnectivity": true,
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

const recordWith = (changes: Changes, hub?: Changes) => recordMinimal("databricks", changes, hub && hubStack(hub));
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
const idOf = ({ resources }: Recording, kind: string, name: string) =>
    resources.find(({ shown }) => kindOf(shown) === kind && shown.name === name)?.id ?? "";
const signInEndpoints = (recording: Recording) =>
    namesOf(recording, "PrivateEndpoint").filter((name) => name.endsWith("browser-authentication"));

let minimal: Recording;
let withTables: Recording;
let besideHub: Recording;
beforeAll(async () => {
    minimal = await recordWith({});
    withTables = await recordWith(catalogued);
    besideHub = await recordWith({ ...ofAnAccount, ...withHub });
});

describe("A stack without Databricks", () => {
    it.each(["network", "observability", "key-vault", "storage"])("makes nothing of it: %s", async (service) => {
        const recording = await recordMinimal(service);
        const ours = recording.resources.filter(
            ({ shown }) => /databricks/i.test(shown.type) || /^(databricks|web-authentication)/.test(shown.name),
        );
        expect(ours.map(({ shown }) => shown.urn)).toEqual([]);
        expect(recording.outputs).not.toHaveProperty("databricks");
        expect(recording.outputs).not.toHaveProperty("databricksAccount");
    });
});

describe("A stack without a Databricks account", () => {
    it("makes nothing at account level, and its catalog on the metastore that is assigned automatically", () => {
        expect(namesOf(besideHub, ...ofTheAccount)).not.toEqual([]);
        expect(namesOf(withTables, ...ofTheAccount)).toEqual([]);
        expect(namesOf(withTables, "databricks")).toContain("databricks");
        expect(namesOf(withTables, "databricks").filter((name) => name.includes("account"))).toEqual([]);
        expect(namesOf(withTables, "Catalog")).toEqual(["databricks-catalog"]);
    });
});

describe("A stack with a hub", () => {
    const path = "databricks.workspace";
    const withEndpoint = (browserAuthentication?: boolean): Changes => ({
        ...ofAnAccount,
        ...withHub,
        [path]: { browserAuthentication },
    });
    const nobodyThere: Changes = { "databricksAccount.webAuthentication": false };
    const refused = (changes: Changes, hub: Changes) => recordWith(changes, hub).then(() => "", String);

    it("does not add a second endpoint for sign-in", async () => {
        expect(await refused(withEndpoint(true), {})).toContain(
            `${path}.browserAuthentication: is true, but stack shared has the region's endpoint for sign-in, and a DNS zone takes one; leave it out`,
        );
    });

    it("is not left without one, unless it says that it is elsewhere", async () => {
        expect(await refused(withEndpoint(), nobodyThere)).toContain(
            `${path}.browserAuthentication: is missing, and stack shared has no endpoint for sign-in, so that no one could sign in; set it to true in one environment of the region, and to false in the others`,
        );
        expect(signInEndpoints(await recordWith(withEndpoint(true), nobodyThere))).toEqual([
            "databricks-browser-authentication",
        ]);
        expect(signInEndpoints(await recordWith(withEndpoint(false), nobodyThere))).toEqual([]);
    });

    it("without an account has one as well where the hub has no part of the account", async () => {
        const changes = { ...withHub, [path]: { browserAuthentication: true, restrictAdmins: false } };
        const recording = await recordWith(changes, { databricksAccount: undefined });
        expect(signInEndpoints(recording)).toEqual(["databricks-browser-authentication"]);
        expect(namesOf(recording, "RestrictWorkspaceAdminsSetting")).toEqual([]);
        expect(namesOf(minimal, "RestrictWorkspaceAdminsSetting")).toEqual(["databricks-settings-admins"]);
    });
});

describe("The account's switch of legacy features", () => {
    it("is turned unless the settings leave it, and stays", async () => {
        const switches = (recording: Recording) => customOf(recording, "DisableLegacyFeaturesSetting");
        const account = await recordWith({ databricks: undefined, databricksAccount: { accountId } });
        expect(switches(account).map(({ retainOnDelete }) => retainOnDelete)).toEqual([true]);
        const left = { databricks: undefined, databricksAccount: { accountId, disableLegacyFeatures: false } };
        expect(switches(await recordWith(left))).toEqual([]);
    });
});

describe("A stack that stands alone", () => {
    it("with an account of its own ties its workspace to it, and signs users in once", async () => {
        const databricksAccount = {
            accountId,
            metastore: { owner: "metastore-admins" },
            serverless: { allowedDomains: ["pypi.org"] },
        };
        const recording = await recordWith({ ...ofAnAccount, databricksAccount });
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

    it("makes no workspace and assigns no one before the account has its metastore and its groups", async () => {
        const groups = [{ name: "amlp-minimal-engineers" }];
        const databricksAccount = { accountId, metastore: { owner: "metastore-admins" }, groups, serverless: {} };
        const recording = await recordWith({ ...ofAnAccount, databricksAccount });
        const components = ["DatabricksWebAuthenticationWorkspace", "DatabricksWorkspace", "DatabricksWorkspaceAccess"];
        for (const component of components) {
            const made = recording.resources.map(({ shown }) => shown).find((one) => kindOf(one) === component);
            expect(made && waitsFor(made)).toEqual(
                expect.arrayContaining([
                    "Group databricks-account-amlp-minimal-engineers",
                    "Metastore databricks-account-metastore",
                ]),
            );
        }
    });

    it("without one signs users in at its own workspace, and with a hub at the hub's", () => {
        expect(signInEndpoints(minimal)).toEqual(["databricks-browser-authentication"]);
        expect(signInEndpoints(besideHub)).toEqual([]);
    });
});

describe("A stack that is deployed from listed addresses", () => {
    let listed: Recording;
    beforeAll(async () => {
        listed = await recordWith({
            runner: listedRunner,
            "databricks.workspace": { ipAccessList: ["198.51.100.0/24"] },
        });
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
        expect(rulesTo(minimal)).toEqual(groups.map((name) => [name, false]));
    });

    it("is the only one with a list, since the hub's network is the only way to the others", () => {
        expect(namesOf(minimal, "IpAccessList")).toEqual([]);
        expect(inputsOf(minimal, "Workspace", "databricks")).toMatchObject({
            publicNetworkAccess: "Disabled",
            requiredNsgRules: "NoAzureDatabricksRules",
        });
    });
});

describe("A stack's maintenance", () => {
    it("runs as its own service principal, which is assigned and may do what the job needs", async () => {
        expect(inputsOf(withTables, "Job", "databricks-maintenance").runAs).toEqual({
            servicePrincipalName: servicePrincipal,
        });
        expect(
            inputsOf(withTables, "PermissionAssignment", "databricks-access-service-maintenance").servicePrincipalName,
        ).toBe(servicePrincipal);
        const uses = (recording: Recording, name: string) =>
            JSON.stringify(inputsOf(recording, "Permissions", name).accessControls).includes(servicePrincipal);
        expect(uses(withTables, "databricks-policies-jobs-use")).toBe(true);
        expect(uses(withTables, "databricks-policies-single-node-use")).toBe(false);
        expect(inputsOf(withTables, "Grants", "databricks-catalog-gold").grants).toContainEqual({
            principal: servicePrincipal,
            privileges: ["MODIFY", "SELECT", "USE_SCHEMA"],
        });
        const unpooled = await recordWith({ ...catalogued, "databricks.compute.policies[name=jobs].pool": undefined });
        expect([
            uses(withTables, "databricks-pools-cpu-attach"),
            uses(unpooled, "databricks-pools-cpu-attach"),
        ]).toEqual([true, false]);
    });

    it("without one runs as the deploying principal", async () => {
        const recording = await recordWith(withCatalog);
        expect(inputsOf(recording, "Job", "databricks-maintenance")).not.toHaveProperty("runAs");
        expect(JSON.stringify(customOf(recording).map(({ inputs }) => inputs))).not.toContain(servicePrincipal);
    });
});

describe("The default catalog", () => {
    it("is set once the catalog is there", () => {
        const setting = customOf(withTables, "DefaultNamespaceSetting").map(waitsFor);
        expect(setting).toEqual([expect.arrayContaining(["Catalog databricks-catalog"])]);
    });
});

describe("The entitlements of all users of the workspace", () => {
    it("are taken where the settings name the workspace's group, and left where not", async () => {
        const closed = await recordWith({ "databricks.workspace": { usersGroupId: "123456789012345" } });
        expect(inputsOf(closed, "Entitlements", "databricks-access-users")).toMatchObject({
            groupId: "123456789012345",
            workspaceAccess: false,
            databricksSqlAccess: false,
        });
        expect(namesOf(minimal, "Entitlements")).not.toContain("databricks-access-users");
    });
});

describe("A policy's spot setting", () => {
    it("decides how the policy's workers are bought, and keeps the driver", async () => {
        const policy = "databricks.compute.policies[name=jobs]";
        const availability = async (changes: Changes) => {
            const { definition } = inputsOf(
                await recordWith({ [`${policy}.pool`]: undefined, ...changes }),
                "ClusterPolicy",
                "databricks-policies-jobs",
            );
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
        expect(encrypting(minimal)).toBe(customOf(minimal, "ClusterPolicy").length);
        expect(encrypting(await recordWith({ "databricks.compute.localDiskEncryption": false }))).toBe(0);
    });
});

describe("The root storage's key", () => {
    it("that is turned on after it was prepared adds the key with its role, and changes the workspace alone", async () => {
        const prepared = await recordWith({ keyVault: {}, "databricks.workspace": { dbfsRootKey: "prepare" } });
        const identity = "8a6d2c10-0000-4000-8000-00000000a002";
        const workspace = { dbfsRootKey: "enabled", dbfsRootIdentityObjectId: identity };
        const on = await recordWith({ keyVault: {}, "databricks.workspace": workspace });
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

describe("The firewall of the lake", () => {
    it("lets the stack's own access connector pass, by its id, and no other service", async () => {
        const made = await recordWith(withCatalog);
        const { networkRuleSet } = inputsOf(made, "StorageAccount", "lake");
        const { resourceAccessRules } = networkRuleSet as { resourceAccessRules: { resourceId: string }[] };
        expect(resourceAccessRules.map(({ resourceId }) => resourceId.toLowerCase())).toEqual([
            idOf(made, "AccessConnector", "databricks-connector").toLowerCase(),
        ]);
    });
});

describe("The secret scope", () => {
    it("has a vault of its own, the only one whose secrets AzureDatabricks reads, and needs no other", async () => {
        const made = await recordWith({ ...withSecretScope, "databricks.secretScope.softDeleteRetentionDays": 30 });
        const vaultId = idOf(made, "Vault", "secrets");
        expect(namesOf(made, "Vault")).toEqual(["secrets", "vault"]);
        expect(inputsOf(made, "Vault", "secrets")).toMatchObject({
            properties: { softDeleteRetentionInDays: 30, publicNetworkAccess: "Disabled" },
        });
        expect(namesOf(made, "PrivateEndpoint")).toContain("secrets-vault");
        expect(inputsOf(made, "RoleAssignment", "databricks-secrets-read").scope).toBe(vaultId);
        expect(inputsOf(made, "SecretScope", "databricks-secrets").keyvaultMetadata).toMatchObject({
            resourceId: vaultId,
        });
        expect(made.outputs.databricks).toMatchObject({ secretVaultResourceId: vaultId });
        expect(namesOf(await recordWith({ ...withSecretScope, keyVault: undefined }), "Vault")).toEqual(["secrets"]);
    });
});

describe("A stack without personas", () => {
    it("assigns no one, though it has a workspace and a catalog", async () => {
        const recording = await recordWith({
            ...withCatalog,
            ...withSecretScope,
            personas: undefined,
            "databricks.personas": undefined,
            "databricks.compute": undefined,
            "databricks.jobs": undefined,
            "databricks.unityCatalog.maintenance": undefined,
            "databricks.sqlWarehouse": undefined,
            "databricks.secretScope": {},
        });
        expect(namesOf(withTables, ...people)).not.toEqual([]);
        expect(namesOf(recording, ...people, "Grants", "ClusterPolicy")).toEqual([]);
        expect(namesOf(recording, "Catalog", "Workspace")).toEqual(
            expect.arrayContaining(["databricks-catalog", "databricks"]),
        );
    });
});
