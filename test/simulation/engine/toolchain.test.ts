import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineError } from "../../../simulation/engine/errors";
import { findToolchain, versions, type ToolchainOptions } from "../../../simulation/engine/toolchain";

const ownModule = path.join(__dirname, "../../../simulation/engine/toolchain");

let scratch: string;
let bin: string;
let options: ToolchainOptions & { goModule: string };
let cache: string;
let lines: string[];

beforeEach(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-toolchain-"));
    bin = path.join(scratch, "bin");
    const cacheHome = path.join(scratch, "caches");
    cache = path.join(cacheHome, "azure-ml-platform/engine");
    lines = [];
    const goModule = path.join(scratch, "module");
    fs.cpSync(ownModule, goModule, { recursive: true });
    options = { path: bin, cacheHome, goModule, onProgress: (line) => lines.push(line) };
});

afterEach(() => fs.rmSync(scratch, { recursive: true }));

function script(file: string, ...body: string[]): string {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, ["#!/bin/sh", "PATH=/usr/bin:/bin", ...body, ""].join("\n"));
    fs.chmodSync(file, 0o755);
    return file;
}

function fakePulumi(version: string): string {
    return script(path.join(bin, "pulumi"), "echo 'warning: something else' >&2", `echo '${version}'`);
}

function fakeHost(folder = bin): string {
    return script(path.join(folder, "pulumi-language-nodejs"));
}

/** A Go that answers with its version and, as the real one, writes go.sum unless a flag forbids it. */
function fakeGo(version: string, ...buildBody: string[]): string {
    return script(
        path.join(bin, "go"),
        `if [ "$1" = version ]; then echo 'go version ${version} linux/amd64'; exit; fi`,
        `case "$GOFLAGS" in *-mod=readonly*) ;; *) echo changed >> go.sum ;; esac`,
        `echo "$PWD $*" >> ${scratch}/builds`,
        "who=any",
        ...buildBody,
        'echo "#!$who" > "$3"; chmod +x "$3"',
    );
}

async function fault(): Promise<string> {
    const error: unknown = await findToolchain(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EngineError);
    return (error as EngineError).message;
}

const left = () => (fs.existsSync(cache) ? fs.readdirSync(cache) : []);

describe("An installed Pulumi", () => {
    it.each(["3.200.0", "3.1000.0", "4.0.0"])("is taken from the PATH: %s", async (version) => {
        const pulumi = fakePulumi(`v${version}`);
        fakeHost();
        const found = { pulumi, folder: bin, origin: "path", hasLanguageHost: true, version };
        expect(await findToolchain(options)).toEqual(found);
        expect(lines).toEqual([]);
        expect(left()).toEqual([]);
    });

    it("may have its language host in another folder of the PATH", async () => {
        fakePulumi("v3.258.0-alpha.1+dirty");
        fakeHost(path.join(scratch, "other"));
        options.path = ["", path.join(scratch, "absent"), bin, path.join(scratch, "other")].join(path.delimiter);
        const found = { origin: "path", folder: bin, hasLanguageHost: true, version: "3.258.0" };
        expect(await findToolchain(options)).toMatchObject(found);
    });

    it("is taken without its language host", async () => {
        const pulumi = fakePulumi("v3.300.0");
        fakeGo("go1.26.8");
        const found = { pulumi, folder: bin, origin: "path", hasLanguageHost: false, version: "3.300.0" };
        expect(await findToolchain(options)).toEqual(found);
        expect(lines).toEqual([]);
    });

    it.each(["v3.199.9", "v2.300.0", "v3.68.0"])("is refused as too old: %s", async (version) => {
        const pulumi = fakePulumi(version);
        expect(await fault()).toBe(
            `${pulumi} is version ${version.slice(1)}; the engine needs Pulumi 3.200.0 or newer: install Pulumi ` +
                "(https://www.pulumi.com/docs/install/), or take its folder off the PATH to have one built",
        );
    });

    it("is refused where it names no version", async () => {
        fakePulumi("cannot run");
        expect(await fault()).toContain(
            'answers "pulumi version" with "cannot run\nwarning: something else"; the engine',
        );
    });

    it("counts as absent where the file cannot be executed", async () => {
        fs.chmodSync(fakePulumi("v3.300.0"), 0o644);
        expect(await fault()).toContain("Neither Pulumi nor Go is on the PATH");
    });

    it("has no language host where that is no file", async () => {
        fakePulumi("v3.300.0");
        fs.mkdirSync(path.join(bin, "pulumi-language-nodejs"));
        expect((await findToolchain(options)).hasLanguageHost).toBe(false);
    });
});

describe("Go", () => {
    const waysOut = "install Pulumi (https://www.pulumi.com/docs/install/), or install Go (https://go.dev/doc/install)";

    it("is asked for where nothing is there", async () => {
        expect(await fault()).toBe(
            `Neither Pulumi nor Go is on the PATH. Building the Pulumi CLI needs Go 1.25.11 or newer: ${waysOut}`,
        );
        expect(lines).toEqual([]);
    });

    it.each(["go1.25.10", "go1.25", "go1.9.99", "go1.25rc1"])("is refused as too old: %s", async (version) => {
        const go = fakeGo(version);
        const plain = version.slice(2).replace("rc1", "");
        expect(await fault()).toBe(
            `${go} is Go ${plain}. Building the Pulumi CLI needs Go 1.25.11 or newer: ${waysOut}`,
        );
        expect(left()).toEqual([]);
    });

    it.each(["go1.25.11", "go1.26", "devel go1.27-abc"])("is new enough: %s", async (version) => {
        fakeGo(version);
        expect((await findToolchain(options)).origin).toBe("built");
    });
});

describe("A build", () => {
    it("is kept, and is the cache of the next run", async () => {
        fakeGo("go1.26.8");
        const built = await findToolchain(options);
        const common = { pulumi: path.join(built.folder, "pulumi"), folder: built.folder, version: versions.cli };
        expect(built).toEqual({ ...common, origin: "built", hasLanguageHost: false });
        expect(lines[0]).toBe(`Building the Pulumi CLI ${versions.cli} with Go; this takes some minutes once…`);
        expect(lines[1]).toMatch(/^Built the Pulumi CLI 3\.258\.0 in \d+\.\d s$/);
        expect(path.dirname(built.folder)).toBe(cache);
        expect(path.basename(built.folder)).toMatch(/^[0-9a-f]{16}$/);
        expect(left()).toEqual([path.basename(built.folder)]);
        fs.rmSync(path.join(bin, "go"));
        expect(await findToolchain(options)).toEqual({ ...common, origin: "cache", hasLanguageHost: false });
        expect(lines).toHaveLength(2);
    });

    it("runs in the module's folder and changes no file there", async () => {
        fakeGo("go1.26.8");
        await findToolchain(options);
        const builds = fs.readFileSync(path.join(scratch, "builds"), "utf8").trim().split("\n");
        expect(builds).toHaveLength(1);
        expect(builds[0]).toContain(`${options.goModule} build -o ${cache}/`);
        expect(builds[0]).toContain("version.Version=v3.258.0 github.com/pulumi/pulumi/pkg/v3/cmd/pulumi");
        for (const file of ["go.mod", "go.sum"]) {
            expect(fs.readFileSync(path.join(options.goModule, file))).toEqual(
                fs.readFileSync(path.join(ownModule, file)),
            );
        }
    });

    it.each(["go.mod", "go.sum"])("is recreated for another %s", async (file) => {
        fakeGo("go1.26.8");
        const first = await findToolchain(options);
        fs.writeFileSync(path.join(options.goModule, file), "other");
        const second = await findToolchain(options);
        expect([first.origin, second.origin]).toEqual(["built", "built"]);
        expect(second.folder).not.toBe(first.folder);
    });

    it.each(["platform", "arch"])("is recreated for a host of another %s", async (property) => {
        fakeGo("go1.26.8");
        const first = await findToolchain(options);
        const own = Object.getOwnPropertyDescriptor(process, property)!;
        Object.defineProperty(process, property, { ...own, value: "other" });
        const second = await findToolchain(options).finally(() => Object.defineProperty(process, property, own));
        expect(second.origin).toBe("built");
        expect(second.folder).not.toBe(first.folder);
    });

    it("that fails is reported by its last lines and leaves nothing", async () => {
        const noise = 'for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "go: downloading $n" >&2; done';
        fakeGo("go1.26.8", noise, "echo 'dial tcp: lookup proxy.example: no such host' >&2", "exit 1");
        const message = await fault();
        expect(message).toMatch(
            /^Go could not build github\.com\/pulumi\/pulumi\/pkg\/v3\/cmd\/pulumi; its last lines:\n/,
        );
        expect(message).toContain("go: downloading 12\ndial tcp: lookup proxy.example: no such host\nGo fetches");
        expect(message).not.toContain("downloading 3\n");
        expect(message).toContain("and run again, or install Pulumi (https://www.pulumi.com/docs/install/)");
        expect(left()).toEqual([]);
    });

    it("that writes nothing leaves nothing either", async () => {
        fakeGo("go1.26.8", "exit 0");
        expect(await fault()).toMatch(/^Go could not build .*\/pulumi; /);
        expect(left()).toEqual([]);
    });

    it("that was interrupted is not taken, and is removed after a day", async () => {
        for (const folder of [".building-old", ".building-young", "kept"]) {
            script(path.join(cache, folder, "pulumi"));
        }
        const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
        for (const old of [".building-old", "kept"]) {
            fs.utimesSync(path.join(cache, old), twoDaysAgo, twoDaysAgo);
        }
        fakeGo("go1.26.8");
        const { origin, folder } = await findToolchain(options);
        expect(origin).toBe("built");
        expect(left().sort()).toEqual([".building-young", path.basename(folder), "kept"]);
        fs.rmSync(path.join(folder, "pulumi"));
        expect((await findToolchain(options)).origin).toBe("built");
        expect(fs.readdirSync(folder)).toEqual(["pulumi"]);
    });

    it("loses to one that ended first", async () => {
        fakeGo("go1.26.8", `if mkdir ${scratch}/lock 2>/dev/null; then who=first; sleep 0.3; else who=second; fi`);
        const [one, other] = await Promise.all([findToolchain(options), findToolchain(options)]);
        expect(one).toEqual(other);
        expect(fs.readFileSync(one.pulumi, "utf8")).toBe("#!second\n");
        expect(left()).toEqual([path.basename(one.folder)]);
    });

    it("is refused where the cache cannot be written", async () => {
        fakeGo("go1.26.8");
        fs.writeFileSync(path.join(scratch, "caches"), "a file");
        expect(await fault()).toMatch(/engine cannot be written \(ENOTDIR.*set XDG_CACHE_HOME to a folder that can/);
    });
});

describe("The cache", () => {
    it.each(["", "relative/caches"])("is in the home folder where the folder of caches is %j", async (cacheHome) => {
        fakeGo("go1.26.8");
        const { folder } = await findToolchain({ ...options, cacheHome, home: path.join(scratch, "home") });
        expect(path.dirname(folder)).toBe(path.join(scratch, "home/.cache/azure-ml-platform/engine"));
    });
});

describe("The module", () => {
    it("is that of the versions the engine names", () => {
        const text = fs.readFileSync(path.join(ownModule, "go.mod"), "utf8");
        expect(text).toContain(`github.com/pulumi/pulumi/pkg/v3 v${versions.cli} `);
        expect(text).toContain(`\ngo ${versions.go}\n`);
    });
});
