import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The repository, which every child runs in. */
export const root = path.join(__dirname, "../..");
/** Where generated files lie: inside node_modules, so that their own requires find what ours find. */
export const scratch = path.join(root, "node_modules/.cache/bench");

/** What a child used, all its processes together. */
export interface Usage {
    /** From start to end. */
    milliseconds: number;
    /** Processor time of program and system. */
    cpuMilliseconds: number;
    /** Peak of the resident memory. */
    megabytes: number;
}

/** Which modules a child had loaded at its end, as paths below node_modules. */
export interface Modules {
    /** What files outside node_modules loaded themselves, in that order. */
    direct: string[];
    /** All of them. */
    all: string[];
}

// Loaded into every process of a child, the same for both sides. A loader's worker thread would report a second time.
const probe = `"use strict";
const { appendFileSync } = require("node:fs");
const below = (file) => file.split(/[\\\\/]node_modules[\\\\/]/).slice(1).join("/node_modules/").replace(/\\\\/g, "/");
const own = (file) => below(file) === "" || below(file).startsWith(".cache/");
if (require("node:worker_threads").isMainThread)
    process.on("exit", () => {
        const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
        appendFileSync(process.env.BENCH_USAGE, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }) + "\\n");
        if (!process.env.BENCH_MODULES) return;
        const loaded = Object.values(require.cache);
        const children = loaded.filter(({ filename }) => own(filename)).flatMap((module) => module.children);
        const direct = children.map(({ filename }) => filename).filter((file) => !own(file)).map(below);
        const all = loaded.map(({ filename }) => filename).filter((file) => !own(file)).map(below);
        appendFileSync(process.env.BENCH_MODULES, JSON.stringify({ direct, all }) + "\\n");
    });
`;

const file = (name: string) => path.join(scratch, name);

/** Recreates the folder of generated files. */
export function prepare(): void {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    writeFileSync(file("probe.cjs"), probe);
}

/** Runs Node in a fresh process and measures it; throws where it ends otherwise than expected. */
export function run(args: readonly string[], expected: readonly number[] = [0], modules?: string): Usage {
    const usage = file("usage.jsonl");
    rmSync(usage, { force: true });
    const options = `${process.env.NODE_OPTIONS ?? ""} --require ${JSON.stringify(file("probe.cjs"))}`;
    const env = { ...process.env, NODE_OPTIONS: options.trim(), BENCH_USAGE: usage, BENCH_MODULES: modules ?? "" };
    const started = performance.now();
    const child = spawnSync(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "pipe"] });
    const milliseconds = performance.now() - started;
    if (!expected.includes(child.status ?? -1) || !existsSync(usage)) {
        throw new Error(`a measured program ended with ${child.status}:\n${child.stderr.toString()}`);
    }
    const processes = readLines<{ maxRSS: number; cpu: number }>(usage);
    const sum = (key: "maxRSS" | "cpu") => processes.reduce((total, process) => total + process[key], 0);
    return { milliseconds, cpuMilliseconds: sum("cpu") / 1000, megabytes: sum("maxRSS") / 1024 };
}

/** Runs Node and reports what it had loaded. */
export function modulesOf(args: readonly string[], expected: readonly number[] = [0]): Modules {
    const found = file("modules.jsonl");
    rmSync(found, { force: true });
    run(args, expected, found);
    const processes = readLines<Modules>(found);
    const merged = (key: keyof Modules) => [...new Set(processes.flatMap((modules) => modules[key]))];
    return { direct: merged("direct"), all: merged("all") };
}

function readLines<T>(name: string): T[] {
    const lines = readFileSync(name, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as T);
}

/** Node's arguments for what a script of package.json runs: what is measured is what people run. */
export function commandOf(script: string): string[] {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
        scripts: Record<string, string>;
    };
    const [program = "", ...rest] = (scripts[script] ?? "").split(" ");
    return program === "node" ? rest : [path.join("node_modules", program, binOf(program)), ...rest];
}

function binOf(program: string): string {
    const manifest = readFileSync(path.join(root, "node_modules", program, "package.json"), "utf8");
    const { bin } = JSON.parse(manifest) as { bin: string | Record<string, string> };
    const found = typeof bin === "string" ? bin : bin[program];
    if (found === undefined) {
        throw new Error(`script needs ${program}, which has no command of that name`);
    }
    return found;
}
