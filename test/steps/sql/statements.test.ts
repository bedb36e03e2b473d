import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { applyScripts, compareScripts } from "../../../steps/sql/appliedScripts";
import { DatabaseOfAzureSql } from "../../../steps/sql/keepers/azureSql";
import { changeUsers } from "../../../steps/sql/sqlUsers";
import type { StatedUser } from "../../../steps/sql/userChanges";
import { FakeDatabase, permissionRow } from "../support/database";

const golden = path.join(__dirname, "statements.sql");
const user: StatedUser = {
    name: "a]b",
    sid: "0xC98B91356D19EA409779889D79B753F0",
    type: "E",
    roles: ["db_datareader"],
    grants: [{ permission: "EXECUTE", schema: "control" }, { permission: "VIEW DATABASE STATE" }],
};

/** Every statement that steps send, but for those of scripts. */
async function statements(): Promise<string[]> {
    const database = new FakeDatabase();
    const session = database.session();
    const script = { path: "workloads/a.sql", sha256: "0".repeat(64), batches: [], transactional: true };
    const keeper = new DatabaseOfAzureSql(session);
    await compareScripts(keeper, [script]);
    await applyScripts(session, keeper, [script]);
    const place = { session, keeper };
    await changeUsers(place, "sql/control", [user, { ...user, name: "group", sid: "0x00", type: "X" }]);
    database.tables.members.push({ role: "db_datawriter", user: user.name });
    database.tables.permissions.push(
        {
            ...permissionRow(user.name, "SELECT"),
            class: "OBJECT_OR_COLUMN",
            object_schema: "a",
            object: "b",
            column: "c",
        },
        { ...permissionRow(user.name, "CONNECT"), state: "D" },
    );
    await changeUsers(place, "sql/control", [{ ...user, grants: [] }]);
    database.failure = { at: /^COMMIT/, error: new Error("lost") as never };
    await changeUsers(place, "sql/control", []).catch(() => undefined);
    return [...new Set(database.sent)];
}

describe("The statements of steps", () => {
    it("are those that Microsoft's parser has read (workloads/sql/tests/test_step_statements.py)", async () => {
        const found = (await statements()).map((text) => `${text}\nGO\n`).join("");
        if (process.env.UPDATE_STATEMENTS) {
            writeFileSync(golden, found);
        }
        expect(found).toBe(readFileSync(golden, "utf8"));
    });
});
