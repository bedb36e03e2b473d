import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import type { CloudObject } from "../../../../simulation/core/types";
import { at } from "../../../../simulation/core/ids";
import type { Inputs } from "../../../../simulation/core/simulatedType";
import {
    cloudWith,
    endpoint,
    idIn,
    key,
    network,
    networkId,
    put,
    refusalOf,
    resourceGroup,
    role,
    roleAssignmentId,
    roles,
    account,
    subnet,
    subnetId,
    vault,
    vaultId,
    zone,
    zoneGroup,
    type Asked,
} from "../../support";

const managed = "/subscriptions/s-1/resourceGroups/rg-managed";
const root = `${managed}/providers/Microsoft.Storage/storageAccounts/stroot`;
const workspaceId = (name = "dbw") => idIn("Microsoft.Databricks/workspaces", name);
const connector: Asked = ["databricks:AccessConnector", { connectorName: "c", identity: { type: "SystemAssigned" } }];
const connectorId = idIn("Microsoft.Databricks/accessConnectors", "c");
const delegations = [{ name: "databricks", serviceName: "Microsoft.Databricks/workspaces" }];
const nsg: Asked = ["network:NetworkSecurityGroup", { networkSecurityGroupName: "nsg" }];
const networkSecurityGroup = { id: idIn("Microsoft.Network/networkSecurityGroups", "nsg") };
const place = (name: string, prefix: string, more: Inputs = { delegations, networkSecurityGroup }): Asked => {
    const [type, inputs] = subnet("vnet", name, prefix);
    return [type, { ...inputs, ...more }];
};
const parameters = (more: Inputs = {}) => ({
    customVirtualNetworkId: { value: networkId("vnet") },
    customPublicSubnetName: { value: "host" },
    customPrivateSubnetName: { value: "container" },
    storageAccountName: { value: "stroot" },
    ...more,
});
const hybrid = (more: Inputs = {}, workspaceName = "dbw"): Asked => [
    "databricks:Workspace",
    {
        workspaceName,
        sku: { name: "premium" },
        computeMode: "Hybrid",
        managedResourceGroupId: managed,
        publicNetworkAccess: "Disabled",
        requiredNsgRules: "NoAzureDatabricksRules",
        defaultStorageFirewall: "Enabled",
        accessConnector: { id: connectorId, identityType: "SystemAssigned" },
        parameters: parameters(),
        ...more,
    },
];
const serverless = (workspaceName: string, more: Inputs = {}): Asked => [
    "databricks:Workspace",
    { workspaceName, sku: { name: "premium" }, computeMode: "Serverless", publicNetworkAccess: "Disabled", ...more },
];
const ground = [
    network("vnet"),
    nsg,
    place("host", "10.0.1.0/24"),
    place("container", "10.0.2.0/24"),
    subnet("vnet", "endpoints", "10.0.3.0/24"),
    connector,
];
const other = (more: Inputs = {}) =>
    hybrid(
        {
            managedResourceGroupId: `${managed}-2`,
            parameters: parameters({ storageAccountName: { value: "stother" } }),
            ...more,
        },
        "other",
    );
const refusedIn = (cloud: Cloud, asked: Asked) => refusalOf(() => put(cloud, asked));

describe("A Databricks workspace", () => {
    it("has a number, and a host made of it, that another one has not", () => {
        const cloud = cloudWith(ground);
        const { workspaceId: number, workspaceUrl } = put(cloud, hybrid()).outputs;
        expect(number).toMatch(/^\d{16}$/);
        expect(workspaceUrl).toMatch(new RegExp(`^adb-${String(number)}\\.\\d{1,2}\\.azuredatabricks\\.net$`));
        expect(put(cloud, serverless("web")).outputs.workspaceId).not.toBe(number);
        expect(put(cloud, hybrid({ tags: { a: "b" } })).outputs.workspaceId).toBe(number);
    });

    it("is another one when it is made again", () => {
        const cloud = cloudWith(ground);
        const first = put(cloud, hybrid());
        cloud.delete(first.id);
        expect(put(cloud, hybrid()).outputs.workspaceId).not.toBe(first.outputs.workspaceId);
    });

    it("creates a group with its root storage, which endpoints lead to, and both are deleted with it", () => {
        const cloud = cloudWith([...ground, hybrid()]);
        put(cloud, endpoint("pep", subnetId("vnet", "endpoints"), root, "dfs"));
        expect([cloud.get(managed), cloud.get(root)].map((each) => each?.origin)).toEqual(["service", "service"]);
        cloud.delete(workspaceId());
        expect([cloud.get(managed), cloud.get(root)]).toEqual([undefined, undefined]);
    });

    it("keeps what it created through a change", () => {
        const cloud = cloudWith([...ground, hybrid()]);
        expect(refusedIn(cloud, hybrid({ tags: { a: "b" } }))).toBe("");
        expect(cloud.get(root)?.type).toBe("azure-native:storage:StorageAccount");
    });

    it("has identities for disks and root storage only where keys of the customer's want them, and they may hold roles", () => {
        const cloud = cloudWith([...ground, vault("kv-x", { enableRbacAuthorization: true }), key("kv-x", "k")]);
        const identity = (made: CloudObject, name: string) => at(made.outputs, name, "principalId");
        const plain = put(cloud, hybrid());
        expect([identity(plain, "managedDiskIdentity"), identity(plain, "storageAccountIdentity")]).toEqual([
            undefined,
            undefined,
        ]);
        const keyVaultProperties = { keyName: "k", keyVaultUri: "https://kv-x.vault.azure.net", keyVersion: "1" };
        const managedDisk = { keySource: "Microsoft.Keyvault", keyVaultProperties };
        const encrypted = put(
            cloud,
            hybrid({
                encryption: { entities: { managedDisk } },
                parameters: parameters({ prepareEncryption: { value: true } }),
            }),
        );
        const disks = String(identity(encrypted, "managedDiskIdentity"));
        expect(encrypted.outputs.diskEncryptionSetId).toMatch(/^\/subscriptions\/s-1\/resourceGroups\/rg-managed\//);
        expect(identity(encrypted, "storageAccountIdentity")).not.toBe(disks);
        expect(refusedIn(cloud, role(vaultId("kv-x"), disks, roles.encryptionUser))).toBe("");
        expect(refusedIn(cloud, role(vaultId("kv-x"), "unknown", roles.encryptionUser))).toMatch(/PrincipalNotFound/);
    });
});

describe("An access connector", () => {
    it("has a principal of its own that roles can be given to", () => {
        const cloud = cloudWith([connector]);
        const principalId = at(cloud.get(connectorId)?.outputs, "identity", "principalId");
        expect(principalId).toMatch(/^[0-9a-f-]{36}$/);
        expect(refusedIn(cloud, role(connectorId, String(principalId), roles.blobContributor))).toBe("");
    });

    it("has none without an identity of the system's", () => {
        const cloud = cloudWith([["databricks:AccessConnector", { connectorName: "c", identity: { type: "None" } }]]);
        expect(cloud.get(connectorId)?.outputs).not.toHaveProperty("identity");
    });
});

describe("Databricks refuses", () => {
    const ofBody: [about: string, asked: Asked, says: RegExp][] = [
        ["an unknown compute mode", hybrid({ computeMode: "Classic" }), /must be Hybrid or Serverless/],
        [
            "a hybrid one without its group",
            hybrid({ managedResourceGroupId: undefined }),
            /needs managedResourceGroupId/,
        ],
        [
            "a serverless one with parts of a hybrid one",
            serverless("web", { requiredNsgRules: "AllRules", parameters: parameters() }),
            /has no parameters, requiredNsgRules/,
        ],
        [
            "a serverless one with a key for disks",
            serverless("web", {
                encryption: {
                    entities: {
                        managedDisk: {
                            keySource: "Microsoft.Keyvault",
                            keyVaultProperties: { keyName: "k", keyVaultUri: "u", keyVersion: "1" },
                        },
                    },
                },
            }),
            /has no encryption\.entities\.managedDisk/,
        ],
        [
            "all rules without public access",
            hybrid({ requiredNsgRules: "AllRules" }),
            /cannot have requiredNsgRules AllRules/,
        ],
        ["a storage firewall without a connector", hybrid({ accessConnector: undefined }), /Set accessConnector/],
        [
            "what is premium's for less",
            hybrid({ sku: { name: "standard" } }),
            /Only a workspace of sku premium has default/,
        ],
        [
            "a compliance profile without what it needs",
            hybrid({
                enhancedSecurityCompliance: {
                    automaticClusterUpdate: { value: "Enabled" },
                    complianceSecurityProfile: { value: "Enabled", complianceStandards: ["HIPAA"] },
                },
            }),
            /needs enhancedSecurityMonitoring\./,
        ],
        [
            "one subnet for both",
            hybrid({ parameters: parameters({ customPrivateSubnetName: { value: "HOST" } }) }),
            /are both 'host'/,
        ],
        [
            "a subnet that is not there",
            hybrid({ parameters: parameters({ customPrivateSubnetName: { value: "gone" } }) }),
            /^400 SubnetIsNotWithinVnetError: The subnet 'gone'/,
        ],
    ];

    it.each(ofBody)("%s", (_, asked, says) => {
        const cloud = cloudWith(ground);
        expect(refusedIn(cloud, asked)).toMatch(says);
        expect(refusedIn(cloud, hybrid())).toBe("");
    });

    it.each([
        ["that are not delegated", { networkSecurityGroup }, "10.0.9.0/24", /is not delegated to Microsoft.Databricks/],
        ["without a security group", { delegations }, "10.0.9.0/24", /has no network security group/],
        [
            "that are too small",
            { delegations, networkSecurityGroup },
            "10.0.9.0/27",
            /has 10\.0\.9\.0\/27; a workspace needs \/26/,
        ],
    ])("subnets %s", (_, more, prefix, says) => {
        const cloud = cloudWith([...ground, place("x", prefix, more)]);
        expect(
            refusedIn(cloud, hybrid({ parameters: parameters({ customPublicSubnetName: { value: "x" } }) })),
        ).toMatch(says);
    });

    it("subnets of another workspace, but takes somebody else's network as it is", () => {
        const cloud = cloudWith([...ground, hybrid()], { initialState: { existing: [networkId("theirs")] } });
        expect(refusedIn(cloud, other())).toMatch(/is in use by workspace .*\/workspaces\/dbw\./);
        const theirs = {
            customVirtualNetworkId: { value: networkId("theirs") },
            storageAccountName: { value: "stother" },
        };
        expect(refusedIn(cloud, other({ parameters: parameters(theirs) }))).toBe("");
    });

    it("a managed group that exists, and a root storage name that somebody has", () => {
        const cloud = cloudWith([...ground, resourceGroup("rg-managed"), account("stroot")]);
        expect(refusedIn(cloud, hybrid())).toMatch(/^409 ApplianceProvisioningFailed: Managed Resource group/);
        expect(refusedIn(cloud, hybrid({ managedResourceGroupId: `${managed}-2` }))).toMatch(
            /^409 StorageAccountAlreadyTaken: .*named stroot/,
        );
        expect(refusedIn(cloudWith([...ground, hybrid()]), account("stroot"))).toMatch(/StorageAccountAlreadyTaken/);
    });

    it.each([
        ["compute mode", serverless("dbw")],
        ["managed group", hybrid({ managedResourceGroupId: `${managed}-2` })],
        ["root storage", hybrid({ parameters: parameters({ storageAccountName: { value: "stother" } }) })],
        [
            "infrastructure encryption",
            hybrid({ parameters: parameters({ requireInfrastructureEncryption: { value: true } }) }),
        ],
    ])("another %s afterwards", (_, asked) => {
        expect(refusedIn(cloudWith([...ground, hybrid()]), asked)).toMatch(/^400 PropertyChangeNotAllowed/);
    });

    it("to let go of a compliance standard", () => {
        const compliance = (...complianceStandards: string[]) => ({
            enhancedSecurityCompliance: {
                automaticClusterUpdate: { value: "Enabled" },
                enhancedSecurityMonitoring: { value: "Enabled" },
                complianceSecurityProfile: { value: "Enabled", complianceStandards },
            },
        });
        const cloud = cloudWith([...ground, hybrid(compliance("HIPAA"))]);
        expect(refusedIn(cloud, hybrid(compliance("HIPAA", "PCI_DSS")))).toBe("");
        expect(refusedIn(cloud, hybrid(compliance("PCI_DSS")))).toMatch(/standards HIPAA cannot be taken away/);
    });

    it("to lose the subnets or the network that it lives in", () => {
        const cloud = cloudWith([...ground, hybrid()]);
        expect(refusalOf(() => cloud.delete(subnetId("vnet", "host")))).toMatch(
            /^400 InUseSubnetCannotBeDeleted: .*dbw/,
        );
        expect(refusalOf(() => cloud.delete(networkId("vnet")))).toMatch(/^400 InUseSubnetCannotBeDeleted: .*dbw/);
        expect(refusedIn(cloud, place("host", "10.0.1.0/24", { networkSecurityGroup }))).toMatch(
            /^400 SubnetDelegationsCannotChange/,
        );
        cloud.delete(workspaceId());
        expect(refusalOf(() => cloud.delete(subnetId("vnet", "host")))).toBe("");
    });
});

describe("The key of the root storage", () => {
    const prepared = { prepareEncryption: { value: true } };
    const rootKey = (keyName = "k") => ({
        ...prepared,
        encryption: {
            value: {
                keySource: "Microsoft.Keyvault",
                keyName,
                keyVaultUri: "https://kv-x.vault.azure.net/",
                keyVersion: "1",
            },
        },
    });
    const keyId = `${vaultId("kv-x")}/keys/k`;
    const rbac = { enableRbacAuthorization: true, enablePurgeProtection: true };
    const on = (keyName?: string) => hybrid({ parameters: parameters(rootKey(keyName)) });
    const withKey = (first: Asked) => cloudWith([...ground, vault("kv-x", rbac), key("kv-x", "k"), first]);

    it("is refused where no identity was prepared for it", () => {
        expect(refusedIn(cloudWith(ground), on())).toMatch(/^400 ApplianceUpdateFailed: .*'stroot': 'Missing pre-requ/);
        expect(refusedIn(withKey(hybrid()), on())).toMatch(/Deploy with prepareEncryption first/);
    });

    it("is refused until that identity may use it, and then taken", () => {
        const cloud = withKey(hybrid({ parameters: parameters(prepared) }));
        const principal = String(at(cloud.get(workspaceId())?.outputs, "storageAccountIdentity", "principalId"));
        expect(refusedIn(cloud, on())).toMatch(
            /^400 KeyVaultAuthenticationFailure: .*Give 'stroot's identity' the role/,
        );
        put(cloud, role(keyId, principal, roles.encryptionUser));
        expect(refusedIn(cloud, on())).toMatch(/has not taken effect yet/);
        cloud.wait(120, [roleAssignmentId(keyId, principal)]);
        expect(refusedIn(cloud, on("other"))).toMatch(/KeyVaultEncryptionKeyNotFound/);
        expect(refusedIn(cloud, on())).toBe("");
    });
});

describe("The endpoints of a workspace", () => {
    const pe = (name: string, target: string, group: string) =>
        endpoint(name, subnetId("vnet", "endpoints"), target, group);
    const dns = "privatelink.azuredatabricks.net";

    it("are for what Databricks knows", () => {
        const cloud = cloudWith([...ground, hybrid()]);
        expect(refusedIn(cloud, pe("pe", workspaceId(), "workspace"))).toMatch(
            /GroupId: workspace\. dbw knows databricks_ui/,
        );
    });

    it("begin with the one for users, except where no one works", () => {
        const cloud = cloudWith([...ground, hybrid(), serverless("web")]);
        expect(refusedIn(cloud, pe("sign-in", workspaceId(), "browser_authentication"))).toMatch(
            /^400 PrivateEndpointConnectionProvisioningFailed: .*RESOURCE_CONFLICT: Link ID conflict/,
        );
        put(cloud, pe("front", workspaceId(), "databricks_ui_api"));
        expect(refusedIn(cloud, pe("sign-in", workspaceId(), "browser_authentication"))).toBe("");
        expect(refusedIn(cloud, pe("web", workspaceId("web"), "browser_authentication"))).toBe("");
    });

    it("have one for signing in a region and zone", () => {
        const inEast: Asked[] = [
            ["network:VirtualNetwork", { ...network("vnet-east")[1], location: "eastus" }],
            subnet("vnet-east", "endpoints"),
            [
                "network:PrivateEndpoint",
                {
                    ...pe("east", workspaceId("east"), "browser_authentication")[1],
                    location: "eastus",
                    subnet: { id: subnetId("vnet-east", "endpoints") },
                },
            ],
        ];
        const cloud = cloudWith([
            ...ground,
            zone(dns),
            zone("privatelink.blob.core.windows.net"),
            serverless("one"),
            serverless("two"),
            serverless("east", { location: "eastus" }),
            pe("one", workspaceId("one"), "browser_authentication"),
            pe("two", workspaceId("two"), "browser_authentication"),
            ...inEast,
            zoneGroup("one", dns),
        ]);
        expect(refusedIn(cloud, zoneGroup("two", dns))).toMatch(
            /^409 BadRequest: The record westeurope\.pl-auth of zone .*belongs to .*\/privateEndpoints\/one already/,
        );
        expect(refusedIn(cloud, zoneGroup("one", dns))).toBe("");
        expect(refusedIn(cloud, zoneGroup("east", dns))).toBe("");
        expect(refusedIn(cloud, zoneGroup("two", "privatelink.blob.core.windows.net"))).toBe("");
    });
});

describe("A deployment of a template", () => {
    const deployment = (properties: Inputs): Asked => ["resources:Deployment", { deploymentName: "d", properties }];

    it("is done at once, and says so", () => {
        const made = put(cloudWith(), deployment({ mode: "Incremental", template: { resources: [] } }));
        expect(made.id).toBe(idIn("Microsoft.Resources/deployments", "d"));
        expect(made.outputs.properties).toMatchObject({ mode: "Incremental", provisioningState: "Succeeded" });
    });

    it("is refused without a template or a mode", () => {
        expect(refusedIn(cloudWith(), deployment({ mode: "Incremental" }))).toMatch(/Set properties\.template/);
        expect(refusedIn(cloudWith(), deployment({ template: {} }))).toMatch(/lacks properties\.mode/);
    });
});
