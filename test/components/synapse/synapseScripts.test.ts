import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SynapseScripts, type SynapseScriptsArgs } from "../../../components";
import { stepSchema } from "../../../steps/contract";
import { listed, one, recorded, refusal } from "../../support/recording";

const folder = "workloads/sql/warehouse";
const address = "https://lake.dfs.core.windows.net/gold";
const serverless = (args: Partial<SynapseScriptsArgs> = {}) =>
    new SynapseScripts("gold", {
        host: "synw-ondemand.sql.azuresynapse.net",
        pool: "serverless",
        databaseName: "gold",
        scripts: [`${folder}/serverless/010_data_source.sql`, `${folder}/serverless/020_views.sql`],
        values: { goldAddress: address },
        deltaSources: ["gold"],
        ...args,
    });
const dedicated = (args: Partial<SynapseScriptsArgs> = {}) =>
    new SynapseScripts("pool", {
        host: "synw.sql.azuresynapse.net",
        pool: "dedicated",
        databaseName: "warehouse",
        scripts: [`${folder}/060_load_predictions.sql`],
        allowDrop: [`${folder}/060_load_predictions.sql`],
        ...args,
    });
const written = mkdtempSync("workloads/sql/unit-");
const script = (text: string) => {
    const file = path.join(written, "wrong.sql");
    writeFileSync(file, text);
    return file;
};
afterAll(() => rmSync(written, { recursive: true }));

const environmentOf = async (make: () => unknown) =>
    one(await recorded(make), "command:local:Command").inputs.environment as Record<string, string>;

describe("SynapseScripts", () => {
    it("is one step that knows its pool, with values as entries", async () => {
        expect(listed(await recorded(() => serverless()))).toEqual([
            "Command gold",
            "DeploymentStep gold",
            "SynapseScripts gold",
        ]);
        const { STEP, ...entries } = await environmentOf(() => serverless());
        expect(entries).toEqual({ SERVER: "synw-ondemand.sql.azuresynapse.net", VALUE_GOLDADDRESS: address });
        expect(stepSchema.parse(JSON.parse(STEP ?? ""))).toMatchObject({
            kind: "sqlScript",
            target: "synapse/serverless/gold",
            arguments: { pool: "serverless", values: { goldAddress: "VALUE_GOLDADDRESS" }, deltaSources: ["gold"] },
        });
    });

    it("of the dedicated pool has no values, and a script that empties tables says so", async () => {
        const { STEP } = await environmentOf(() => dedicated());
        expect(Object.keys((JSON.parse(STEP ?? "") as { arguments: object }).arguments).sort()).toEqual([
            "allowDrop",
            "database",
            "pool",
            "scripts",
            "server",
        ]);
        expect(await refusal(() => dedicated({ allowDrop: [] }))).toEqual([
            expect.stringContaining("060_load_predictions.sql, line 73: TRUNCATE TABLE loses data"),
        ]);
    });

    it.each<[string, Partial<SynapseScriptsArgs>, string]>([
        [
            "a value that is missing",
            { values: {} },
            "line 11: $(goldAddress) takes a value that the step does not give",
        ],
        [
            "a value that has no place",
            { values: { goldAddress: address, other: "x" } },
            "values.other: no script has a place $(other) for it",
        ],
        [
            "a value that ends its string",
            { values: { goldAddress: "a'b" } },
            `values.goldAddress: "a'b" must have 1 to 1000 characters`,
        ],
        [
            "a value that holds a credential",
            { values: { goldAddress: `${address}?sig=abc` } },
            "values.goldAddress: looks like a credential",
        ],
        [
            "two values that differ in case",
            { values: { goldAddress: address, GOLDADDRESS: "x" } },
            "values.GOLDADDRESS: has the name of another value",
        ],
        [
            "a view over another zone",
            { deltaSources: ["bronze"] },
            'OPENROWSET reads data source "gold", which leads to no zone in Delta format; name one of bronze',
        ],
    ])("refuses %s before anything is registered", async (_what, wrong, expected) => {
        expect((await refusal(() => serverless(wrong))).join("\n")).toContain(expected);
    });

    it("refuses several texts that a pool would not take, each with its line", async () => {
        const wrong = script(
            "CREATE TABLE serving.a (b int) WITH (DISTRIBUTION = HASH(c));\nINSERT INTO serving.a SELECT * FROM d;\nBEGIN TRANSACTION; DROP VIEW e; COMMIT;",
        );
        const found = (await refusal(() => dedicated({ scripts: [wrong], allowDrop: [] }))).join("\n");
        for (const expected of [
            "line 1: HASH (c)",
            "line 2: SELECT * takes",
            "line 3: DROP VIEW within a transaction",
        ]) {
            expect(found).toContain(expected);
        }
    });
});
