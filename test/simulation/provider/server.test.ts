import { credentials, status, type ServiceError } from "@grpc/grpc-js";
import * as services from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Cloud } from "../../../simulation/cloud/cloud";
import { AzureNativeProvider } from "../../../simulation/provider/azureNative";
import { serveProvider, type ObservedCall, type ServedProvider } from "../../../simulation/provider/server";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { secretSignature, signature, toStruct, toWire, unknownOnWire } from "../../../simulation/core/wire";
import { account, accountId, caller, cloudWith } from "../support";

type Method<Q, R> = (request: Q, callback: (error: ServiceError | null, response: R) => void) => unknown;
type Struct = ReturnType<typeof toStruct>;

const urn = "urn:pulumi:dev::p::azure-ml-platform:index:Lake$azure-native:storage:StorageAccount::lake";
const id = accountId("stone");
const stone: Inputs = { ...account("stone")[1], resourceGroupName: "rg", location: "westeurope" };
const secret = (value: unknown) => ({ [signature]: secretSignature, value });

let cloud: Cloud;
let served: ServedProvider;
let client: services.ResourceProviderClient;
let observed: string[];
let onCall: (call: ObservedCall) => void;

beforeEach(async () => {
    cloud = cloudWith();
    observed = [];
    onCall = () => undefined;
    const provider = new AzureNativeProvider(cloud);
    served = await serveProvider(provider, (call) => {
        const there = cloud.store.find(id) ? "there" : "not there";
        observed.push(`${call.moment} ${call.method}: ${there}`);
        onCall(call);
    });
    client = new services.ResourceProviderClient(`127.0.0.1:${served.port}`, credentials.createInsecure());
    await configure();
});

afterEach(() => {
    client.close();
    served.close();
});

const ask = <Q, R>(method: Method<Q, R>, request: Q): Promise<R> =>
    new Promise((resolve, reject) => {
        method.call(client, request, (error, response) => (error ? reject(error) : resolve(response)));
    });

const refusalOf = (call: Promise<unknown>): Promise<ServiceError> =>
    call.then(
        () => expect.unreachable(),
        (error: ServiceError) => error,
    );

function configure(): Promise<proto.ConfigureResponse> {
    const request = new proto.ConfigureRequest();
    request.setArgs(toStruct({ ...caller, subscriptionId: secret(caller.subscriptionId) }));
    return ask<proto.ConfigureRequest, proto.ConfigureResponse>(client.configure.bind(client), request);
}

async function check(news: Inputs) {
    const request = new proto.CheckRequest();
    request.setUrn(urn);
    request.setNews(toStruct(news));
    const response = await ask<proto.CheckRequest, proto.CheckResponse>(client.check.bind(client), request);
    return {
        inputs: toWire(response.getInputs()),
        failures: response.getFailuresList().map((each) => each.getReason()),
    };
}

async function diff(olds: Inputs, news: Inputs) {
    const request = new proto.DiffRequest();
    request.setUrn(urn);
    request.setOldInputs(toStruct(olds));
    request.setNews(toStruct(news));
    const response = await ask<proto.DiffRequest, proto.DiffResponse>(client.diff.bind(client), request);
    const paths: Record<string, number> = {};
    response.getDetaileddiffMap().forEach((property, at) => {
        paths[at] = property.getKind();
    });
    return {
        changes: response.getChanges(),
        diffs: response.getDiffsList(),
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
        paths,
    };
}

async function create(inputs: Inputs, preview = false) {
    const request = new proto.CreateRequest();
    request.setUrn(urn);
    request.setProperties(toStruct(inputs));
    request.setPreview(preview);
    const response = await ask<proto.CreateRequest, proto.CreateResponse>(client.create.bind(client), request);
    return { id: response.getId(), properties: toWire(response.getProperties()) };
}

async function update(olds: Inputs, news: Inputs, preview = false) {
    const request = new proto.UpdateRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    request.setPreview(preview);
    const response = await ask<proto.UpdateRequest, proto.UpdateResponse>(client.update.bind(client), request);
    return toWire(response.getProperties());
}

async function read(of = id) {
    const request = new proto.ReadRequest();
    request.setUrn(urn);
    request.setId(of);
    const response = await ask<proto.ReadRequest, proto.ReadResponse>(client.read.bind(client), request);
    const wire = (struct: Struct | undefined) => (struct ? toWire(struct) : undefined);
    return { id: response.getId(), inputs: wire(response.getInputs()), properties: wire(response.getProperties()) };
}

function remove() {
    const request = new proto.DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOldInputs(toStruct(stone));
    return ask<proto.DeleteRequest, Empty>(client.delete.bind(client), request);
}

describe("A served provider", () => {
    it("says its version and what it takes", async () => {
        const info = await ask(
            client.getPluginInfo.bind(client) as Method<Empty, { getVersion(): string }>,
            new Empty(),
        );
        expect(info.getVersion()).toMatch(/^\d+\.\d+\.\d+$/);
        const configured = await configure();
        expect(configured.getAcceptsecrets()).toBe(true);
        expect(configured.getSupportspreview()).toBe(true);
    });

    it("checks: gives the inputs back, and the reasons of what is wrong", async () => {
        expect(await check(stone)).toEqual({ inputs: stone, failures: [] });
        const { failures } = await check({ accountName: "stone" });
        expect(failures).toEqual([expect.stringContaining("lacks sku, kind, location")]);
        expect((await check({ ...stone, kind: secret("") })).failures).toEqual([expect.stringContaining("lacks kind")]);
    });

    it("reports what differs and what replaces", async () => {
        const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
        expect(await diff(stone, stone)).toEqual({
            changes: DIFF_NONE,
            diffs: [],
            replaces: [],
            deleteBeforeReplace: false,
            paths: {},
        });
        expect(await diff(stone, { ...stone, tags: { a: "b" } })).toMatchObject({
            changes: DIFF_SOME,
            diffs: ["tags"],
            replaces: [],
        });
        expect(await diff(stone, { ...stone, location: "eastus" })).toMatchObject({
            replaces: ["location"],
            deleteBeforeReplace: true,
        });
        const { UPDATE, UPDATE_REPLACE } = proto.PropertyDiff.Kind;
        const other = { ...stone, sku: { name: "Premium_LRS" }, location: "eastus", rules: [{ "a b": 1 }] };
        const { paths } = await diff({ ...stone, rules: [{ "a b": 2 }] }, other);
        expect(paths).toEqual({ "sku.name": UPDATE, location: UPDATE_REPLACE, 'rules[0]["a b"]': UPDATE });
        expect(await diff(stone, { ...stone, location: secret("westeurope") })).toMatchObject({ changes: DIFF_NONE });
    });

    it("makes nothing in a preview, and gives back what is known and what is not", async () => {
        const inputs = { ...stone, location: unknownOnWire, tags: secret({ a: "b" }) };
        expect(await create(inputs, true)).toEqual({ id: "", properties: inputs });
        expect(cloud.store.find(id)).toBeUndefined();
        expect(observed).toEqual([]);
    });

    it("makes it, with secrets open for the cloud and closed in the answer", async () => {
        const tags = { open: "o", held: secret("s") };
        const made = await create({ ...stone, tags });
        expect(made.id).toBe(id);
        expect(made.properties).toMatchObject({ tags, name: "stone", provisioningState: "Succeeded" });
        expect(cloud.store.find(id)?.inputs.tags).toEqual({ open: "o", held: "s" });
        expect(JSON.stringify(cloud.store.find(id))).not.toContain(secretSignature);
    });

    it("reads it as it is, and says nothing of what is gone", async () => {
        await create(stone);
        const object = cloud.store.find(id);
        if (object) {
            cloud.store.put({ ...object, inputs: { ...object.inputs, minimumTlsVersion: "TLS1_0" } });
        }
        const found = await read();
        expect(found.id).toBe(id);
        expect(found.inputs).toEqual({ ...stone, minimumTlsVersion: "TLS1_0" });
        expect(found.properties).toMatchObject({ minimumTlsVersion: "TLS1_0", primaryLocation: "westeurope" });
        expect(await read(accountId("gone"))).toMatchObject({ id: "", inputs: undefined });
    });

    it("updates it, and in a preview only says so", async () => {
        const { properties } = await create(stone);
        const news = { ...stone, tags: secret({ a: "b" }) };
        const previewed = await update(properties, { ...news, kind: unknownOnWire }, true);
        expect(previewed).toMatchObject({ tags: secret({ a: "b" }), kind: unknownOnWire, name: "stone" });
        expect(cloud.store.find(id)?.inputs).toEqual(stone);
        expect(await update(properties, news)).toMatchObject({ tags: secret({ a: "b" }), name: "stone" });
        expect(cloud.store.find(id)?.inputs.tags).toEqual({ a: "b" });
    });

    it("deletes it, and once more without complaint", async () => {
        await create(stone);
        await remove();
        expect(cloud.store.find(id)).toBeUndefined();
        await remove();
    });

    it("refuses with the message of the cloud", async () => {
        await create(stone);
        const { code, details } = await refusalOf(create(stone));
        expect(code).toBe(status.UNKNOWN);
        expect(details).toBe(`cannot create already existing resource '${id}'`);
        const lonely = await refusalOf(create({ ...stone, accountName: "sttwo", resourceGroupName: "none" }));
        expect(lonely.details).toMatch(/^Status=404 Code="ResourceGroupNotFound"/);
    });

    it("refuses methods that it does not serve, and goes on", async () => {
        const request = new proto.InvokeRequest();
        const refused = await refusalOf(ask<proto.InvokeRequest, unknown>(client.invoke.bind(client), request));
        expect(refused).toMatchObject({ code: status.UNIMPLEMENTED, details: "not served by the simulated provider" });
        const streamed = await new Promise<ServiceError>((resolve, reject) => {
            client.list(new proto.ListRequest()).on("error", resolve).on("data", reject).on("end", reject);
        });
        expect(streamed).toMatchObject({ code: status.UNIMPLEMENTED });
        expect((await create(stone)).id).toBe(id);
    });
});

describe("The observer of a served provider", () => {
    it("hears of every change before the cloud does it, and after", async () => {
        await create(stone);
        await update(stone, { ...stone, tags: {} });
        await read();
        await remove();
        expect(observed).toEqual([
            "before create: not there",
            "after create: there",
            "before update: there",
            "after update: there",
            "before delete: there",
            "after delete: not there",
        ]);
    });

    it("hears nothing after a change that is refused", async () => {
        await refusalOf(create({ ...stone, resourceGroupName: "none" }));
        expect(observed).toEqual(["before create: not there"]);
    });

    it("may make a change fail before it is done, and keep the engine from hearing that it was done", async () => {
        onCall = ({ moment, urn: of }) => {
            if (moment === "before") {
                throw new Error(`stopped ${of}`);
            }
        };
        expect((await refusalOf(create(stone))).details).toBe(`stopped ${urn}`);
        expect(cloud.store.find(id)).toBeUndefined();
        onCall = ({ moment }) => {
            if (moment === "after") {
                served.close();
            }
        };
        expect([status.CANCELLED, status.UNAVAILABLE]).toContain((await refusalOf(create(stone))).code);
        expect(cloud.store.find(id)).toBeDefined();
    });
});
