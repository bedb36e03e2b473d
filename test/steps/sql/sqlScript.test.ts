import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SqlScriptStep } from "../../../steps/contract";
import { applyScripts, compareScripts } from "../../../steps/sql/appliedScripts";
import { DatabaseOfAzureSql } from "../../../steps/sql/keepers/azureSql";
import { readScripts } from "../../../steps/sql/scripts";
import { SqlError } from "../../../steps/sql/session";
import { FakeDatabase } from "../support/database";

const [first, second] = ["workloads/a/010.sql", "workloads/a/020.sql"] as const;

const entries: Record<string, string> = { ADDRESS: "https://lake.dfs.core.windows.net/gold", QUOTE: "a'b" };

let root = "";
let database: FakeDatabase;
beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-scripts-"));
    mkdirSync(path.join(root, "workloads/a"), { recursive: true });
    database = new FakeDatabase();
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes scripts and reads them as a step that states them. */
function scripts(
    contents: Record<string, string>,
    allowDrop: string[] = [],
    more: Partial<SqlScriptStep["arguments"]> = {},
) {
    for (const [file, content] of Object.entries(contents)) {
        writeFileSync(path.join(root, file), content);
    }
    const files = Object.fromEntries(
        Object.entries(contents).map(([file, content]) => [file, createHash("sha256").update(content).digest("hex")]),
    );
    return readScripts({
        step: stepOf(files, { scripts: Object.keys(contents), allowDrop, ...more }),
        valueOf: (entry) => entries[entry] ?? "",
        root,
    });
}

const stepOf = (files: Record<string, string>, more: Partial<SqlScriptStep["arguments"]>): SqlScriptStep => ({
    kind: "sqlScript",
    target: "sql/control",
    files,
    arguments: { server: "SERVER", database: "control", scripts: [first], allowDrop: [], ...more },
});

const keeper = () => new DatabaseOfAzureSql(database.session());
const apply = (read: ReturnType<typeof scripts>) => applyScripts(database.session(), keeper(), read);
const verify = (read: ReturnType<typeof scripts>) => compareScripts(keeper(), read);

describe("Scripts", () => {
    it("are applied in order, each batch alone and each script in a transaction; again, nothing is done", async () => {
        const read = scripts({ [first]: "CREATE SCHEMA a\nGO\nSELECT 1", [second]: "SELECT 2" });
        expect(await verify(read)).toEqual({ text: `not applied as it is now: ${first}, ${second}`, differs: true });
        expect(await apply(read)).toEqual({ text: `applied 2 of 2: ${first}, ${second}` });
        expect(database.tables.applied).toEqual(["CREATE SCHEMA a\n", "SELECT 1", "SELECT 2"]);
        const control = database.sent.flatMap((text) => /.*TRANSACTION;$|^UPDATE/.exec(text)?.[0] ?? []);
        const one = ["SET XACT_ABORT ON; BEGIN TRANSACTION;", "UPDATE", "COMMIT TRANSACTION;"];
        expect(control).toEqual([...one, ...one]);
        database.sent.length = 0;
        expect(await apply(read)).toEqual({ text: "2 scripts are applied already, nothing done" });
        expect(database.sent.filter((text) => /TRANSACTION|SELECT \d/.test(text))).toEqual([]);
        expect(await verify(read)).toEqual({ text: "2 scripts are applied" });
    });

    it("are applied again when their content changes, and only those", async () => {
        await apply(scripts({ [first]: "SELECT 1", [second]: "SELECT 2" }));
        expect(await apply(scripts({ [first]: "SELECT 1", [second]: "SELECT 3" }))).toEqual({
            text: `applied 1 of 2: ${second}`,
        });
        expect(database.tables.applied).toEqual(["SELECT 1", "SELECT 2", "SELECT 3"]);
    });

    it("that fail leave nothing of themselves, name the line, and go on where they ended", async () => {
        const read = scripts({ [first]: "SELECT 1", [second]: "SELECT 2\nGO\n\nSELECT\nwrong" });
        database.failure = { at: /wrong/, error: new SqlError("Invalid column name 'wrong'.", 207, 3) };
        await expect(apply(read)).rejects.toThrow(
            `${second}:5: 207 Invalid column name 'wrong'.; mend the script and run pulumi up; scripts before it stay applied`,
        );
        expect(database.tables.applied).toEqual(["SELECT 1"]);
        expect(await apply(read)).toEqual({ text: `applied 1 of 2: ${second}` });
        expect(database.tables.applied).toEqual(["SELECT 1", "SELECT 2\n", "\nSELECT\nwrong"]);
    });

    it("with statements that cannot be in a transaction are applied without one", async () => {
        await apply(scripts({ [first]: "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON" }));
        expect(database.sent.filter((text) => text.includes("BEGIN TRANSACTION"))).toEqual([]);
        expect(database.tables.scripts).toHaveLength(1);
    });

    it("get their values, and are applied again when one changes", async () => {
        const text = "-- $(a)\nSELECT '$(a)/x'";
        const read = () => scripts({ [first]: text }, [], { values: { a: "ADDRESS" } });
        await apply(read());
        expect(database.tables.applied).toEqual([`-- ${entries.ADDRESS}\nSELECT '${entries.ADDRESS}/x'`]);
        expect((await apply(read())).text).toContain("nothing done");
        const before = entries.ADDRESS;
        entries.ADDRESS = "https://other.dfs.core.windows.net/gold";
        expect((await apply(read())).text).toContain("applied 1 of 1");
        entries.ADDRESS = before ?? "";
    });

    it("that leave a transaction open are not recorded", async () => {
        await expect(apply(scripts({ [first]: "BEGIN TRANSACTION" }))).rejects.toThrow(
            `${first} leaves 2 transactions open, not 1`,
        );
        expect(database.tables.scripts).toEqual([]);
        expect(database.depth).toBe(0);
    });
});

describe("Scripts are refused before anything is done", () => {
    it("where a file is not the one that was previewed", () => {
        const file = path.join(root, first);
        const [step] = [{ [first]: "SELECT 1" }];
        scripts(step);
        const stated = createHash("sha256").update("SELECT 2").digest("hex");
        writeFileSync(file, "SELECT 1");
        expect(() => readScripts({ step: stepOf({ [first]: stated }, {}), valueOf: () => "", root })).toThrow(
            `but the step states ${stated}; run pulumi up with the files of the commit that was previewed`,
        );
    });

    it("where a file is missing", () => {
        const read = () => scripts({ [first]: "" });
        read();
        rmSync(path.join(root, first));
        expect(() => readScripts({ step: stepOf({}, {}), valueOf: () => "", root })).toThrow(
            `${first} cannot be read: ENOENT`,
        );
    });

    it.each([
        [
            "is not given",
            "SELECT '$(a)'",
            {},
            `${first}:1: $(a) takes a value that the step does not give; none is given`,
        ],
        ["has no place", "SELECT 1", { b: "ADDRESS" }, "no script has a place for the value b"],
        ["could end its string", "SELECT '$(a)'", { a: "QUOTE" }, `value a: "a'b" must have 1 to 1000 characters`],
        ["is no text there", "DROP VIEW $(a); SELECT '$(a)'", { a: "ADDRESS" }, "$(…) stands outside of a string"],
    ])("where a value %s", (_what, text, values, expected) => {
        expect(() => scripts({ [first]: text }, [], { values })).toThrow(expected);
    });

    it("with all that is wrong in all of them", () => {
        expect(() => scripts({ [first]: "USE a", [second]: "\nDROP TABLE b" })).toThrow(
            `${first}:1: USE a leaves the database of the step; state a step for each database; ${second}:2: DROP TABLE loses data`,
        );
        expect(() => scripts({ [second]: "DROP TABLE b" }, [second])).not.toThrow();
    });
});
