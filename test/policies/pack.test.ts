import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import * as analyzerRpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog } from "../../policies/catalog";
import { secretSignature, signature } from "../../simulation/core/wire";
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

interface Offered {
    urn: string;
    type: string;
    name: string;
    props: object;
}

const lakeWith = (values: Record<string, unknown>): Offered =>
    changed("lake", values).find(({ name }) => name === "lake")!;

function requestFor({ urn, type, name, props }: Offered): analyzer.AnalyzeRequest {
    const request = new analyzer.AnalyzeRequest();
    request.setUrn(urn);
    request.setType(type);
    request.setName(name);
    request.setProperties(Struct.fromJavaScript(props as never));
    const options = new analyzer.AnalyzerResourceOptions();
    options.setProtect(true);
    request.setOptions(options);
    return request;
}

// As the engine asks of every resource: first what to remediate, then what is wrong.
async function judge(resource: Offered): Promise<Diagnostic[]> {
    const remedies = await ask<analyzer.AnalyzeRequest, analyzer.RemediateResponse>(
        client.remediate.bind(client),
        requestFor(resource),
    );
    expect(remedies.getRemediationsList()).toEqual([]);
    return unofferedJudge(resource);
}

const unofferedJudge = async (resource: Offered): Promise<Diagnostic[]> =>
    diagnosticsOf(await ask(client.analyze.bind(client) as never, requestFor(resource)));

const analyze = (values: Record<string, unknown>): Promise<Diagnostic[]> => judge(lakeWith(values));

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
    it("offers one policy a rule, at its production level, and three of its own", async () => {
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
            ["pack-secrets", analyzer.EnforcementLevel.REMEDIATE],
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

describe("A message of the pack under the engine", () => {
    const text = "Sup3rS3cretPassphrase";
    const secret = (value: unknown) => ({ [signature]: secretSignature, value });
    const hidden = "a value that may be secret (not shown)";
    const provider = (props: object): Offered => ({
        urn: "urn:pulumi:dev::azure-ml-platform::pulumi:providers:databricks::p",
        type: "pulumi:providers:databricks",
        name: "p",
        props: { authType: "azure-cli", ...props },
    });
    const messages = (found: Diagnostic[]) => found.map(({ message }) => message).join("\n");

    const secrets = { token: "", password: "", clientSecret: "", azureClientSecret: "", googleCredentials: "" };
    const plain: [string, Offered][] = [
        ...Object.keys(secrets).map((name): [string, Offered] => [name, provider({ [name]: text })]),
        ["an input whose text looks like a credential", lakeWith({ minimumTlsVersion: `AccountKey=${text}` })],
    ];
    it.each(plain)("shows no plain text that may be a credential: %s", async (_, resource) => {
        const found = messages(await judge(resource));
        expect(found).toContain(hidden);
        expect(found).not.toContain(text);
    });

    const closed: [string, Offered, string][] = [
        ["a text", lakeWith({ minimumTlsVersion: secret(text) }), `minimumTlsVersion is ${hidden}, expected at least`],
        ["a short one", lakeWith({ minimumTlsVersion: secret("x1") }), `minimumTlsVersion is ${hidden}`],
        [
            "a flag",
            lakeWith({ allowBlobPublicAccess: secret(true) }),
            `allowBlobPublicAccess is ${hidden}, expected false`,
        ],
        ["a part of a secret map", lakeWith({ sku: secret({ name: text }) }), `sku.name is ${hidden}`],
        ["one of the provider", provider({ authType: secret(text) }), `authType is ${hidden}`],
    ];
    it.each(closed)("shows no secret, and says where it is and what is right: %s", async (_, resource, says) => {
        const found = messages(await judge(resource));
        expect(found).toContain(says);
        expect(found).not.toContain(text);
        expect(found).not.toContain('"x1"');
    });

    it("shows what is no secret, its characters visible", async () => {
        const found = messages(await analyze({ minimumTlsVersion: "TLS1_0\u202e\u0085\u2028" }));
        expect(found).toContain('minimumTlsVersion is "TLS1_0\\u202e\\u0085\\u2028", expected');
    });

    it("shows no value where the engine did not say what is secret", async () => {
        const lake = { ...lakeWith({ minimumTlsVersion: text }), urn: "urn:pulumi:dev::p::t::other" };
        expect(messages(await unofferedJudge(lake))).not.toContain(text);
    });
});
