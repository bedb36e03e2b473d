import { beforeEach, describe, expect, it } from "vitest";
import type { SqlUsersStep } from "../../../steps/contract";
import { DatabaseOfAzureSql } from "../../../steps/sql/keepers/azureSql";
import { SqlError } from "../../../steps/sql/session";
import { changeUsers, compareUsers, statedUsers } from "../../../steps/sql/sqlUsers";
import { FakeDatabase, permissionRow } from "../support/database";

const ids: Record<string, string> = {
    USER_0: "aa0ca2bc-3342-4a36-9665-6c2c171425a0",
    USER_1: "35918bc9-196d-40ea-9779-889d79b753f0",
};
const sids = ["0xBCA20CAA4233364A96656C2C171425A0", "0xC98B91356D19EA409779889D79B753F0"] as const;

type User = SqlUsersStep["arguments"]["users"][number];
const ingest: User = {
    name: "id-ingest",
    type: "identity",
    id: "USER_0",
    roles: ["db_datareader"],
    grants: [{ permission: "EXECUTE", schema: "control" }, { permission: "VIEW DATABASE STATE" }],
};
const analysts: User = { name: "analysts] TO [dbo", type: "group", id: "USER_1", roles: ["db_datareader"], grants: [] };

let database: FakeDatabase;
beforeEach(() => {
    database = new FakeDatabase();
});

const stated = (...users: User[]) =>
    statedUsers({
        step: {
            kind: "sqlUsers",
            target: "sql/control",
            files: {},
            arguments: { server: "SERVER", database: "control", users },
        },
        valueOf: (entry) => ids[entry] ?? "",
    });

const place = () => ({ session: database.session(), keeper: new DatabaseOfAzureSql(database.session()) });
const apply = (...users: User[]) => changeUsers(place(), "sql/control", stated(...users));
const verify = (...users: User[]) => compareUsers(place(), "sql/control", stated(...users));

/** Statements that changed something, without those of the records. */
const changes = () => database.sent.filter((text) => /^(CREATE USER|DROP|ALTER|GRANT|REVOKE)/.test(text));
const first = () => changes().map((text) => text.split("\n")[0]);

describe("Users of a database", () => {
    it("are created with SID, roles and rights, in one transaction; again, nothing is done", async () => {
        expect(await apply(ingest, analysts)).toEqual({
            text:
                "created id-ingest, gave role db_datareader to id-ingest, granted EXECUTE ON SCHEMA::[control] to id-ingest, " +
                "granted VIEW DATABASE STATE to id-ingest, created analysts] TO [dbo, gave role db_datareader to analysts] TO [dbo",
        });
        expect(first()).toEqual([
            `CREATE USER [id-ingest] WITH SID = ${sids[0]}, TYPE = E;`,
            "ALTER ROLE [db_datareader] ADD MEMBER [id-ingest];",
            "GRANT EXECUTE ON SCHEMA::[control] TO [id-ingest];",
            "GRANT VIEW DATABASE STATE TO [id-ingest];",
            `CREATE USER [analysts]] TO [dbo] WITH SID = ${sids[1]}, TYPE = X;`,
            "ALTER ROLE [db_datareader] ADD MEMBER [analysts]] TO [dbo];",
        ]);
        const order = ["BEGIN TRANSACTION", "CREATE USER [id", "COMMIT"].map((part) =>
            database.sent.findIndex((text) => text.includes(part)),
        );
        expect(order).toEqual([...order].sort((a, b) => a - b));
        database.sent.length = 0;
        expect(await apply(ingest, analysts)).toEqual({ text: "2 users are as stated already, nothing done" });
        expect(changes()).toEqual([]);
        expect(await verify(ingest, analysts)).toEqual({ text: "2 users are as stated" });
    });

    it("lose what is no longer stated, and what was given to them by hand", async () => {
        await apply(ingest);
        database.tables.members.push({ role: "db_datawriter", user: "id-ingest" });
        database.tables.permissions.push(
            { ...permissionRow("id-ingest", "SELECT"), class: "OBJECT_OR_COLUMN", object_schema: "a", object: "b" },
            { ...permissionRow("id-ingest", "EXECUTE", "control"), state: "W" },
        );
        database.sent.length = 0;
        const fewer = { ...ingest, roles: [], grants: [{ permission: "VIEW DATABASE STATE" }] };
        expect((await verify(fewer)).text).toContain("apply would say: took role db_datareader from id-ingest");
        await apply(fewer);
        expect(first()).toEqual([
            "ALTER ROLE [db_datareader] DROP MEMBER [id-ingest];",
            "ALTER ROLE [db_datawriter] DROP MEMBER [id-ingest];",
            "REVOKE EXECUTE ON SCHEMA::[control] FROM [id-ingest] CASCADE;",
            "REVOKE SELECT ON OBJECT::[a].[b] FROM [id-ingest] CASCADE;",
            "REVOKE EXECUTE ON SCHEMA::[control] FROM [id-ingest] CASCADE;",
        ]);
        expect((await apply(fewer)).text).toBe("1 user is as stated already, nothing done");
    });

    it("are dropped when they are no longer stated; those of others and of other steps stay", async () => {
        await apply(ingest, analysts);
        database.tables.principals.push({ name: "other", sid: "0x02", type: "E" });
        database.tables.users?.push({ name: "other", sid: "0x02", step: "sql/other" });
        database.sent.length = 0;
        expect(await apply(analysts)).toEqual({ text: "dropped id-ingest" });
        expect(first()).toEqual(["DROP USER [id-ingest];"]);
        expect(await apply()).toEqual({ text: "dropped analysts] TO [dbo" });
        expect(database.tables.users).toEqual([{ name: "other", sid: "0x02", step: "sql/other" }]);
        expect(database.tables.principals.map(({ name }) => name)).toContain("other");
    });

    it("whose identity was recreated are dropped first and created with its new id", async () => {
        await apply(ingest);
        database.sent.length = 0;
        await apply({ ...ingest, id: "USER_1" });
        expect(first().slice(0, 3)).toEqual([
            "DROP USER [id-ingest];",
            `CREATE USER [id-ingest] WITH SID = ${sids[1]}, TYPE = E;`,
            "ALTER ROLE [db_datareader] ADD MEMBER [id-ingest];",
        ]);
    });

    it("that got another name are dropped before they are created", async () => {
        await apply(ingest);
        database.sent.length = 0;
        await apply({ ...ingest, name: "ingest" });
        expect(first().slice(0, 2)).toEqual([
            "DROP USER [id-ingest];",
            `CREATE USER [ingest] WITH SID = ${sids[0]}, TYPE = E;`,
        ]);
    });

    it("that were dropped by hand are created again; one made since under the name of a former user stays", async () => {
        await apply(ingest, analysts);
        database.tables.principals = database.tables.principals.filter(({ sid }) => sid !== sids[0]);
        database.tables.members = [];
        expect((await apply(ingest, analysts)).text).toMatch(/^created id-ingest, /);
        database.tables.principals.find(({ name }) => name === "id-ingest")!.sid = "0x99";
        database.sent.length = 0;
        expect(await apply(analysts)).toEqual({ text: "no longer records id-ingest, whom this step did not make" });
        expect(changes()).toEqual([]);
    });

    it("that someone made with the same SID are taken over", async () => {
        database.tables.principals.push({ name: "id-ingest", sid: sids[0], type: "E" });
        expect((await apply({ ...ingest, grants: [] })).text).toBe(
            "took over id-ingest, gave role db_datareader to id-ingest",
        );
        expect((await apply()).text).toBe("dropped id-ingest");
    });

    it("are all as before where one statement fails, and a second run ends well", async () => {
        database.failure = { at: /^GRANT VIEW/, error: new SqlError("no", 4604) };
        await expect(apply(ingest)).rejects.toThrow("no");
        expect(database.tables.principals.map(({ name }) => name)).not.toContain("id-ingest");
        expect(database.depth).toBe(0);
        expect((await apply(ingest)).text).toMatch(/^created id-ingest/);
    });
});

describe("Users of a database are refused, and nothing is changed", () => {
    const refused = async (...users: User[]) => {
        await expect(apply(...users)).rejects.toThrow("; nothing was changed");
        expect(changes()).toEqual([]);
        return (await verify(...users)).text;
    };

    it("where another user has the name", async () => {
        database.tables.principals.push({ name: "ID-INGEST", sid: "0x02", type: "S" });
        expect(await refused(ingest)).toContain(
            "user id-ingest exists with another SID or type and was not made by this step",
        );
    });

    it("where another step made the user", async () => {
        await changeUsers(place(), "sql/other", stated(ingest));
        database.sent.length = 0;
        expect(await refused(ingest)).toContain("user id-ingest belongs to step sql/other");
    });

    it("where another user has the SID", async () => {
        database.tables.principals.push({ name: "by hand", sid: sids[0], type: "E" });
        expect(await refused(ingest)).toContain("user id-ingest is in the database as by hand");
    });

    it("where a role does not exist", async () => {
        expect(await refused({ ...ingest, roles: ["db_reader", "public"] })).toMatch(
            /^user id-ingest cannot be given role db_reader, .*; user id-ingest cannot be given role public, /,
        );
    });

    it("where a user has a right that the step cannot revoke", async () => {
        await apply(ingest);
        database.tables.permissions.push({ ...permissionRow("id-ingest", "VIEW DEFINITION"), class: "CERTIFICATE" });
        database.sent.length = 0;
        expect(await refused(ingest)).toContain(
            "has VIEW DEFINITION on an object of class CERTIFICATE, which must be revoked by hand",
        );
    });

    it("where two have one name or one id", () => {
        expect(() => stated(ingest, { ...analysts, name: "ID-Ingest" })).toThrow("user ID-Ingest is stated twice");
        expect(() => stated(ingest, { ...analysts, id: "USER_0" })).toThrow("user analysts] TO [dbo is stated twice");
    });
});
