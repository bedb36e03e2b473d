import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pythonEnvironment, type PythonOptions } from "./python";

let scratch: string;
let options: PythonOptions;
let lines: string[];

beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-python-"));
    lines = [];
    const requirements = path.join(scratch, "requirements.txt");
    writeFileSync(requirements, "duckdb==2.0.1\n");
    options = {
        searched: path.join(scratch, "bin"),
        caches: path.join(scratch, "caches"),
        requirements,
        print: (line) => lines.push(line),
    };
});

afterEach(() => rmSync(scratch, { recursive: true }));

/** A Python that has venv and pip, and writes down what it is asked for. */
function fakePython(name: string, { answers = "python 3.12.1", pip = "true" } = {}): void {
    const body = [
        "#!/bin/sh",
        "PATH=/usr/bin:/bin",
        `echo "$0 $*" >> ${scratch}/calls`,
        `case "$1 $2" in`,
        `  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;`,
        `  "-m pip") ${pip} ;;`,
        `  *) ${answers === "" ? "exit 1" : `echo '${answers}'`} ;;`,
        "esac",
    ];
    const file = path.join(scratch, "bin", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${body.join("\n")}\n`);
    chmodSync(file, 0o755);
}

const calls = () => readFileSync(path.join(scratch, "calls"), "utf8").trim().split("\n");
const kept = () => readdirSync(path.join(scratch, "caches/azure-ml-platform/python"));

describe("The Python of the workloads' tests", () => {
    it("is made once for the same packages, with the hashes of every package checked", () => {
        fakePython("python3");
        const { python = "" } = pythonEnvironment(options);
        expect(existsSync(python)).toBe(true);
        expect(calls().at(-1)).toMatch(/-m pip install --no-deps --require-hashes .*requirements\.txt$/);
        const made = calls().length;
        expect(pythonEnvironment(options)).toEqual({ python });
        expect(calls()).toHaveLength(made + 1);
        expect(lines).toHaveLength(1);
        expect(kept()).toHaveLength(1);
    });

    it("is another one for other packages, and for another Python", () => {
        fakePython("python3");
        pythonEnvironment(options);
        writeFileSync(options.requirements, "duckdb==2.0.2\n");
        pythonEnvironment(options);
        fakePython("python3", { answers: "python 3.11.9" });
        pythonEnvironment(options);
        expect(kept()).toHaveLength(3);
    });

    it("is looked for by version where python3 is too old or too new", () => {
        fakePython("python3", { answers: "" });
        fakePython("python3.12");
        expect(pythonEnvironment(options).missing).toBeUndefined();
        expect(calls()[1]).toContain("bin/python3.12 ");
    });

    it.each([
        ["there is none", undefined],
        ["it has no venv or another version", { answers: "" }],
    ])("is missing where %s", (_, python) => {
        if (python) {
            fakePython("python3", python);
        }
        expect(pythonEnvironment(options).missing).toContain("install python3-venv");
        expect(existsSync(options.caches)).toBe(false);
    });

    it("is missing where pip fails, and leaves nothing half made", () => {
        fakePython("python3", { pip: "echo 'no index' >&2; exit 1" });
        expect(pythonEnvironment(options).missing).toMatch(/-m pip install failed: no index$/);
        expect(kept()).toEqual([]);
        fakePython("python3");
        expect(pythonEnvironment(options).missing).toBeUndefined();
    });

    it("has the bounds that the project states", () => {
        const project = readFileSync(path.join(__dirname, "../workloads/pyproject.toml"), "utf8");
        const source = readFileSync(path.join(__dirname, "python.ts"), "utf8");
        const [, least, below] = /requires-python = ">=3\.(\d+),<3\.(\d+)"/.exec(project) ?? [];
        expect(source).toContain(`(3, ${least}) <= sys.version_info[:2] < (3, ${below})`);
    });

    it("installs every package that the project pins, in the same version", () => {
        const read = (name: string) => readFileSync(path.join(__dirname, "../workloads", name), "utf8");
        const pins = [...read("pyproject.toml").matchAll(/^ {4}"([\w-]+==[\w.]+)",$/gm)].map(([, pin]) => pin);
        const locked = [...read("requirements.txt").matchAll(/^([\w-]+==[\w.]+)/gm)].map(([, pin]) => pin);
        expect(pins.length).toBeGreaterThan(5);
        expect(pins.filter((pin) => !locked.includes(pin))).toEqual([]);
        expect(read("pyproject.toml").match(/^ {4}"/gm)).toHaveLength(pins.length);
    });
});
