import { describe, expect, it } from "vitest";
import { AzureNativeProvider } from "../../../simulation/provider/azureNative";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { unknownOnWire } from "../../../simulation/core/wire";
import {
    account,
    accountId,
    caller,
    cloudWith,
    group,
    messageOf,
    network,
    subnet,
    subnetId,
    type Asked,
} from "../support";

const requestOf = ([type, inputs]: Asked, more: Inputs = {}) => ({
    type: `azure-native:${type}`,
    name: "x",
    inputs: { resourceGroupName: "rg", location: "westeurope", ...inputs, ...more },
});
const stone = requestOf(account("stone"));

function providerOf(cloud: Cloud): AzureNativeProvider {
    const provider = new AzureNativeProvider(cloud);
    provider.configure({ ...caller });
    return provider;
}

describe("The simulated azure-native provider", () => {
    it("makes an object in the subscription that it is configured with", () => {
        const cloud = cloudWith();
        const { id, outputs } = providerOf(cloud).create(stone);
        expect(id).toBe(accountId("stone"));
        expect(outputs).toMatchObject({ name: "stone", provisioningState: "Succeeded" });
        expect(cloud.get(id)?.inputs).toEqual(stone.inputs);
    });

    it("refuses to make what is there, and changes nothing", () => {
        const cloud = cloudWith([account("stone", { tags: { owner: "them" } })]);
        expect(messageOf(() => providerOf(cloud).create(stone))).toBe(
            `cannot create already existing resource '${accountId("stone")}'`,
        );
        expect(cloud.get(accountId("stone"))?.inputs.tags).toEqual({ owner: "them" });
    });

    it("makes a part that there is one of though it is there", () => {
        const provider = providerOf(cloudWith([account("stone")]));
        const service = requestOf([
            "storage:BlobServiceProperties",
            { accountName: "stone", blobServicesName: "default" },
        ]);
        expect(messageOf(() => provider.create(service))).toBe("");
        expect(messageOf(() => provider.create(service))).toBe("");
    });

    it("says a refusal in the words of azure-native, with what Azure said behind it", () => {
        const lonely = { ...stone, inputs: { ...stone.inputs, resourceGroupName: "none" } };
        try {
            providerOf(cloudWith()).create(lonely);
            expect.unreachable();
        } catch (error) {
            expect((error as Error).message).toMatch(
                /^Status=404 Code="ResourceGroupNotFound" Message="Resource group 'none'/,
            );
            expect((error as Error).cause).toMatchObject({ status: 404 });
        }
    });

    it("lets pass that what it is to delete is gone", () => {
        const cloud = cloudWith([account("stone")]);
        const provider = providerOf(cloud);
        provider.delete(stone, accountId("stone"));
        expect(cloud.get(accountId("stone"))).toBeUndefined();
        expect(messageOf(() => provider.delete(stone, accountId("stone")))).toBe("");
    });

    it("refuses to delete what Azure does not delete", () => {
        const cloud = cloudWith([account("stone")]);
        const asProviderError = messageOf(() =>
            providerOf(cloud).delete(requestOf(["resources:ResourceGroup", {}]), group),
        );
        expect(asProviderError).toMatch(/^Status=409 Code="ResourceGroupBeingDeletedHoldsResources"/);
    });

    it("reads what somebody else wrote last, and nothing of what is gone", () => {
        const cloud = cloudWith([account("stone")]);
        const object = cloud.store.find(accountId("stone"));
        if (object) {
            cloud.store.put({ ...object, inputs: { ...object.inputs, minimumTlsVersion: "TLS1_0" } });
        }
        const provider = providerOf(cloud);
        expect(provider.read(stone, accountId("stone").toUpperCase())?.inputs.minimumTlsVersion).toBe("TLS1_0");
        expect(provider.read(stone, accountId("gone"))).toBeUndefined();
    });

    it("updates with the whole body: what is left out is gone", () => {
        const cloud = cloudWith([account("stone", { tags: { owner: "me" }, minimumTlsVersion: "TLS1_2" })]);
        const outputs = providerOf(cloud).update(requestOf(account("stone"), { tags: { owner: "you" } }));
        expect(outputs).toMatchObject({ name: "stone" });
        expect(cloud.get(accountId("stone"))?.inputs.tags).toEqual({ owner: "you" });
        expect(cloud.get(accountId("stone"))?.inputs.minimumTlsVersion).toBeUndefined();
    });

    it("asks again where Azure is busy, and gives up where it stays so", () => {
        const cloud = cloudWith();
        cloud.setFaults({ throttled: 0.3, seed: 3 });
        expect(messageOf(() => providerOf(cloud).create(stone))).toBe("");
        cloud.setFaults({ throttled: 1 });
        expect(messageOf(() => providerOf(cloud).read(stone, accountId("stone")))).toMatch(
            /^Status=429 Code="TooManyRequests"/,
        );
    });
});

describe("Its check", () => {
    const check = (type: string, inputs: Inputs) => providerOf(cloudWith()).check({ type, name: "x", inputs });

    it("names every required property that is missing", () => {
        const [failure, ...more] = check("azure-native:storage:StorageAccount", { accountName: "stone", sku: {} });
        expect(more).toEqual([]);
        for (const path of ["kind", "location", "sku.name"]) {
            expect(failure?.reason).toContain(path);
        }
        expect(failure?.reason).not.toContain("identity.type");
    });

    it("names what the service computes", () => {
        const [failure] = check(stone.type, { ...stone.inputs, provisioningState: "Succeeded" });
        expect(failure?.reason).toContain("provisioningState");
    });

    it("takes what is not known yet, in whole or in part, and types that it does not know", () => {
        expect(check(stone.type, { ...stone.inputs, location: unknownOnWire, sku: unknownOnWire })).toEqual([]);
        expect(check("azure-native:network:PrivateEndpoint", { location: "x", subnet: unknownOnWire })).toEqual([]);
        const rules = { location: "x", securityRules: unknownOnWire };
        expect(check("azure-native:network:NetworkSecurityGroup", rules)).toEqual([]);
        expect(check("azure-native:web:WebApp", {})).toEqual([]);
    });

    it("makes nothing", () => {
        const cloud = cloudWith();
        providerOf(cloud).check(stone);
        expect(cloud.get(accountId("stone"))).toBeUndefined();
    });
});

describe("Its diff", () => {
    const diff = (asked: Asked, change: Inputs) =>
        providerOf(cloudWith()).diff(requestOf(asked, change), requestOf(asked).inputs);

    it.each([
        ["name", account("stone"), { accountName: "sttwo" }],
        ["group", account("stone"), { resourceGroupName: "rg2" }],
        ["region", account("stone"), { location: "eastus" }],
        ["hierarchical namespace", account("stone"), { isHnsEnabled: true }],
        [
            "subnet",
            ["network:PrivateEndpoint", { subnet: { id: subnetId("v1", "a") } }] as Asked,
            { subnet: { id: subnetId("v1", "b") } },
        ],
        ["network's name", subnet("v1", "a"), { virtualNetworkName: "v2" }],
    ])("replaces for another %s, the old one first", (_, asked, change) => {
        const properties = Object.keys(change);
        expect(diff(asked, change)).toEqual({ changed: properties, replaces: properties, deleteBeforeReplace: true });
    });

    it("updates for tags and for what Azure refuses itself", () => {
        expect(diff(account("stone"), { tags: { a: "b" } })).toEqual({
            changed: ["tags"],
            replaces: [],
            deleteBeforeReplace: false,
        });
        expect(diff(network("v1"), { addressSpace: { addressPrefixes: [] } }).replaces).toEqual([]);
    });

    it("finds a property that is gone, a deep one, and none where none differs", () => {
        const provider = providerOf(cloudWith());
        const olds = { ...stone.inputs, tags: { a: "b" } };
        expect(provider.diff(stone, olds).changed).toEqual(["tags"]);
        const keyed = { encryption: { services: { blob: { keyType: "Account" } } } };
        expect(diff(account("stone"), keyed)).toMatchObject({ changed: ["encryption"], replaces: [] });
        expect(diff(account("stone"), {})).toEqual({ changed: [], replaces: [], deleteBeforeReplace: false });
    });

    it("counts what is not known yet as changed", () => {
        expect(diff(account("stone"), { location: unknownOnWire })).toMatchObject({
            changed: ["location"],
            replaces: ["location"],
        });
        expect(diff(account("stone"), { tags: unknownOnWire })).toMatchObject({ changed: ["tags"], replaces: [] });
    });

    it.each([
        ["in which a part differs", { subnet: { id: "/b", name: "a" } }, ["subnet"]],
        ["that is not known yet", { subnet: unknownOnWire }, ["subnet"]],
        ["that is gone", { subnet: undefined }, ["subnet"]],
    ])("replaces for a fixed whole %s", (_, change, replaces) => {
        const endpoint: Asked = ["network:PrivateEndpoint", { subnet: { id: "/a", name: "a" } }];
        expect(diff(endpoint, change)).toMatchObject({ replaces });
    });
});
