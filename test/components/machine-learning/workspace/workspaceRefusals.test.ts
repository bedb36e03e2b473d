import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    MachineLearningWorkspace,
    type ManagedNetworkArgs,
    type OutboundTarget,
    type WorkspaceEncryption,
    type WorkspaceNetworkArgs,
} from "../../../../components";
import { common, outside, privateEndpoints } from "../../../support/fixtures";
import { refusal } from "../../../support/recording";

const store = outside("Microsoft.Storage/storageAccounts", "stml");
const lake = outside("Microsoft.Storage/storageAccounts", "stlake");
const deployer = { principalId: "00000000-0000-4000-8000-00000000dddd", principalType: "ServicePrincipal" } as const;
const base = {
    ...common,
    dependencies: {
        storageAccountResourceId: store,
        keyVaultResourceId: outside("Microsoft.KeyVault/vaults", "kv-ml"),
        applicationInsightsResourceId: outside("Microsoft.Insights/components", "appi-ml"),
        containerRegistryResourceId: outside("Microsoft.ContainerRegistry/registries", "crml"),
    },
};
const refusedOf = async (network: object, more: object = {}) =>
    (
        await refusal(
            () => new MachineLearningWorkspace("ml", { ...base, network: network as WorkspaceNetworkArgs, ...more }),
        )
    ).map((line) => line.replace('MachineLearningWorkspace "ml" ', ""));
const managed = (more: object) => refusedOf({ kind: "managed", deployer, ...more });
const target = (more: Partial<OutboundTarget>): OutboundTarget => ({
    name: "lake",
    resourceId: lake,
    groupIds: ["dfs"],
    ...more,
});
const targets = (...privateEndpoints: OutboundTarget[]) => managed({ privateEndpoints });

describe("A managed network refuses, before anything is registered,", () => {
    it("a subnet, and Kubernetes", async () => {
        expect(await managed({ subnetResourceId: "x", kubernetesClusters: [{}] })).toEqual([
            "network.subnetResourceId: conflicts with kind managed: compute of a managed network has no subnet",
            "network.kubernetesClusters: conflicts with kind managed: Kubernetes cannot be attached to such a workspace; set kind to subnet",
        ]);
    });

    it("two targets of one name, and the name of the workspace's own", async () => {
        const other = outside("Microsoft.Storage/storageAccounts", "other");
        const third = outside("Microsoft.Storage/storageAccounts", "third");
        expect(
            await targets(target({}), target({ resourceId: other }), target({ name: "storage", resourceId: third })),
        ).toEqual([
            'network.privateEndpoints: "lake" is duplicated; names of targets must differ',
            'network.privateEndpoints: "storage" is the name of a target that the workspace has already; choose another',
        ]);
    });

    it("a target without a name, and one that breaks Azure's pattern", async () => {
        expect(await targets(target({ name: "" }), target({ name: "Lake_1", resourceId: store + "x" }))).toEqual(
            ["", "Lake_1"].map(
                (name, i) =>
                    `network.privateEndpoints[${i}].name: "${name}" must be 1 to 24 lower-case letters, digits and hyphens, no hyphen first or last`,
            ),
        );
    });

    it("two rules to one target and group id", async () => {
        expect(await targets(target({ groupIds: ["dfs", "dfs"] }))).toEqual([
            'network.privateEndpoints[0].groupIds: "dfs" is duplicated; a target and group id has one rule',
        ]);
        expect(await targets(target({}), target({ name: "again", resourceId: lake.toUpperCase() }))).toEqual([
            'network.privateEndpoints[1].resourceId: is the resource of target "lake"; a target and group id has one rule: list all group ids there',
        ]);
        const made = pulumi.output(lake);
        expect(await targets(target({ resourceId: made }), target({ name: "again", resourceId: made }))).toHaveLength(
            1,
        );
        expect(await targets(target({ name: "own", resourceId: store }))).toEqual([
            'network.privateEndpoints[0].resourceId: is the resource of target "storage"; a target and group id has one rule: leave it out',
        ]);
    });

    it.each([
        [[], "is empty; name what of the target compute reaches"],
        [["disk"], '"disk" is not a private-link group id'],
        [
            ["vault"],
            '"vault" is a group id of Microsoft.KeyVault/vaults, but the target is a Microsoft.Storage/storageAccounts',
        ],
    ])("group ids %j of an account", async (groupIds, reason) => {
        expect(await targets(target({ groupIds }))).toEqual([`network.privateEndpoints[0].groupIds: ${reason}`]);
    });

    it("targets whose endpoints cannot be approved, and kinds without them", async () => {
        const databricks = outside("Microsoft.Databricks/workspaces", "dbw");
        const scope = outside("Microsoft.Insights/privateLinkScopes", "ampls");
        expect(
            await targets(
                target({ name: "dbw", resourceId: databricks, groupIds: ["databricks_ui_api"] }),
                target({ name: "logs", resourceId: scope, groupIds: ["azuremonitor"] }),
            ),
        ).toEqual([
            expect.stringMatching(
                /^network.privateEndpoints\[0\].groupIds: .*the role that approves .* does not cover/,
            ),
            expect.stringMatching(/^network.privateEndpoints\[1\].groupIds: .*a managed network has no endpoints to/),
        ]);
    });

    it.each([
        ["*", '"*" must be a host name, such as pypi.org or *.pypi.org'],
        ["https://pypi.org", '"https://pypi.org" must be a host name, such as pypi.org or *.pypi.org'],
        [
            "stlake.blob.core.windows.net",
            '"stlake.blob.core.windows.net" is a storage account, which Azure lets compute reach over an endpoint only; add it to privateEndpoints',
        ],
    ])("host %s", async (host, reason) => {
        expect(await managed({ allowedFqdns: [host] })).toEqual([`network.allowedFqdns[0]: ${reason}`]);
    });

    it("a host twice, and a tier of a firewall that is not made", async () => {
        expect(await managed({ allowedFqdns: ["pypi.org", "PyPI.org"] })).toEqual([
            'network.allowedFqdns: "pypi.org" is duplicated',
        ]);
        expect(await managed({ firewallTier: "Standard" })).toEqual([
            "network.firewallTier: is Standard, but without allowedFqdns there is no firewall; leave it out",
        ]);
    });

    it("service tags that are unknown, duplicated or open the internet", async () => {
        const serviceTags = ["Nothing", "AzureDevOps", "AzureDevOps", "Internet", "AzureCloud.westeurope"].map(
            (serviceTag) => ({ serviceTag }),
        );
        const wide =
            "approves addresses of all customers of Azure or of the internet, by which data can leave; name the service";
        expect(await managed({ serviceTags })).toEqual([
            'network.serviceTags: "AzureDevOps" is duplicated',
            'network.serviceTags[0].serviceTag: "Nothing" is not a service tag',
            `network.serviceTags[3].serviceTag: "Internet" ${wide}`,
            `network.serviceTags[4].serviceTag: "AzureCloud.westeurope" ${wide}`,
        ]);
    });
});

describe("MachineLearningWorkspace refuses, before anything is registered,", () => {
    const network: ManagedNetworkArgs = { kind: "managed", deployer };
    const encrypted = (encryption: object) =>
        refusedOf(network, { encryption: encryption as unknown as WorkspaceEncryption });

    it("rules and a deployer of a network that is not managed", async () => {
        expect(await refusedOf({ kind: "subnet", subnetResourceId: "x", deployer, allowedFqdns: [] })).toEqual(
            ["deployer", "allowedFqdns"].map(
                (key) =>
                    `network.${key}: conflicts with kind subnet: the platform's network decides what compute reaches`,
            ),
        );
    });

    it("a customer's key where batch endpoints are not ruled out, and one without a version", async () => {
        const key = { key: "customer", keyVaultResourceId: "x", keyIdentifier: "https://kv.vault.azure.net/keys/ml" };
        expect(await encrypted({ ...key, batchEndpoints: true })).toEqual([
            "encryption.batchEndpoints: must be false with a customer's key, under which batch endpoints do not work; set it, or use Microsoft's key",
            'encryption.keyIdentifier: "https://kv.vault.azure.net/keys/ml" is not the address of a version of a key: https://<vault>/keys/<name>/<32 digits>',
        ]);
    });

    it("two roles of one group of users", async () => {
        const user = { name: "scientist", groupObjectId: "x", role: "reader" };
        expect(await refusedOf(network, { users: [user, user] })).toEqual([
            'users: "scientist" is duplicated; a group has one role in a workspace',
        ]);
    });

    it("a cluster for image builds that Azure would not name so, and an endpoint without its zones", async () => {
        const { subnetResourceId } = privateEndpoints;
        const placement = { subnetResourceId, zoneResourceIds: {} };
        expect(await refusedOf(network, { imageBuildCompute: "1", privateEndpoints: placement })).toEqual([
            'privateEndpoints.zoneResourceIds: "amlworkspace" needs zone privatelink.api.azureml.ms, which is not given'.replace(
                /^/,
                "",
            ),
            'privateEndpoints.zoneResourceIds: "amlworkspace" needs zone privatelink.notebooks.azure.net, which is not given',
            expect.stringMatching(/^imageBuildCompute: "1" must be 3 to 16 letters/),
        ]);
    });
});
