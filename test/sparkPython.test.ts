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
import { sparkEnvironment, type SparkOptions } from "./sparkPython";

let scratch: string;
let options: SparkOptions;
let lines: string[];

beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-spark-"));
    lines = [];
    options = {
        searched: path.join(scratch, "bin"),
        caches: path.join(scratch, "caches"),
        project: path.join(scratch, "project"),
        java: undefined,
        groups: ["core", "test"],
        platform: "linux-x64",
        install: true,
        print: (line) => lines.push(line),
    };
    mkdirSync(path.join(options.project, "setup"), { recursive: true });
    for (const name of ["uv.lock", "setup/uv.txt", "setup/jars.txt", "setup/delta_jars.py", "setup/torch_stubs.py"]) {
        writeFileSync(path.join(options.project, name), name);
    }
});

afterEach(() => rmSync(scratch, { recursive: true }));

function program(name: string, ...body: string[]): void {
    const file = path.join(scratch, "bin", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, ["#!/bin/sh", "PATH=/usr/bin:/bin", ...body, ""].join("\n"));
    chmodSync(file, 0o755);
}

/** A Python that makes environments, installs uv, and writes down what uv and its own programs are asked for. */
function fakePython(name: string, jars = "true"): void {
    program(
        name,
        `echo "$UV_PYTHON_DOWNLOADS $*" >> ${scratch}/calls`,
        `case "$*" in`,
        `  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;`,
        `  "-m pip "*) ;;`,
        `  "-m uv "*" venv "*) mkdir -p "$8/bin" && cp "$0" "$8/bin/python" ;;`,
        `  "-m uv "*) ;;`,
        `  *delta_jars.py) ${jars} ;;`,
        `  *torch_stubs.py) ;;`,
        `  *) echo "python 3.12.1" ;;`,
        `esac`,
    );
}

const deep = ["core", "test", "deep"];
const fakeJava = (version: string) => program("java", `echo 'openjdk version "${version}"' >&2`);
const calls = () => readFileSync(path.join(scratch, "calls"), "utf8").trim().split("\n");
const kept = () => readdirSync(path.join(scratch, "caches/azure-ml-platform/python")).length;

describe("The Python of the code that runs on Databricks", () => {
    it("is made once of the lock, for its groups, and with Delta's files", () => {
        fakePython("python3.12");
        fakeJava("17.0.21");
        const { python = "" } = sparkEnvironment(options);
        expect(existsSync(python)).toBe(true);
        const [sync = "", jars] = calls().slice(-2);
        expect(sync).toMatch(/^never -m uv --quiet sync --locked --project .* --group core --group test$/);
        expect(jars).toMatch(/setup\/delta_jars\.py$/);
        const made = calls().length;
        expect(sparkEnvironment(options)).toEqual({ python });
        expect(calls()).toHaveLength(made + 1);
        expect(lines).toHaveLength(2);
        // uv is in an environment of its own.
        expect(kept()).toBe(2);
    });

    it.each(["uv.lock", "setup/uv.txt", "setup/jars.txt", "setup/delta_jars.py"])(
        "is another one for another %s",
        (name) => {
            fakePython("python3.12");
            fakeJava("17.0.21");
            const first = sparkEnvironment(options).python;
            writeFileSync(path.join(options.project, name), "other");
            const second = sparkEnvironment(options).python;
            expect(second).toBeDefined();
            expect(second).not.toBe(first);
        },
    );

    it("is another one with other groups, which has what torch asks of NVIDIA's libraries", () => {
        fakePython("python3.12");
        fakeJava("21.0.2");
        ["as", "ld", "readelf"].forEach((name) => program(name));
        const first = sparkEnvironment(options).python;
        expect(calls().join()).not.toContain("torch_stubs.py");
        const second = sparkEnvironment({ ...options, groups: deep }).python;
        expect(second).toBeDefined();
        expect(second).not.toBe(first);
        expect(calls().at(-1)).toMatch(/setup\/torch_stubs\.py$/);
        writeFileSync(path.join(options.project, "setup/torch_stubs.py"), "other");
        expect(sparkEnvironment(options).python).toBe(first);
        expect(sparkEnvironment({ ...options, groups: deep }).python).not.toBe(second);
    });

    it("is found, and not made, where packages are not to be installed", () => {
        fakePython("python3.12");
        fakeJava("17.0.21");
        ["as", "ld", "readelf"].forEach((name) => program(name));
        const found = { ...options, groups: deep, install: false };
        expect(sparkEnvironment(found).missing).toMatch(/^`npx tsx test\/sparkPython\.ts deep` installs the packages/);
        expect(kept()).toBe(0);
        const { python } = sparkEnvironment({ ...found, install: true });
        expect(python).toBeDefined();
        expect(sparkEnvironment(found)).toEqual({ python });
    });

    it("asks for binutils with torch alone", () => {
        fakePython("python3.12");
        fakeJava("17.0.21");
        ["as", "ld"].forEach((name) => program(name));
        expect(sparkEnvironment({ ...options, groups: deep }).missing).toMatch(/^as, ld, readelf .*install binutils$/);
        expect(sparkEnvironment(options).missing).toBeUndefined();
    });

    it("is missing without Python 3.12 and without Java, each by its name", () => {
        const { missing } = sparkEnvironment(options);
        expect(missing).toContain("no Python 3.12");
        expect(missing).toContain("install openjdk-17-jre-headless");
        expect(existsSync(options.caches)).toBe(false);
    });

    it.each(["11.0.20", "24.0.1", "1.8.0_392"])("is missing with Java %s", (version) => {
        fakePython("python3.12");
        fakeJava(version);
        expect(sparkEnvironment(options).missing).toMatch(/^no Java 17/);
    });

    it("takes Java from JAVA_HOME before that of the PATH, as Spark does", () => {
        fakePython("python3.12");
        fakeJava("17.0.21");
        expect(sparkEnvironment({ ...options, java: path.join(scratch, "none") }).missing).toMatch(/^no Java 17/);
    });

    it("is missing on machines that the lock is not made for", () => {
        fakePython("python3.12");
        fakeJava("17.0.21");
        expect(sparkEnvironment({ ...options, platform: "darwin-arm64" }).missing).toContain("Linux on x86-64");
    });

    it("is missing where a step fails, and leaves nothing half made", () => {
        fakePython("python3.12", "echo 'has the hash 1, setup/jars.txt has 2' >&2; exit 1");
        fakeJava("17.0.21");
        expect(sparkEnvironment(options).missing).toMatch(/failed: has the hash 1, setup\/jars.txt has 2$/);
        expect(kept()).toBe(1);
    });
});
