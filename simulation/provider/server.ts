import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import * as pluginProto from "@pulumi/pulumi/proto/plugin_pb";
import * as services from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { previewed } from "../cloud/previewed";
import { differingPaths, isAtOrUnder } from "./diff";
import type { Inputs } from "../core/simulatedType";
import { typeAndName } from "../core/urns";
import { plain, toStruct, toWire, unknownOnWire } from "../core/wire";
import type { ResourceRequest, SimulatedProvider } from "./types";

/** A call of the engine that changes something, as an observer sees it. */
export interface ObservedCall {
    /** What is done. */
    method: "create" | "update" | "delete";
    /** Before the provider does it, or after, when the engine has not heard of it yet. */
    moment: "before" | "after";
    /** URN of the resource. */
    urn: string;
}

/** Called for every request that changes something; may end the process that made it. */
export type Observer = (call: ObservedCall) => void;

/** A provider that the engine can connect to. */
export interface ServedProvider {
    /** Port on the loopback address. */
    port: number;
    /** Ends every call that is under way. */
    close(): void;
}

type Message = Parameters<typeof toWire>[0];
type Handler<In, Out> = (request: In) => Out;

/** Serves a provider over gRPC, as a plug-in does. */
export async function serveProvider(
    provider: SimulatedProvider,
    observe: Observer = () => undefined,
): Promise<ServedProvider> {
    const server = new grpc.Server();
    server.addService(services.ResourceProviderService, handlersOf(provider, observe));
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        ),
    );
    return { port, close: () => server.forceShutdown() };
}

function handlersOf(provider: SimulatedProvider, observe: Observer): grpc.UntypedServiceImplementation {
    return {
        ...unimplemented(),
        getPluginInfo: answer(() => {
            const response = new pluginProto.PluginInfo();
            response.setVersion(provider.version);
            return response;
        }),
        cancel: answer(() => new Empty()),
        checkConfig: answer((request: proto.CheckRequest) => checked(request, [])),
        diffConfig: answer(() => new proto.DiffResponse()),
        configure: answer((request: proto.ConfigureRequest) => {
            provider.configure(plainOf(request.getArgs()));
            return configured();
        }),
        check: answer((request: proto.CheckRequest) =>
            checked(request, provider.check(resource(request, request.getNews()))),
        ),
        diff: answer((request: proto.DiffRequest) => diffed(provider, request)),
        create: answer((request: proto.CreateRequest) => created(provider, request, observe)),
        read: answer((request: proto.ReadRequest) => wasRead(provider, request)),
        update: answer((request: proto.UpdateRequest) => updated(provider, request, observe)),
        delete: answer((request: proto.DeleteRequest) => {
            observe({ method: "delete", moment: "before", urn: request.getUrn() });
            provider.delete(resource(request, request.getOldInputs()), request.getId());
            observe({ method: "delete", moment: "after", urn: request.getUrn() });
            return new Empty();
        }),
    };
}

function unimplemented(): grpc.UntypedServiceImplementation {
    const fault = { code: grpc.status.UNIMPLEMENTED, details: "not served by the simulated provider" };
    const refuse: grpc.handleUnaryCall<unknown, unknown> = (_call, callback) => callback(fault);
    // A stream has no callback to be refused by.
    const end: grpc.handleServerStreamingCall<unknown, unknown> = (call) => void call.emit("error", fault);
    return Object.fromEntries(
        Object.entries(services.ResourceProviderService).map(([method, { responseStream }]) => [
            method,
            responseStream ? end : refuse,
        ]),
    );
}

function answer<In, Out>(handle: Handler<In, Out>): grpc.handleUnaryCall<In, Out> {
    return (call, callback) => {
        let response: Out;
        try {
            response = handle(call.request);
        } catch (error) {
            callback({ code: grpc.status.UNKNOWN, message: error instanceof Error ? error.message : String(error) });
            return;
        }
        callback(null, response);
    };
}

const plainOf = (struct: Message) => plain(toWire(struct)) as Inputs;

function resource(request: { getUrn(): string }, inputs: Message): ResourceRequest {
    return { ...typeAndName(request.getUrn()), inputs: plainOf(inputs) };
}

function configured(): proto.ConfigureResponse {
    const response = new proto.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    response.setAcceptresources(true);
    response.setAcceptoutputs(true);
    return response;
}

function checked(request: proto.CheckRequest, faults: { property: string; reason: string }[]): proto.CheckResponse {
    const response = new proto.CheckResponse();
    response.setInputs(request.getNews());
    response.setFailuresList(
        faults.map(({ property, reason }) => {
            const failure = new proto.CheckFailure();
            failure.setProperty(property);
            failure.setReason(reason);
            return failure;
        }),
    );
    return response;
}

function diffed(provider: SimulatedProvider, request: proto.DiffRequest): proto.DiffResponse {
    const asked = resource(request, request.getNews());
    const before = plainOf(request.getOldInputs());
    const { changed, replaces, deleteBeforeReplace } = provider.diff(asked, before);
    const response = new proto.DiffResponse();
    const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
    response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
    response.setDiffsList(changed);
    response.setReplacesList(replaces);
    response.setDeletebeforereplace(deleteBeforeReplace);
    // The engine holds the program's replaceOnChanges against the paths that are given here.
    for (const path of differingPaths(before, asked.inputs)) {
        const property = new proto.PropertyDiff();
        const forces = replaces.some((replaced) => isAtOrUnder(path, replaced));
        property.setKind(forces ? proto.PropertyDiff.Kind.UPDATE_REPLACE : proto.PropertyDiff.Kind.UPDATE);
        property.setInputdiff(true);
        response.getDetaileddiffMap().set(path, property);
    }
    response.setHasdetaileddiff(true);
    return response;
}

function created(provider: SimulatedProvider, request: proto.CreateRequest, observe: Observer): proto.CreateResponse {
    const response = new proto.CreateResponse();
    const inputs = toWire(request.getProperties());
    if (request.getPreview()) {
        const { type, inputs: asked } = resource(request, request.getProperties());
        response.setProperties(toStruct({ ...inputs, ...previewed(type, asked) }));
        return response;
    }
    observe({ method: "create", moment: "before", urn: request.getUrn() });
    const { id, outputs } = provider.create(resource(request, request.getProperties()));
    observe({ method: "create", moment: "after", urn: request.getUrn() });
    response.setId(id);
    response.setProperties(toStruct({ ...inputs, ...outputs }));
    return response;
}

function wasRead(provider: SimulatedProvider, request: proto.ReadRequest): proto.ReadResponse {
    const response = new proto.ReadResponse();
    const before = plainOf(request.getProperties());
    const found = provider.read(resource(request, request.getInputs()), request.getId(), before);
    if (!found) {
        return response;
    }
    response.setId(request.getId());
    response.setInputs(toStruct(found.inputs));
    response.setProperties(toStruct({ ...found.inputs, ...found.outputs }));
    return response;
}

function updated(provider: SimulatedProvider, request: proto.UpdateRequest, observe: Observer): proto.UpdateResponse {
    const response = new proto.UpdateResponse();
    const inputs = toWire(request.getNews());
    if (request.getPreview()) {
        const { type, inputs: asked } = resource(request, request.getNews());
        const before = plainOf(request.getOlds());
        const unknown = Object.fromEntries((provider.unknownAfterUpdate ?? []).map((name) => [name, unknownOnWire]));
        response.setProperties(
            toStruct({ ...toWire(request.getOlds()), ...inputs, ...unknown, ...previewed(type, asked, before) }),
        );
        return response;
    }
    observe({ method: "update", moment: "before", urn: request.getUrn() });
    const outputs = provider.update(resource(request, request.getNews()), request.getId());
    observe({ method: "update", moment: "after", urn: request.getUrn() });
    response.setProperties(toStruct({ ...inputs, ...outputs }));
    return response;
}
