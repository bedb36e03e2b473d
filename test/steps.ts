import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** A command of a run, and where its report is. */
export interface Step {
    /** Name in the report. */
    name: string;
    /** Command and arguments. */
    command: [string, ...string[]];
    /** Report of a test runner; a step without it counts as one check. */
    report?: string;
    /** Folder that the paths of pytest's report begin at. */
    folder?: string;
}

/** How many tests ended how. */
export interface Counts {
    /** Tests that passed. */
    passed: number;
    /** Tests that failed. */
    failed: number;
    /** Tests that were left out. */
    skipped: number;
}

/** Time of a step. */
export interface StepTime {
    /** Name of the step. */
    name: string;
    /** Seconds from beginning to end. */
    wall: number;
    /** Seconds of processors, of the step and of every process that it waited for. */
    cpu: number;
}

/** Time of a file of tests. */
export interface FileTime {
    /** File, from the root. */
    file: string;
    /** Seconds from its first test to its last. */
    seconds: number;
}

interface VitestReport {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTotalTestSuites: number;
    numFailedTestSuites: number;
    testResults: { name: string; startTime: number; endTime: number }[];
}

/** Reads the JSON report of a run of Vitest; throws where it ran no test. */
export function readReport(report: string, root: string): { counts: Counts; files: FileTime[] } {
    const read = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    if (!read.numTotalTestSuites || !read.numPassedTests) {
        throw new Error("ran no test");
    }
    // A file that cannot be loaded holds no failed test; it must not count as nothing.
    const failed = read.numFailedTests || read.numFailedTestSuites;
    const files = read.testResults.map(({ name, startTime, endTime }) => ({
        file: path.relative(root, name),
        seconds: (endTime - startTime) / 1000,
    }));
    return { counts: { passed: read.numPassedTests, failed, skipped: read.numPendingTests }, files };
}

/** Reads the JUnit report of a run of pytest, with paths from `folder` on; throws where it ran no test. */
export function readJunit(report: string, folder: string): { counts: Counts; files: FileTime[] } {
    const xml = readFileSync(report, "utf8");
    const [suite = ""] = /<testsuite [^>]*>/.exec(xml) ?? [];
    const count = (name: string) => Number(attribute(suite, name));
    const skipped = count("skipped");
    // An error is a test whose fixture failed, or a file that cannot be loaded.
    const failed = count("failures") + count("errors");
    const passed = count("tests") - failed - skipped;
    if (!passed) {
        throw new Error("ran no test");
    }
    const times = new Map<string, number>();
    for (const [test] of xml.matchAll(/<testcase [^>]*>/g)) {
        const file = path.join(folder, attribute(test, "file"));
        times.set(file, (times.get(file) ?? 0) + Number(attribute(test, "time")));
    }
    return { counts: { passed, failed, skipped }, files: [...times].map(([file, seconds]) => ({ file, seconds })) };
}

const attribute = (element: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "";

// POSIX: the shell writes its own user and system time, then those of its children.
const timed = '"$@"; code=$?; times >&3; exit $code';

/** Runs a command to its end; answers its exit code, what it wrote, and the time that it took. */
export function runTimed(
    command: readonly string[],
    cwd: string,
): Promise<{ code: number; output: string; wall: number; cpu: number }> {
    const started = Date.now();
    return new Promise((resolve) => {
        const child = spawn("sh", ["-c", timed, "sh", ...command], { cwd, stdio: ["ignore", "pipe", "pipe", "pipe"] });
        const [output, times]: [Buffer[], Buffer[]] = [[], []];
        child.stdio[1]?.on("data", (chunk: Buffer) => output.push(chunk));
        child.stdio[2]?.on("data", (chunk: Buffer) => output.push(chunk));
        child.stdio[3]?.on("data", (chunk: Buffer) => times.push(chunk));
        const end = (code: number, text: string) =>
            resolve({
                code,
                output: text,
                wall: (Date.now() - started) / 1000,
                cpu: cpuSeconds(String(Buffer.concat(times))),
            });
        child.on("error", (error) => end(1, `${error.message}\n`));
        child.on("close", (code) => end(code ?? 1, Buffer.concat(output).toString()));
    });
}

/** Seconds of all that `times` prints: `0m1.50s 0m0.25s` in two lines. */
export function cpuSeconds(times: string): number {
    const found = [...times.matchAll(/(\d+)m([\d.]+)s/g)];
    return found.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

const seconds = (value: number) => `${value.toFixed(1).padStart(7)} s`;

/** Where the time went: every step, and the ten slowest files of tests. */
export function timeLines(steps: readonly StepTime[], files: readonly FileTime[]): string {
    const cpu = steps.reduce((sum, step) => sum + step.cpu, 0);
    const slowest = [...files].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
    return [
        "Time of each step, and of processors in it:",
        ...steps.map((step) => `${seconds(step.wall)} ${seconds(step.cpu)}  ${step.name}`),
        `${" ".repeat(9)} ${seconds(cpu)}  all`,
        ...(slowest.length === 0 ? [] : ["Slowest test files:"]),
        ...slowest.map((file) => `${seconds(file.seconds)}  ${file.file}`),
        "",
    ].join("\n");
}
