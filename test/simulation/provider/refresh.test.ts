import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../simulation/cloud/cloud";
import { AzureNativeProvider } from "../../../simulation/provider/azureNative";
import { refreshedInputs } from "../../../simulation/provider/refresh";
import type { ResourceRequest } from "../../../simulation/provider/types";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { put, caller, type Asked } from "../support";
import {
    cluster,
    clusterBody,
    containerRegistry,
    dataBody,
    datastore,
    environmentBody,
    managed,
    mlWorkspace,
    modelRegistryBody,
    outputs,
    readyCloud,
    workspaceId,
} from "../services/machine-learning/support";

const requestOf = ([type, inputs]: Asked): ResourceRequest => ({
    type: `azure-native:${type}`,
    name: "x",
    inputs: { resourceGroupName: "rg", location: "westeurope", ...inputs },
});

/** A stack that holds one resource: it makes it, refreshes it and asks for it again. */
class OneResource {
    private readonly provider: AzureNativeProvider;
    private readonly id: string;
    private inputs: Inputs;
    private answer: Inputs;

    constructor(
        cloud: Cloud,
        private readonly request: ResourceRequest,
    ) {
        this.provider = new AzureNativeProvider(cloud);
        this.provider.configure({ ...caller });
        const { id, outputs: answer } = this.provider.create(request);
        this.id = id;
        this.inputs = request.inputs;
        this.answer = { ...request.inputs, ...answer };
    }

    /** Inputs that a refresh finds changed. */
    refresh(): string[] {
        const found = this.provider.read({ ...this.request, inputs: this.inputs }, this.id, this.answer);
        const { changed } = this.provider.diff({ ...this.request, inputs: found?.inputs ?? {} }, this.inputs);
        this.inputs = found?.inputs ?? {};
        this.answer = { ...found?.inputs, ...found?.outputs };
        return changed;
    }

    /** Inputs that another up changes. */
    up(): string[] {
        const { changed } = this.provider.diff(this.request, this.inputs);
        if (changed.length > 0) {
            this.answer = { ...this.request.inputs, ...this.provider.update(this.request) };
            this.inputs = this.request.inputs;
        }
        return changed;
    }
}

const inCloud: readonly Asked[] = [mlWorkspace(managed()), outputs, datastore];
const kinds: readonly [name: string, asked: Asked, before: readonly Asked[]][] = [
    [
        "a workspace with a managed network",
        mlWorkspace(managed({ pypi: { type: "FQDN", destination: "pypi.org" } })),
        [],
    ],
    ["a workspace without", mlWorkspace(), []],
    ["a cluster", cluster(), inCloud],
    ["a data asset", ["machinelearningservices:DataVersion", dataBody()], inCloud],
    ["an environment", ["machinelearningservices:EnvironmentVersion", environmentBody()], inCloud],
    ["a model registry", ["machinelearningservices:Registry", modelRegistryBody()], []],
    ["a container registry", containerRegistry({ registryName: "CrCapitals" }), []],
];

describe("What Azure adds and writes otherwise from the beginning", () => {
    it.each(kinds)("changes nothing for a refresh or another up: %s", (_, asked, before) => {
        const stack = new OneResource(readyCloud(before), requestOf(asked));
        expect([stack.refresh(), stack.up(), stack.refresh()]).toEqual([[], [], []]);
    });
});

describe("What Azure adds later", () => {
    it("is found by a refresh, undone in the program's eyes by the next up, and then no change any more", () => {
        const cloud = readyCloud();
        const stack = new OneResource(cloud, requestOf(mlWorkspace({ ...managed(), provisionNetworkNow: false })));
        put(cloud, cluster());
        expect([stack.refresh(), stack.up(), stack.refresh(), stack.up()]).toEqual([
            ["managedNetwork"],
            ["managedNetwork"],
            [],
            [],
        ]);
        expect(cloud.store.find(workspaceId)?.outputs).toMatchObject({
            managedNetwork: { status: { status: "Active" } },
        });
    });
});

describe("What somebody else changed", () => {
    it("is found by a refresh and put right by the next up", () => {
        const cloud = readyCloud(inCloud);
        const stack = new OneResource(cloud, requestOf(cluster()));
        put(cloud, ["machinelearningservices:Compute", clusterBody({ scaleSettings: { maxNodeCount: 50 } })]);
        expect([stack.refresh(), stack.up(), stack.refresh()]).toEqual([["properties"], ["properties"], []]);
    });
});

describe("Inputs after a refresh", () => {
    const type = "azure-native:machinelearningservices:Workspace";
    const refreshed = (own: Inputs, before: Inputs, inputs: Inputs, answer: Inputs = {}) =>
        refreshedInputs(type, own, before, { inputs, outputs: answer });

    it("are what the service has, where the state has no answer of it", () => {
        expect(refreshed({ a: 1 }, {}, { a: 2 })).toEqual({ a: 2 });
    });

    it("keep what the service writes otherwise, take what changed, and lose what is gone", () => {
        expect(
            refreshed(
                { size: "d4", keep: { a: 1 }, gone: 1 },
                { size: "D4", keep: { a: 1 }, gone: 1 },
                { size: "D4", keep: { a: 2 } },
            ),
        ).toEqual({ size: "d4", keep: { a: 2 } });
    });

    it("take nothing that only the service writes", () => {
        const own = { managedNetwork: { isolationMode: "Disabled" } };
        const answer = (networkId: string) => ({ managedNetwork: { isolationMode: "Disabled", networkId } });
        expect(refreshed(own, answer("1"), own, answer("2"))).toEqual(own);
    });
});
