import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
    accessSync,
    constants,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { EngineError } from "./errors";

/** The Pulumi CLI, ready to run. */
export interface Toolchain {
    /** Path of the Pulumi CLI. */
    pulumi: string;
    /** Folder to put on the PATH; holds the CLI. */
    folder: string;
    /** Installed by the user, built in an earlier run, or built in this one. */
    origin: "path" | "cache" | "built";
    /** Whether a language host of a full installation lies next to the CLI; where not, the simulation's own is used. */
    hasLanguageHost: boolean;
    /** Version of the CLI, as in 3.258.0. */
    version: string;
}

/** Where to look for Pulumi and Go, and whom to tell. */
export interface ToolchainOptions {
    /** Folders to search; the PATH of this process unless given. */
    path?: string;
    /** Folder of the user's caches; XDG_CACHE_HOME of this process unless given. */
    cacheHome?: string;
    /** Home folder, whose .cache is taken where no folder of caches is named. */
    home?: string;
    /** Folder of the Go module to build from; the project's own unless given. */
    goModule?: string;
    /** Takes a line for the user before and after a build. */
    onProgress?: (line: string) => void;
}

/**
 * The engine's versions. cli: release v3.258.0 of github.com/pulumi/pulumi, module pkg/v3. go: the `go` line of go.mod.
 * oldest: the oldest installed CLI that is taken.
 */
export const versions = { cli: "3.258.0", go: "1.25.11", oldest: "3.200.0" } as const;

const source = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const ldflags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${versions.cli}`;
const installPulumi = "install Pulumi (https://www.pulumi.com/docs/install/)";
const unfinished = ".building-";
const day = 24 * 60 * 60 * 1000;

/** Finds an installed Pulumi, else one built earlier, else builds it with Go. */
export async function findToolchain(options: ToolchainOptions = {}): Promise<Toolchain> {
    const searched = options.path ?? process.env.PATH ?? "";
    const installed = await installedToolchain(searched);
    if (installed) {
        return installed;
    }
    const goModule = options.goModule ?? path.join(__dirname, "toolchain");
    const folder = path.join(cacheFolder(options), buildKey(goModule));
    const pulumi = path.join(folder, executable("pulumi"));
    const built = { pulumi, folder, hasLanguageHost: false, version: versions.cli };
    if (isExecutable(pulumi)) {
        return { ...built, origin: "cache" };
    }
    const go = await findGo(searched);
    const print = options.onProgress ?? (() => undefined);
    print(`Building the Pulumi CLI ${versions.cli} with Go; this takes some minutes once…`);
    const started = Date.now();
    await build({ go, goModule, pulumi, searched });
    print(`Built the Pulumi CLI ${versions.cli} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return { ...built, origin: "built" };
}

/** The Pulumi on the PATH; undefined where there is none. Refuses one that is too old. */
export async function installedToolchain(searched: string): Promise<Toolchain | undefined> {
    const pulumi = which("pulumi", searched);
    if (!pulumi) {
        return undefined;
    }
    // Even this question makes Pulumi write into its home, which is the user's.
    const home = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-version-"));
    const env = { PATH: searched, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_HOME: home };
    const { output } = await run(pulumi, ["version"], env);
    rmSync(home, { recursive: true, force: true });
    const version = /^v?(\d+\.\d+\.\d+)/m.exec(output)?.[1];
    if (version && !isOlder(version, versions.oldest)) {
        const hasLanguageHost = which("pulumi-language-nodejs", searched) !== undefined;
        return { pulumi, folder: path.dirname(pulumi), origin: "path", hasLanguageHost, version };
    }
    const found = version ? `is version ${version}` : `answers "pulumi version" with "${lastLines(output, 3)}"`;
    throw new EngineError(
        `${pulumi} ${found}; the engine needs Pulumi ${versions.oldest} or newer: ` +
            `${installPulumi}, or take its folder off the PATH to have one built`,
    );
}

function cacheFolder({ cacheHome = process.env.XDG_CACHE_HOME, home = os.homedir() }: ToolchainOptions): string {
    // The XDG base directory specification: a relative path is to be ignored.
    const caches = cacheHome && path.isAbsolute(cacheHome) ? cacheHome : path.join(home, ".cache");
    return path.join(caches, "azure-ml-platform", "engine");
}

function buildKey(goModule: string): string {
    // Machines of different kinds may share a home folder.
    const hash = createHash("sha256").update(`${process.platform}-${process.arch}`).update(ldflags);
    for (const file of ["go.mod", "go.sum"]) {
        hash.update(readFileSync(path.join(goModule, file)));
    }
    return hash.digest("hex").slice(0, 16);
}

async function findGo(searched: string): Promise<string> {
    const wanted = `Building the Pulumi CLI needs Go ${versions.go} or newer`;
    const waysOut = `${installPulumi}, or install Go (https://go.dev/doc/install)`;
    const go = which("go", searched);
    if (!go) {
        throw new EngineError(`Neither Pulumi nor Go is on the PATH. ${wanted}: ${waysOut}`);
    }
    const { output } = await run(go, ["version"], goEnvironment(searched));
    const version = /\bgo(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
    if (version && !isOlder(version, versions.go)) {
        return go;
    }
    const found = version ? `is Go ${version}` : `answers "go version" with "${lastLines(output, 3)}"`;
    throw new EngineError(`${go} ${found}. ${wanted}: ${waysOut}`);
}

/** The user's own settings must not change what is built, write to go.mod, or download another Go. */
function goEnvironment(searched: string): NodeJS.ProcessEnv {
    const thisMachine = { GOOS: undefined, GOARCH: undefined };
    const flags = "-mod=readonly -buildvcs=false";
    return { ...thisMachine, PATH: searched, GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: flags };
}

interface Build {
    go: string;
    goModule: string;
    pulumi: string;
    searched: string;
}

async function build({ go, goModule, pulumi, searched }: Build): Promise<void> {
    const folder = path.dirname(pulumi);
    const scratch = makeScratch(path.dirname(folder));
    try {
        const made = path.join(scratch, path.basename(pulumi));
        const args = ["build", "-o", made, "-ldflags", ldflags, source];
        const { code, output } = await run(go, args, goEnvironment(searched), goModule);
        if (code !== 0 || !isExecutable(made)) {
            throw buildError(output);
        }
        mkdirSync(folder, { recursive: true });
        // Another build may have ended first, and its CLI may be running.
        if (!isExecutable(pulumi)) {
            renameSync(made, pulumi);
        }
    } finally {
        rmSync(scratch, { recursive: true, force: true });
    }
}

function buildError(output: string): EngineError {
    return new EngineError(
        `Go could not build ${source}; its last lines:\n${lastLines(output, 10)}\n` +
            `Go fetches the modules from its module proxy: see that this machine reaches it ("go env GOPROXY" names it) ` +
            `and run again, or ${installPulumi}`,
    );
}

function makeScratch(caches: string): string {
    try {
        mkdirSync(caches, { recursive: true });
        for (const name of readdirSync(caches)) {
            const left = path.join(caches, name);
            // A build that was interrupted cannot clean up; a younger folder may belong to one that still runs.
            const age = Date.now() - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
            if (name.startsWith(unfinished) && age > day) {
                rmSync(left, { recursive: true, force: true });
            }
        }
        return mkdtempSync(path.join(caches, unfinished));
    } catch (error) {
        throw new EngineError(
            `${caches} cannot be written (${(error as Error).message}); ` +
                `the engine is kept there: set XDG_CACHE_HOME to a folder that can, or ${installPulumi}`,
        );
    }
}

function executable(name: string): string {
    return process.platform === "win32" ? `${name}.exe` : name;
}

function which(name: string, searched: string): string | undefined {
    const folders = searched.split(path.delimiter).filter((folder) => folder !== "");
    return folders.map((folder) => path.resolve(folder, executable(name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

function isOlder(version: string, than: string): boolean {
    const [a, b] = [version, than].map((text) => text.split(".").map(Number));
    const differing = [0, 1, 2].find((at) => (a?.[at] ?? 0) !== (b?.[at] ?? 0)) ?? 0;
    return (a?.[differing] ?? 0) < (b?.[differing] ?? 0);
}

function lastLines(output: string, count: number): string {
    return output.trim().split("\n").slice(-count).join("\n");
}

async function run(command: string, args: string[], env: NodeJS.ProcessEnv, cwd?: string) {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    try {
        const { stdout, stderr } = await promisify(execFile)(command, args, options);
        return { code: 0, output: stripVTControlCharacters(`${stdout}${stderr}`) };
    } catch (error) {
        const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
        return { code: 1, output: stripVTControlCharacters(`${stdout}${stderr}` || message) };
    }
}
