import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { chromiumMissing, engineMissing } from "./engine/support/tools";
import { engines, pythonSteps, type PythonSuite, spark } from "./pythonSuites";
import {
    readJunit,
    readReport,
    runTimed,
    timeLines,
    type Counts,
    type FileTime,
    type Step,
    type StepTime,
} from "./steps";
import { changedFiles, currentSources, looked, reach, type Looked } from "./reach";

interface Ended {
    counts: Counts;
    time: StepTime;
    files: FileTime[];
}

// Vitest's projects make no lanes, run nothing else (formatter, types, lint, the engine's build, Python), and end with a
// count for each run; a runner of scripts (npm-run-all2) has neither counts nor times.

const root = path.join(__dirname, "..");
const bin = (name: string) => path.join(root, "node_modules/.bin", name);
const scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-test-"));

// Formatter, compiler and linter remember what they saw, save in CI, where nothing is taken on trust.
const cacheOf = (tool: string) => path.join(root, "node_modules/.cache", tool, "cache");
const cached = (tool: string) => (process.env.CI ? [] : ["--cache", "--cache-location", cacheOf(tool)]);
const incremental = process.env.CI ? [] : ["--incremental", "--tsBuildInfoFile", cacheOf("tsc")];

const prettier = (...args: string[]): Step => ({
    name: "format",
    command: [bin("prettier"), "--check", "--log-level", "warn", ...args],
});
const eslint = (...args: string[]): Step => ({ name: "lint", command: [bin("eslint"), "--max-warnings=0", ...args] });
const types: Step = { name: "types", command: [bin("tsc"), "--noEmit", ...incremental] };
const statics: Step[] = [
    prettier(...cached("prettier"), "."),
    types,
    eslint("--concurrency=auto", ...cached("eslint"), "."),
    { name: "unused exports and packages", command: [bin("knip")] },
];

/** The statics of a check: what differs is formatted and linted, and no one looks for what all files no longer use. */
function staticsOf(files: Looked | undefined): Step[] {
    if (!files) {
        return statics;
    }
    const there = (file: string) => existsSync(path.join(root, file));
    const [format, lint] = [files.format.filter(there), files.lint.filter(there)];
    return [
        ...(format.length > 0 ? [prettier("--ignore-unknown", ...format)] : []),
        types,
        // Not from the cache: it has what imports a changed file as it was.
        ...(lint.length > 0 ? [eslint("--no-warn-ignored", ...lint)] : []),
    ];
}

function tests(name: string, ...args: string[]): Step {
    const report = path.join(scratch, `${name}.json`);
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    return { name, command: [bin("vitest"), ...args, "--run", ...reporters], report };
}

const elsewhere = ["test/e2e/**", "test/engine/**", "test/browser/**"];
const notElsewhere = elsewhere.flatMap((files) => ["--exclude", files]);
const units = tests("tests", ...notElsewhere);
const [changed, sources] = [process.env.CI ? undefined : changedFiles(), currentSources()];
const { tests: reached, because } = process.env.CI ? { because: "CI" } : reach(changed, sources);
const reachedUnits = reached ? tests("tests", ...reached) : units;
// The engine is built first: several of its tests run at a time and would each build it.
const engine: Step[] = [
    { name: "engine, found or built", command: [bin("tsx"), "simulation/engine/prepare.ts"] },
    // An engine waits for its program and its providers most of the time.
    tests("engine", "test/engine", "--maxWorkers=2"),
];

const which = process.argv[2] ?? "all";
const pythons = (...suites: PythonSuite[]) =>
    which === "all" ? suites.flatMap((each) => pythonSteps(each, scratch)) : [];

// Two lanes: the CI host has two cores.
const lanes: Record<string, Step[][]> = {
    check: [staticsOf(looked(changed, sources)), [reachedUnits]],
    all: [
        [...pythons(engines), ...(engineMissing ? [] : engine)],
        [...statics, units, tests("end-to-end", "test/e2e", "test/browser"), ...pythons(spark)],
    ],
};

async function runStep(step: Step): Promise<Ended> {
    const { code, output, ...time } = await runTimed(step.command, root);
    const { counts, files } = resultOf(step, code);
    const good = code === 0 && counts.failed === 0;
    process.stdout.write(`${good ? "ok  " : "FAIL"} ${step.name} (${time.wall.toFixed(1)} s)\n${good ? "" : output}`);
    return {
        counts: good || counts.failed > 0 ? counts : { ...counts, failed: 1 },
        time: { name: step.name, ...time },
        files,
    };
}

function resultOf({ report, folder = "" }: Step, code: number): Pick<Ended, "counts" | "files"> {
    if (report === undefined) {
        return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, files: [] };
    }
    try {
        return report.endsWith(".xml") ? readJunit(report, folder) : readReport(report, root);
    } catch {
        return { counts: { passed: 0, failed: 1, skipped: 0 }, files: [] };
    }
}

async function runLane(steps: Step[]): Promise<Ended[]> {
    const found: Ended[] = [];
    for (const step of steps) {
        found.push(await runStep(step));
    }
    return found;
}

async function main(): Promise<number> {
    const chosen = lanes[which];
    if (!chosen) {
        throw new Error(`"${which}" is neither check nor all`);
    }
    if (which === "check") {
        process.stdout.write(`tests: ${reached ? because : `all, since ${because}`}\n`);
    }
    if (which === "all" && engineMissing) {
        process.stdout.write("The engine's tests are left out: neither Pulumi nor Go is on the PATH.\n");
    }
    if (which === "all" && chromiumMissing) {
        process.stdout.write("The tests of pages in a browser are left out: chromium is not on the PATH.\n");
    }
    const found = (await Promise.all(chosen.map(runLane))).flat();
    rmSync(scratch, { recursive: true });
    const times = found.map(({ time }) => time);
    const files = found.flatMap((ended) => ended.files);
    process.stdout.write(timeLines(times, files));
    const sum = (key: keyof Counts) => found.reduce((total, { counts }) => total + counts[key], 0);
    const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
    process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed${skipped}\n`);
    return sum("failed") === 0 ? 0 : 1;
}

void main().then((code) => {
    process.exitCode = code;
});
