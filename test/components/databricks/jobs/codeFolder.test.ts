import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readCodePackage } from "../../../../components/databricks/jobs/codeFolder";

const root = path.join(__dirname, "../../../..");

describe("A package of code", () => {
    it("is its files by content, in the order of their paths", () => {
        const modules = readCodePackage("workloads/sql/control");
        expect(modules.map((module) => module.path).slice(0, 2)).toEqual([
            "control/010_schema.sql",
            "control/020_run_log.sql",
        ]);
        expect(modules.map((module) => module.path)).toEqual(modules.map((module) => module.path).sort());
        const bytes = readFileSync(path.join(root, "workloads/sql/control/010_schema.sql"));
        expect(modules[0]).toEqual({
            path: "control/010_schema.sql",
            contentBase64: bytes.toString("base64"),
            md5: createHash("md5").update(bytes).digest("hex"),
        });
    });

    it("holds code alone, with its folders", () => {
        const paths = readCodePackage("workloads/data-factory").map((module) => module.path);
        expect(paths).toContain("data-factory/tests/factory/bronze.py");
        expect(paths.filter((file) => !/\.(py|sql)$/.test(file))).toEqual([]);
    });

    it("is empty where there is no folder", () => {
        expect(readCodePackage("workloads/none")).toEqual([]);
    });
});
