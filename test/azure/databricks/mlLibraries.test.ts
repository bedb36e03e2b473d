import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { mlLibraries, runtimes } from "../../../azure/databricks/runtimes";

const folder = path.join(__dirname, "../../../workloads/databricks");
const project = readFileSync(path.join(folder, "pyproject.toml"), "utf8");
const lock = readFileSync(path.join(folder, "uv.lock"), "utf8");

/** Versions of a group of pyproject.toml by package. */
function pinsOf(group: string): Map<string, string> {
    const [, lines = ""] = new RegExp(`^${group} = \\[\\n(.*?)^\\]`, "ms").exec(project) ?? [];
    return new Map([...lines.matchAll(/"([\w-]+)==([\w.]+)"/g)].map(([, name = "", version = ""]) => [name, version]));
}

// The packages of the lock that are another build of what the runtime holds.
const otherBuilds: Record<string, string> = { "xgboost-cpu": "xgboost", "tensorflow-cpu": "tensorflow" };
const runtime = "17.3";

describe("What the code that runs on Databricks is tested with", () => {
    const pins = new Map([...pinsOf("core"), ...pinsOf("deep")]);
    const { spark, python } = runtimes[runtime];
    const held: Record<string, string> = { ...mlLibraries[runtime], pyspark: spark, "delta-spark": spark };

    it("has the versions of the runtime", () => {
        expect(pins.size).toBeGreaterThan(12);
        const differing = [...pins].filter(([name, version]) => held[otherBuilds[name] ?? name] !== version);
        expect(differing).toEqual([]);
        expect(project).toContain(`requires-python = "==${python}.*"`);
    });

    it("has them in the lock too", () => {
        const locked = new Map([...lock.matchAll(/^name = "(.*)"\nversion = "(.*)"/gm)].map(([, a, b]) => [a, b]));
        expect([...pins].filter(([name, version]) => locked.get(name) !== version)).toEqual([]);
        // Of what the runtime holds, nothing else has another version.
        const others = [...locked].filter(([name = "", version]) => held[name] !== undefined && held[name] !== version);
        expect(others).toEqual([]);
    });

    it("takes Delta's files in the version of the lock", () => {
        const jars = readFileSync(path.join(folder, "setup/jars.txt"), "utf8");
        expect([...jars.matchAll(/-([\d.]+)\.jar$/gm)].map(([, version]) => version)).toEqual([spark, spark]);
    });

    it("runs the pipelines of Data Factory with the packages of their own tests", () => {
        const other = readFileSync(path.join(folder, "../pyproject.toml"), "utf8");
        // The runtime has a pytest of its own.
        const shared = [...pinsOf("test")].filter(([name]) => name !== "pytest" && other.includes(`"${name}==`));
        expect(shared).toHaveLength(6);
        expect(shared.filter(([name, version]) => !other.includes(`"${name}==${version}"`))).toEqual([]);
    });
});
