import { describe, expect, it } from "vitest";
import { Cloud } from "../../../simulation/cloud/cloud";
import {
    account,
    accountId,
    caller,
    cloudWith,
    container,
    endpoint,
    group,
    idIn,
    identity,
    identityId,
    key,
    lock,
    messageOf,
    network,
    networkId,
    put,
    refusalOf,
    resourceGroup,
    subnet,
    vault,
    vaultId,
    workspace,
    type Asked,
} from "../support";

const other = { subscriptionId: "s-2", tenantId: "t-1" };

describe("The simulated cloud", () => {
    it("makes an account in a group, with what the service computes", () => {
        const made = put(cloudWith(), account("stone"));
        expect(made).toMatchObject({
            id: accountId("stone"),
            origin: "call",
            type: "azure-native:storage:StorageAccount",
        });
        expect(made.outputs).toMatchObject({
            name: "stone",
            primaryEndpoints: { dfs: "https://stone.dfs.core.windows.net/" },
        });
    });

    it("finds it again whatever the case of its id", () => {
        const cloud = cloudWith([account("stone")]);
        expect(cloud.get(accountId("stone").toUpperCase())?.inputs.accountName).toBe("stone");
        expect(cloud.get(accountId("sttwo"))).toBeUndefined();
    });

    it("refuses an account without its group, and names both", () => {
        const asProviderError = refusalOf(() => put(new Cloud(), account("stone")));
        expect(asProviderError).toMatch(/^404 ResourceGroupNotFound: /);
        expect(asProviderError).toContain("'rg'");
        expect(asProviderError).toContain("stone");
    });

    it("refuses a type that it does not know, and a name that is not there", () => {
        expect(refusalOf(() => put(cloudWith(), ["web:WebApp", { name: "x" }]))).toMatch(
            /^400 InvalidResourceType: .*azure-native:web:WebApp/,
        );
        expect(messageOf(() => put(cloudWith(), ["network:RouteTable", {}]))).toMatch(/has no routeTableName/);
    });

    it("refuses an object in an object that is not there", () => {
        const asProviderError = refusalOf(() => put(cloudWith(), subnet("v1", "a")));
        expect(asProviderError).toMatch(/^404 ResourceNotFound: .*lies in or on it/);
        expect(asProviderError).toContain(networkId("v1"));
    });

    it("refuses a body that names what does not exist, with the path and the id", () => {
        const cloud = cloudWith([network("v1"), subnet("v1", "pe")]);
        const [, inputs] = endpoint("pep", `${networkId("v1")}/subnets/pe`, accountId("gone"), "blob");
        const asProviderError = refusalOf(() => put(cloud, ["network:PrivateEndpoint", inputs]));
        expect(asProviderError).toMatch(/^404 ResourceNotFound: /);
        expect(asProviderError).toContain(accountId("gone"));
        expect(asProviderError).toContain("privateLinkServiceConnections[].privateLinkServiceId of pep");
    });

    it("refuses a body whose map has an id for a key that does not exist", () => {
        const cloud = cloudWith();
        const [type, inputs] = account("stone", {
            identity: { type: "UserAssigned", userAssignedIdentities: { [identityId("gone")]: {} } },
        });
        expect(refusalOf(() => put(cloud, [type, inputs]))).toContain(identityId("gone"));
        put(cloud, identity("gone"));
        expect(refusalOf(() => put(cloud, [type, inputs]))).toBe("");
    });

    it("lets a body name objects in any case, and itself", () => {
        const cloud = cloudWith([workspace("logs")]);
        const named = idIn("Microsoft.OperationalInsights/workspaces", "logs").toUpperCase();
        const [type, inputs] = account("stone", { tags: { logs: named, self: accountId("stone") } });
        expect(refusalOf(() => put(cloud, [type, inputs]))).toBe("");
    });

    it("lets a body name patterns and role definitions, and rules name what is not there yet", () => {
        const resourceAccessRules = [{ tenantId: "t-1", resourceId: idIn("Microsoft.Web/sites", "later") }];
        const asked = account("stone", {
            tags: {
                pattern: `${group}/providers/*`,
                role: `${group}/providers/Microsoft.Authorization/roleDefinitions/x`,
            },
            networkRuleSet: { defaultAction: "Deny", resourceAccessRules },
        });
        expect(refusalOf(() => put(cloudWith(), asked))).toBe("");
    });

    it("refuses a name that another subscription has", () => {
        const cloud = cloudWith([account("stone")]);
        put(cloud, resourceGroup(), other);
        expect(refusalOf(() => put(cloud, account("stone"), other))).toMatch(
            /^409 StorageAccountAlreadyTaken: .*stone/,
        );
        expect(refusalOf(() => put(cloud, account("sttwo"), other))).toBe("");
    });

    it("lets another group have the name of a network", () => {
        const cloud = cloudWith([network("v1"), resourceGroup("rg2")]);
        expect(
            refusalOf(() => put(cloud, ["network:VirtualNetwork", { ...network("v1")[1], resourceGroupName: "rg2" }])),
        ).toBe("");
    });

    it("keeps a deleted vault's name taken, in any case and for every subscription", () => {
        const cloud = cloudWith([vault("kv-one", { enablePurgeProtection: true }), resourceGroup("rg2")]);
        cloud.delete(vaultId("kv-one"));
        expect(cloud.get(vaultId("kv-one"))).toBeUndefined();
        expect(refusalOf(() => put(cloud, vault("KV-one")))).toMatch(/^409 ConflictError: .*deleted state: 'KV-one'/);
        put(cloud, resourceGroup(), other);
        expect(refusalOf(() => put(cloud, vault("kv-one"), other))).toMatch(/^409 ConflictError/);
        expect(refusalOf(() => put(cloud, vault("kv-two")))).toBe("");
    });

    it("gives the name of a deleted account free", () => {
        const cloud = cloudWith([account("stone")]);
        cloud.delete(accountId("stone"));
        expect(refusalOf(() => put(cloud, account("stone")))).toBe("");
    });

    it("changes what is there in place", () => {
        const cloud = cloudWith([account("stone"), container("stone", "raw")]);
        const before = cloud.store.all().length;
        put(cloud, account("STONE".toLowerCase(), { tags: { owner: "me" } }));
        expect(cloud.get(accountId("stone"))?.inputs.tags).toEqual({ owner: "me" });
        expect(cloud.store.all()).toHaveLength(before);
    });

    it("keeps objects in the order they came, changed or not", () => {
        const cloud = cloudWith([network("v1"), network("v2", "10.1.0.0/16")]);
        const ids = () => cloud.store.all().map(({ id }) => id);
        const before = ids();
        put(cloud, ["network:VirtualNetwork", { ...network("v1")[1], tags: { owner: "me" } }]);
        expect(ids()).toEqual(before);
    });

    it("refuses to change what is set for good", () => {
        const cloud = cloudWith([vault("kv-one", { softDeleteRetentionInDays: 7 })]);
        const asProviderError = refusalOf(() => put(cloud, vault("kv-one", { softDeleteRetentionInDays: 8 })));
        expect(asProviderError).toMatch(/^400 PropertyChangeNotAllowed: .*properties.softDeleteRetentionInDays/);
        expect(cloud.get(vaultId("kv-one"))?.inputs.properties).toMatchObject({ softDeleteRetentionInDays: 7 });
    });

    it("writes nothing under a lock that leaves only reading, and anything under another lock", () => {
        const readOnly = (scope: string): Asked => [
            "authorization:ManagementLockByScope",
            { ...lock("read", scope)[1], level: "ReadOnly" },
        ];
        const scope = accountId("stone");
        const cloud = cloudWith([account("stone"), account("sttwo"), lock("keep", group), readOnly(scope)]);
        const asProviderError = refusalOf(() => put(cloud, account("stone", { accessTier: "Cool" })));
        expect(asProviderError).toBe(
            `409 ScopeLocked: The scope '${scope}' cannot perform write operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`,
        );
        expect(refusalOf(() => put(cloud, container("stone", "raw")))).toMatch(/^409 ScopeLocked/);
        expect(refusalOf(() => put(cloud, account("sttwo", { accessTier: "Cool" })))).toBe("");
        expect(refusalOf(() => put(cloud, lock("more", scope)))).toBe("");
    });

    it("ignores a change where the service does", () => {
        const cloud = cloudWith([vault("kv-one"), key("kv-one", "k")]);
        const made = put(cloud, ["keyvault:Key", { ...key("kv-one", "k")[1], properties: { kty: "EC" } }]);
        expect(made.inputs.properties).toEqual({ kty: "RSA" });
        expect(cloud.get(made.id)?.inputs.properties).toEqual({ kty: "RSA" });
    });

    it("takes a part that there is one of as there with its parent", () => {
        const cloud = cloudWith([account("stone")]);
        expect(refusalOf(() => put(cloud, container("stone", "raw")))).toBe("");
        expect(refusalOf(() => put(cloud, container("other", "raw")))).toMatch(/^404 ResourceNotFound/);
    });

    it("takes the parts of an existing object as existing, however deep, and its group", () => {
        const hub = "/subscriptions/s-1/resourceGroups/hub";
        const existing = `${hub}/providers/Microsoft.Storage/storageAccounts/sthub`;
        const cloud = cloudWith([], { initialState: { existing: [existing] } });
        const asked = account("stone", { tags: { part: `${existing}/fileServices/default/shares/a` } });
        expect(refusalOf(() => put(cloud, asked))).toBe("");
        expect(
            refusalOf(() =>
                put(cloud, [
                    "storage:BlobContainer",
                    { resourceGroupName: "hub", accountName: "sthub", containerName: "raw" },
                ]),
            ),
        ).toBe("");
        expect(
            refusalOf(() => put(cloud, ["network:RouteTable", { resourceGroupName: "hub", routeTableName: "rt" }])),
        ).toBe("");
        expect(
            refusalOf(() => put(cloud, account("sttwo", { tags: { other: existing.replace("sthub", "stelse") } }))),
        ).toMatch(/^404/);
    });

    it("knows the subscription: a lock or a role may be on it", () => {
        const cloud = cloudWith();
        expect(refusalOf(() => put(cloud, lock("all", "/subscriptions/s-1")))).toBe("");
    });

    it("takes a blob whose name is a path", () => {
        const cloud = cloudWith([account("stone"), container("stone", "raw")]);
        const asked = (blobName: string, containerName = "raw") =>
            refusalOf(() => put(cloud, ["storage:Blob", { accountName: "stone", containerName, blobName }]));
        expect(asked("a/b/c.csv")).toBe("");
        expect(asked("a/b/c.csv", "none")).toMatch(/^404 ResourceNotFound/);
    });

    it("asks for a part's properties wherever the part is, and nowhere else", () => {
        const rule = { name: "a", type: "Lifecycle", definition: { actions: {} } };
        const ask = (...filters: (object | undefined)[]) => {
            const rules = filters.map((each, i) => ({
                ...rule,
                name: `r${i}`,
                definition: { actions: {}, filters: each },
            }));
            const inputs = { accountName: "stone", managementPolicyName: "default", policy: { rules } };
            return refusalOf(() => put(cloudWith([account("stone")]), ["storage:ManagementPolicy", inputs]));
        };
        expect(ask(undefined, { blobTypes: ["blockBlob"] })).toBe("");
        expect(ask(undefined, { prefixMatch: ["raw"] })).toMatch(/^400 MissingRequiredProperty: .*filters.blobTypes/);
    });

    it("refuses inputs that it computes", () => {
        expect(refusalOf(() => put(cloudWith(), account("stone", { primaryLocation: "mars" })))).toMatch(
            /^400 ReadOnlyProperty: .*primaryLocation/,
        );
    });

    it("makes a region's network watcher with its first network", () => {
        const cloud = cloudWith([network("v1")]);
        const watcher = `/subscriptions/${caller.subscriptionId}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope`;
        expect(cloud.get(watcher)?.origin).toBe("service");
        put(cloud, ["network:VirtualNetwork", { ...network("v2", "10.1.0.0/16")[1], location: "East US" }]);
        expect(cloud.get(watcher.replace("westeurope", "eastus"))?.origin).toBe("service");
    });
});
