import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import * as analyzerRpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog } from "../../policies/catalog";
import { unknownSentinel } from "../../policies/core/unknowns";
import { changed, get } from "./support/mutants";

const folder = join(__dirname, "..", "..", "policies");
const mandatory = analyzer.EnforcementLevel.MANDATORY;
const advisory = analyzer.EnforcementLevel.ADVISORY;

interface Diagnostic {
    policy: string;
    level: number;
    message: string;
}

// The pack as the engine runs it: a process of its own, asked over gRPC.
let pack: ChildProcess;
let client: analyzerRpc.AnalyzerClient;

beforeAll(async () => {
    pack = spawn(process.execPath, ["--import", "tsx", "index.ts"], { cwd: folder });
    const port = await new Promise<string>((resolve, reject) => {
        pack.stdout?.once("data", (data: Buffer) => resolve(data.toString().trim()));
        pack.once("exit", (code) => reject(new Error(`the pack ended with ${code} before it printed its port`)));
    });
    client = new analyzerRpc.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
});

afterAll(() => {
    client?.close();
    pack?.kill();
});

type Call<Q, R> = (request: Q, callback: (error: Error | null, response: R) => void) => unknown;

function ask<Q, R>(call: Call<Q, R>, request: Q): Promise<R> {
    return new Promise((resolve, reject) => {
        call.call(client, request, (error, response) => (error ? reject(error) : resolve(response)));
    });
}

async function configure(settings: Record<string, string>): Promise<void> {
    const request = new analyzer.ConfigureAnalyzerRequest();
    const config = new analyzer.PolicyConfig();
    config.setEnforcementlevel(advisory);
    config.setProperties(Struct.fromJavaScript(settings));
    request.getPolicyconfigMap().set("pack-settings", config);
    await ask(client.configure.bind(client) as never, request);
}

async function analyze(values: Record<string, unknown>): Promise<Diagnostic[]> {
    const lake = changed("lake", values).find(({ name }) => name === "lake")!;
    const request = new analyzer.AnalyzeRequest();
    request.setUrn(lake.urn);
    request.setType(lake.type);
    request.setName(lake.name);
    request.setProperties(Struct.fromJavaScript(lake.props as never));
    const options = new analyzer.AnalyzerResourceOptions();
    options.setProtect(true);
    request.setOptions(options);
    return diagnosticsOf(await ask(client.analyze.bind(client) as never, request));
}

async function analyzeStack(): Promise<Diagnostic[]> {
    const request = new analyzer.AnalyzeStackRequest();
    for (const registered of changed("lake", {}).filter(({ name }) => name === "lake")) {
        const resource = new analyzer.AnalyzerResource();
        resource.setUrn(registered.urn);
        resource.setType(registered.type);
        resource.setName(registered.name);
        resource.setProperties(Struct.fromJavaScript({ name: get(registered.props, "accountName") as string }));
        resource.setOptions(new analyzer.AnalyzerResourceOptions());
        request.addResources(resource);
    }
    return diagnosticsOf(await ask(client.analyzeStack.bind(client) as never, request));
}

function diagnosticsOf(response: analyzer.AnalyzeResponse): Diagnostic[] {
    return response
        .getDiagnosticsList()
        .map((found) => ({
            policy: found.getPolicyname(),
            level: found.getEnforcementlevel(),
            message: found.getMessage(),
        }))
        .sort((a, b) => (a.policy < b.policy ? -1 : 1));
}

describe("the pack under the engine", () => {
    it("offers one policy a rule, at its production level, and two of its own", async () => {
        const { requestType: Empty } = analyzerRpc.AnalyzerService.getAnalyzerInfo as unknown as {
            requestType: new () => object;
        };
        const info = await ask<object, analyzer.AnalyzerInfo>(
            client.getAnalyzerInfo.bind(client) as never,
            new Empty(),
        );
        expect(info.getName()).toBe("azure-ml-platform");
        expect(info.getVersion()).toBe("0.1.0");
        const offered = info.getPoliciesList().map((policy) => [policy.getName(), policy.getEnforcementlevel()]);
        expect(offered).toEqual([
            ["pack-settings", advisory],
            ...catalog.map(({ id, level }) => [id, level.prod === "mandatory" ? mandatory : advisory]),
            ["waivers", mandatory],
        ]);
    });

    it("applies production by default", async () => {
        const broken = { "sku.name": "Standard_LRS", defaultToOAuthAuthentication: false };
        const before = await analyze(broken);
        await configure({ profile: "dev" });
        const development = await analyze(broken);
        await configure({ profile: "prod" });
        const production = await analyze(broken);
        const short = (found: Diagnostic[]) => found.map(({ policy, level }) => [policy, level]);
        expect(short(before)).toEqual([
            ["storage-account-default-oauth", mandatory],
            ["storage-account-replication", mandatory],
        ]);
        expect(short(production)).toEqual(short(before));
        expect(short(development)).toEqual([["storage-account-default-oauth", advisory]]);
    });

    it("reports an unknown as advice, next to a definite violation", async () => {
        const found = await analyze({ minimumTlsVersion: unknownSentinel, allowBlobPublicAccess: true });
        expect(found.map(({ policy, level }) => [policy, level])).toEqual([
            ["storage-account-anonymous-access", mandatory],
            ["storage-account-min-tls", advisory],
        ]);
        expect(found[1]?.message).toContain("Not known before deployment: minimumTlsVersion");
    });

    it("judges relations by inputs, though the engine hands it outputs", async () => {
        await analyze({});
        const found = (await analyzeStack()).map(({ policy }) => policy);
        expect([...new Set(found)]).toEqual([
            "defender-storage-account",
            "monitoring-diagnostic-setting",
            "network-service-private-endpoint",
            "storage-account-blob-service",
            "storage-account-lifecycle",
        ]);
    });
});
