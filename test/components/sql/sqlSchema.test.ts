import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SqlSchema, type SqlSchemaArgs } from "../../../components";
import { stepSchema } from "../../../steps/contract";
import { listed, one, recorded, refusal } from "../../support/recording";

const control = "workloads/sql/control";
const scripts = [`${control}/010_schema.sql`, `${control}/020_run_log.sql`];
const schema = (args: Partial<SqlSchemaArgs> = {}) =>
    new SqlSchema("control", { serverHost: "sql.example", databaseName: "control", scripts, ...args });

// Files of a step are below workloads/.
const folder = mkdtempSync("workloads/sql/unit-");
const script = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
};
afterAll(() => rmSync(folder, { recursive: true }));

describe("SqlSchema", () => {
    it("is one step that names its scripts in order, each with its digest", async () => {
        const made = await recorded(() => schema());
        expect(listed(made)).toEqual(["Command control", "DeploymentStep control", "SqlSchema control"]);
        const { environment } = one(made, "command:local:Command").inputs as { environment: Record<string, string> };
        expect(environment.SERVER).toBe("sql.example");
        expect(stepSchema.parse(JSON.parse(environment.STEP ?? ""))).toEqual({
            kind: "sqlScript",
            target: "sql/control",
            files: Object.fromEntries(scripts.map((file) => [file, expect.stringMatching(/^[0-9a-f]{64}$/)])),
            arguments: { server: "SERVER", database: "control", scripts, allowDrop: [] },
        });
    });

    it("lets a script lose data that says so", async () => {
        const dropping = script("drop.sql", "DROP TABLE old;");
        expect(await refusal(() => schema({ scripts: [dropping] }))).toEqual([
            expect.stringMatching(/scripts\[0\].*line 1: DROP TABLE loses data; state the script in allowDrop/),
        ]);
        expect(listed(await recorded(() => schema({ scripts: [dropping], allowDrop: [dropping] })))).toHaveLength(3);
    });

    it("refuses several scripts together, each with its line", async () => {
        const [use, secret] = [
            script("use.sql", "SELECT 1;\nUSE master;"),
            script("secret.sql", "CREATE USER x WITH PASSWORD = 'y';"),
        ];
        const found = await refusal(() =>
            schema({ scripts: [use, secret, "workloads/none.sql", use], allowDrop: ["x"] }),
        );
        for (const expected of [
            /line 2: USE master/,
            /line 1: .*password/i,
            /none.sql" is no file/,
            /is duplicated/,
            /none of the/,
        ]) {
            expect(found.join("\n")).toMatch(expected);
        }
    });

    it.each<[string, string[], RegExp]>([
        ["no script", [], /scripts: has no entry; add one/],
        ["a file elsewhere", ["package.json"], /scripts\[0\]: "package\.json" must be a file below workloads\//],
        ["a path with two dots", ["workloads/../package.json"], /scripts\[0\]: .* without \.\./],
        ["a folder", [control], /scripts\[0\]: .* is no file of the project; add it, or leave it out/],
    ])("refuses %s before anything is registered", async (_what, wrong, expected) => {
        expect(await refusal(() => schema({ scripts: wrong }))).toEqual([expect.stringMatching(expected)]);
    });
});
