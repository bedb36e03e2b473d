import { describe, expect, it } from "vitest";
import {
    account,
    accountId,
    cloudWith,
    container,
    endpoint,
    group,
    idIn,
    key,
    lock,
    network,
    networkId,
    put,
    refusalOf,
    resourceGroup,
    subnet,
    subnetId,
    vault,
    vaultId,
} from "../support";

const lockId = (scope: string, name: string) => `${scope}/providers/Microsoft.Authorization/locks/${name}`;
const deleting = (cloud: ReturnType<typeof cloudWith>, id: string) => refusalOf(() => cloud.delete(id));

describe("The simulated cloud, asked to delete,", () => {
    it("does nothing where there is nothing", () => {
        expect(deleting(cloudWith(), accountId("gone"))).toBe("");
    });

    it("deletes all that lies under an object with it, and nothing else", () => {
        const cloud = cloudWith([account("st1"), account("st10"), container("st1", "raw"), container("st10", "raw")]);
        cloud.delete(accountId("ST1"));
        expect(cloud.store.all().map(({ id }) => id)).toEqual([
            group,
            accountId("st10"),
            `${accountId("st10")}/blobServices/default/containers/raw`,
        ]);
    });

    it("is refused by a lock on the resource, for what lies under it too", () => {
        const cloud = cloudWith([
            account("st1"),
            account("st2"),
            container("st1", "raw"),
            lock("keep", accountId("st1")),
        ]);
        const asProviderError = deleting(cloud, accountId("st1"));
        expect(asProviderError).toMatch(/^409 ScopeLocked: /);
        expect(asProviderError).toContain(`locked: '${accountId("st1")}'`);
        expect(deleting(cloud, `${accountId("st1")}/blobServices/default/containers/raw`)).toMatch(/^409 ScopeLocked/);
        expect(cloud.get(accountId("st1"))).toBeDefined();
        expect(deleting(cloud, accountId("st2"))).toBe("");
    });

    it("is refused by a lock on what lies under the resource, and not once that is unlocked", () => {
        const zone = "privatelink.dfs.core.windows.net";
        const zoneId = idIn("Microsoft.Network/privateDnsZones", zone);
        const cloud = cloudWith([
            ["privatedns:PrivateZone", { privateZoneName: zone, location: "Global" }],
            lock("keep", `${zoneId}/SOA/@`),
        ]);
        expect(deleting(cloud, zoneId)).toMatch(/^409 ScopeLocked/);
        expect(deleting(cloud, lockId(`${zoneId}/SOA/@`, "keep"))).toBe("");
        expect(deleting(cloud, zoneId)).toBe("");
        expect(cloud.get(`${zoneId}/SOA/@`)).toBeUndefined();
    });

    it("is refused by a lock on the group, whatever the case of its scope", () => {
        const cloud = cloudWith([account("st1"), lock("keep", group.toUpperCase())]);
        expect(deleting(cloud, accountId("st1"))).toMatch(/^409 ScopeLocked/);
        expect(deleting(cloud, group)).toMatch(/^409 ScopeLocked/);
    });

    it("deletes locks, next to and under other locks, and what they held after them", () => {
        const scope = accountId("st1");
        const cloud = cloudWith([account("st1"), lock("one", scope), lock("two", scope), lock("all", group)]);
        expect(deleting(cloud, lockId(scope, "one"))).toBe("");
        expect(deleting(cloud, scope)).toMatch(/^409 ScopeLocked/);
        expect(deleting(cloud, lockId(scope, "two"))).toBe("");
        expect(deleting(cloud, lockId(group, "all"))).toBe("");
        expect(deleting(cloud, scope)).toBe("");
    });

    it("minds no lock at the service itself: a lock holds Azure's management endpoint only", () => {
        const cloud = cloudWith([vault("kv-1"), key("kv-1", "k"), lock("keep", vaultId("kv-1"))]);
        expect(deleting(cloud, `${vaultId("kv-1")}/keys/k`)).toBe("");
        expect(deleting(cloud, vaultId("kv-1"))).toMatch(/^409 ScopeLocked/);
    });

    it("does nothing to a part that there is one of, locked or not", () => {
        const service: [string, object] = [
            "storage:BlobServiceProperties",
            { accountName: "st1", blobServicesName: "default" },
        ];
        const cloud = cloudWith([account("st1"), [service[0], { ...service[1] }], lock("keep", accountId("st1"))]);
        const id = `${accountId("st1")}/blobServices/default`;
        expect(deleting(cloud, id)).toBe("");
        expect(cloud.get(id)).toBeDefined();
    });

    it("is refused while others need it, and names them", () => {
        const cloud = cloudWith([
            network("v1"),
            subnet("v1", "pe"),
            account("st1"),
            endpoint("pep", subnetId("v1", "PE"), accountId("st1"), "blob"),
        ]);
        // A network is deleted with its subnets, and these hold something.
        expect(deleting(cloud, networkId("v1"))).toMatch(/^400 InUseSubnetCannotBeDeleted: .*privateEndpoints\/pep/);
        const asProviderError = deleting(cloud, subnetId("v1", "pe"));
        expect(asProviderError).toMatch(/^400 InUseSubnetCannotBeDeleted|^409 InUseSubnetCannotBeDeleted/);
        expect(asProviderError).toContain(idIn("Microsoft.Network/privateEndpoints", "pep"));
        cloud.delete(idIn("Microsoft.Network/privateEndpoints", "pep"));
        expect(deleting(cloud, subnetId("v1", "pe"))).toBe("");
    });

    it("forgets a holder that names it no more", () => {
        const table: [string, { [key: string]: unknown }] = ["network:RouteTable", { routeTableName: "rt" }];
        const routeTable = { id: idIn("Microsoft.Network/routeTables", "rt") };
        const [type, inputs] = subnet("v1", "a");
        const cloud = cloudWith([network("v1"), table, [type, { ...inputs, routeTable }]]);
        expect(deleting(cloud, routeTable.id)).toMatch(/InUseRouteTableCannotBeDeleted/);
        put(cloud, [type, inputs]);
        expect(deleting(cloud, routeTable.id)).toBe("");
    });

    it("is refused for a group that holds anything, and names all of it", () => {
        const cloud = cloudWith([account("st1"), network("v1"), resourceGroup("rg2")]);
        const asProviderError = deleting(cloud, group);
        expect(asProviderError).toMatch(/^409 ResourceGroupBeingDeletedHoldsResources: .*'rg'/);
        for (const id of [accountId("st1"), networkId("v1")]) {
            expect(asProviderError).toContain(id);
        }
        expect(deleting(cloud, "/subscriptions/s-1/resourceGroups/rg2")).toBe("");
        for (const id of [accountId("st1"), networkId("v1")]) {
            cloud.delete(id);
        }
        expect(deleting(cloud, group)).toBe("");
    });

    it("is refused for a group that holds what was there before", () => {
        const cloud = cloudWith([], { initialState: { existing: [accountId("theirs")] } });
        expect(deleting(cloud, group)).toContain(accountId("theirs"));
    });

    it("deletes a group that holds only what Azure keeps there automatically", () => {
        const cloud = cloudWith();
        cloud.bring(idIn("Microsoft.Insights/smartDetectors", "x"), "service");
        expect(deleting(cloud, group)).toBe("");
        expect(cloud.store.all()).toEqual([]);
    });
});
