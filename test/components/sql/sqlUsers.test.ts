import { describe, expect, it } from "vitest";
import { SqlUsers, type SqlUser, type SqlUsersArgs } from "../../../components";
import { stepSchema, type SqlUsersStep } from "../../../steps/contract";
import { listed, one, recorded, refusal } from "../../support/recording";

const clientId = "11111111-0000-4000-8000-000000000001";
const groupObjectId = "11111111-0000-4000-8000-000000000002";
const ingest: SqlUser = { name: "ingest", clientId, roles: ["control_writer"] };
const engineer: SqlUser = { name: "engineer", groupObjectId, grants: [{ permission: "VIEW DEFINITION" }] };
const scripts = ["workloads/sql/control/080_roles.sql"];
const users = (args: Partial<SqlUsersArgs> = {}) =>
    new SqlUsers("control-users", {
        serverHost: "sql.example",
        databaseName: "control",
        users: [ingest, engineer],
        scripts,
        ...args,
    });

describe("SqlUsers", () => {
    it("is one step that states every user with all rights, and ids apart", async () => {
        const made = await recorded(() => users());
        expect(listed(made)).toEqual([
            "Command control-users",
            "DeploymentStep control-users",
            "SqlUsers control-users",
        ]);
        const { environment } = one(made, "command:local:Command").inputs as { environment: Record<string, string> };
        const { STEP = "", ...entries } = environment;
        expect(entries).toEqual({ SERVER: "sql.example", USER_INGEST: clientId, USER_ENGINEER: groupObjectId });
        expect((stepSchema.parse(JSON.parse(STEP)) as SqlUsersStep).arguments.users).toEqual([
            { name: "ingest", type: "identity", id: "USER_INGEST", roles: ["control_writer"], grants: [] },
            {
                name: "engineer",
                type: "group",
                id: "USER_ENGINEER",
                roles: [],
                grants: [{ permission: "VIEW DEFINITION" }],
            },
        ]);
    });

    it.each<[string, SqlUser[], RegExp]>([
        ["a role that does not exist", [{ ...ingest, roles: ["reader"] }], /users\[0\]\.roles: "reader" is no role/],
        ["neither identity nor group", [{ name: "x" }], /users\[0\]\.clientId: set either/],
        ["identity and group", [{ ...ingest, groupObjectId }], /users\[0\]\.clientId: set either/],
        ["a user twice", [ingest, { ...ingest, name: "INGEST" }], /users\[1\]\.name: .* another user's/],
        [
            "an id twice",
            [engineer, { name: "analyst", groupObjectId: groupObjectId.toUpperCase() }],
            /users\[0\]\.groupObjectId: .* another user's as well.*\n.*users\[1\]\.groupObjectId: .* another user's/,
        ],
        ["a permission in lower case", [{ ...ingest, grants: [{ permission: "execute" }] }], /"execute" must be/],
        ["no name", [{ ...ingest, name: "" }], /users\[0\]\.name: must have 1 to 128/],
    ])("refuses %s", async (_what, wrong, expected) => {
        expect((await refusal(() => users({ users: wrong }))).join("\n")).toMatch(expected);
    });
});
