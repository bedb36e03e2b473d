import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { chromiumMissing, engineMissing, pythonMissing } from "./engine/support/tools";
import { changedFiles, reach, readingSources } from "./reach";

interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}

interface Step {
    /** Name in the report. */
    name: string;
    /** Command and arguments. */
    command: [string, ...string[]];
    /** Counts of a test runner; a step without them counts as one check. */
    counts?: () => Counts;
}

const root = path.join(__dirname, "..");
const bin = (name: string) => path.join(root, "node_modules/.bin", name);
const scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-test-"));

// Formatter and linter look at changed files only, save in CI, where nothing is taken on trust.
const cached = (tool: string) =>
    process.env.CI ? [] : ["--cache", "--cache-location", path.join(root, "node_modules/.cache", tool, "cache")];

const statics: Step[] = [
    { name: "format", command: [bin("prettier"), "--check", "--log-level", "warn", ...cached("prettier"), "."] },
    { name: "types", command: [bin("tsc"), "--noEmit"] },
    { name: "lint", command: [bin("eslint"), "--max-warnings=0", ...cached("eslint"), "."] },
];

function tests(name: string, ...args: string[]): Step {
    const report = path.join(scratch, `${name}.json`);
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    return { name, command: [bin("vitest"), ...args, "--run", ...reporters], counts: () => vitestCounts(report) };
}

function vitestCounts(report: string): Counts {
    const { numPassedTests, numFailedTests, numPendingTests, numTotalTestSuites, numFailedTestSuites } = JSON.parse(
        readFileSync(report, "utf8"),
    ) as Record<string, number>;
    if (!numTotalTestSuites || !numPassedTests) {
        throw new Error("ran no test");
    }
    // A file that cannot be loaded holds no failed test; it must not count as nothing.
    const failed = (numFailedTests ?? 0) || (numFailedTestSuites ?? 0);
    return { passed: numPassedTests, failed, skipped: numPendingTests ?? 0 };
}

const elsewhere = ["test/e2e/**", "test/engine/**", "test/browser/**"];
const notElsewhere = elsewhere.flatMap((files) => ["--exclude", files]);
const units = tests("tests", ...notElsewhere);
const { sources, because } = process.env.CI ? { because: "CI" } : reach(changedFiles(), readingSources());
const reachedUnits = sources ? tests("tests", "related", ...sources, ...notElsewhere) : units;
// The engine is built first: several of its tests run at a time and would each build it.
const engine: Step[] = [
    { name: "engine, found or built", command: [bin("tsx"), "simulation/engine/prepare.ts"] },
    // An engine waits for its program and its providers most of the time.
    tests("engine", "test/engine", "--maxWorkers=2"),
];

const suite = "workloads/databricks";
const workloads: Step = {
    name: "workloads",
    command: ["python3", "-B", "-m", "unittest", "discover", "-s", `${suite}/tests`, "-t", suite],
};

// Two lanes: the machine of CI has two cores.
const lanes: Record<string, Step[][]> = {
    check: [statics, [reachedUnits]],
    all: [
        engineMissing ? [] : engine,
        [...statics, ...(pythonMissing ? [] : [workloads]), units, tests("end-to-end", "test/e2e", "test/browser")],
    ],
};

async function runStep(step: Step): Promise<Counts> {
    const started = Date.now();
    const { code, output } = await run(step.command);
    const counts = countsOf(step, code);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const good = code === 0 && counts.failed === 0;
    process.stdout.write(`${good ? "ok  " : "FAIL"} ${step.name} (${seconds} s)\n${good ? "" : output}`);
    return good || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function countsOf(step: Step, code: number): Counts {
    if (!step.counts) {
        return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    }
    try {
        return step.counts();
    } catch {
        return { passed: 0, failed: 1, skipped: 0 };
    }
}

function run([command, ...args]: [string, ...string[]]): Promise<{ code: number; output: string }> {
    return new Promise((resolve) => {
        const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
        const chunks: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.on("error", (error) => resolve({ code: 1, output: `${error.message}\n` }));
        child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
    });
}

async function runLane(steps: Step[]): Promise<Counts[]> {
    const found: Counts[] = [];
    for (const step of steps) {
        found.push(await runStep(step));
    }
    return found;
}

async function main(which: string): Promise<number> {
    const chosen = lanes[which];
    if (!chosen) {
        throw new Error(`"${which}" is neither check nor all`);
    }
    if (which === "check") {
        process.stdout.write(`tests: ${sources ? because : `all, since ${because}`}\n`);
    }
    if (which === "all" && engineMissing) {
        process.stdout.write("The engine's tests are left out: neither Pulumi nor Go is on the PATH.\n");
    }
    if (which === "all" && pythonMissing) {
        process.stdout.write("The workloads' tests are left out: python3 is not on the PATH.\n");
    }
    if (which === "all" && chromiumMissing) {
        process.stdout.write("The tests of pages in a browser are left out: chromium is not on the PATH.\n");
    }
    const found = (await Promise.all(chosen.map(runLane))).flat();
    rmSync(scratch, { recursive: true });
    const sum = (key: keyof Counts) => found.reduce((total, counts) => total + counts[key], 0);
    const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
    process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed${skipped}\n`);
    return sum("failed") === 0 ? 0 : 1;
}

void main(process.argv[2] ?? "all").then((code) => {
    process.exitCode = code;
});
