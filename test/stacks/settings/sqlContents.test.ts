import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedDatabaseRoles } from "../../../azure/sql/databaseRoles";
import { one } from "../../support/recording";
import { stepSchema, type SqlUsersStep } from "../../../steps/contract";
import { recordMinimal } from "../support/recordStack";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const control = "sql.databases.control";
const fixed = fixedDatabaseRoles.join(", ");
const ofAddresses = { from: "ipAccessList", addresses: ["198.51.100.4/32"] };

const rows: BadSetting[] = [
    [
        "a folder without scripts",
        { [`${control}.schema.folder`]: "none" },
        [
            `${control}.schema.folder: workloads/sql/none holds no script; add one whose name ends in .sql, or name another folder`,
            `${control}.users[0].roles: "control_writer" is no role of the database, which has ${fixed}; name one of them, or make it in a script`,
            `${control}.users[1].roles: "control_reader" is no role of the database, which has ${fixed}; name one of them, or make it in a script`,
        ],
    ],
    [
        "a folder that is no name",
        { [`${control}.schema.folder`]: "../secret" },
        [
            `${control}.schema.folder: found "../secret"; must be 2 to 32 lower-case letters, digits and hyphens that start with a letter`,
        ],
    ],
    [
        "a user that is neither persona nor identity",
        { [`${control}.users[identity=ingest]`]: { roles: ["db_datareader"] } },
        [`${control}.users[0]: names neither a persona nor an identity; add one`],
    ],
    [
        "a user that is both",
        { [`${control}.users[identity=ingest].persona`]: "engineer" },
        [
            `${control}.users[0]: sets both persona "engineer" and identity "ingest"; set only one`,
            `${control}.users[0]: "engineer" differs from another user's name at most in case and signs; give it another`,
            `${control}.users[1]: "engineer" differs from another user's name at most in case and signs; give it another`,
        ],
    ],
    [
        "an identity that is not there",
        { [`${control}.users[identity=ingest].identity`]: "export" },
        [`${control}.users[0].identity: "export" is not in identities (ingest)`],
    ],
    [
        "a persona twice",
        { [`${control}.users[+]`]: { persona: "engineer" } },
        [1, 2].map(
            (i) =>
                `${control}.users[${i}]: "engineer" differs from another user's name at most in case and signs; give it another`,
        ),
    ],
    [
        "two personas of one group",
        {
            "personas.analyst": { groupObjectId: "8A6D2C10-0000-4000-8000-00000000B001" },
            [`${control}.users[+]`]: { persona: "analyst" },
        },
        [1, 2].map(
            (i) =>
                `${control}.users[${i}]: "8a6d2c10-0000-4000-8000-00000000b001" is another user's as well; state one user with all its rights`,
        ),
    ],
    [
        "a role that does not exist",
        { [`${control}.users[persona=engineer].roles`]: ["reader"] },
        [
            `${control}.users[1].roles: "reader" is no role of the database, which has ${fixed}, control_writer, control_reader; name one of them, or make it in a script`,
        ],
    ],
    [
        "a permission in lower case",
        { [`${control}.users[persona=engineer].grants`]: [{ permission: "execute" }] },
        [`${control}.users[1].grants: "execute" must be a permission in capitals, such as EXECUTE`],
    ],
    [
        "a script that may drop and is not there",
        { [`${control}.schema.allowDrop`]: ["099_none.sql"] },
        [
            expect.stringMatching(
                /\.schema\.allowDrop\[0\]: "workloads\/sql\/control\/099_none\.sql" is none of the scripts: /,
            ) as string,
        ],
    ],
    [
        "steps from addresses of the internet",
        { runner: ofAddresses },
        [
            `${control}.schema: works inside a database, but runner.from is ipAccessList, and the server answers no address of the internet; deploy from the hub, or leave it out`,
            `${control}.users: works inside a database, but runner.from is ipAccessList, and the server answers no address of the internet; deploy from the hub, or leave it out`,
        ],
    ],
    [
        "steps without an endpoint",
        { "sql.privateEndpoint": false },
        [
            `${control}.schema: works inside a database, but sql.privateEndpoint is false, so that there is no way to the server; set it to true, or leave it out`,
            `${control}.users: works inside a database, but sql.privateEndpoint is false, so that there is no way to the server; set it to true, or leave it out`,
        ],
    ],
];

describe("Settings of a database's schema and users refuse", () => {
    it.each(rows)("%s", (_what, changes, expected) => {
        expect(minimalIssues("sql", changes)).toEqual(expected);
    });
});

describe("Settings of a database's schema refuse a script with", () => {
    // Not by mkdtemp: a setting names it in small letters.
    const name = `unit-settings-${process.pid}`;
    const folder = `workloads/sql/${name}`;
    beforeAll(() => mkdirSync(folder));
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each([
        ["a string that does not end", "SELECT 'a;", "a string begins here and does not end"],
        ["GO and a number", "SELECT 1;\nGO 5", "GO 5 would run the batch 5 times; write GO, and the loop in T-SQL"],
        [
            "a password",
            "CREATE USER x WITH PASSWORD = 'planted';",
            "PASSWORD = states a password or secret; a login is one of Entra, and a secret stays in a key vault",
        ],
        [
            "DROP of a table",
            "DROP TABLE old;",
            "DROP TABLE loses data; state the script in allowDrop if its data may be lost",
        ],
        ["USE", "USE master;", "USE master leaves the database of the step; state a step for each database"],
    ])("%s", (_what, text, reason) => {
        writeFileSync(path.join(folder, "010_bad.sql"), text);
        const issues = minimalIssues("sql", {
            [`${control}.schema`]: { folder: name },
            [`${control}.users`]: undefined,
        });
        const line = text.includes("\n") ? 2 : 1;
        expect(issues).toEqual([`${control}.schema.folder: ${folder}/010_bad.sql, line ${line}: ${reason}`]);
    });

    it("DROP of a table, unless it is stated", () => {
        writeFileSync(path.join(folder, "010_bad.sql"), "DROP TABLE old;");
        const schema = { folder: name, allowDrop: ["010_bad.sql"] };
        expect(minimalIssues("sql", { [`${control}.schema`]: schema, [`${control}.users`]: undefined })).toEqual([]);
    });
});

describe("A database of the settings", () => {
    it("has its schema's scripts in order, and users that follow it by their ids", async () => {
        const { resources } = await recordMinimal("sql");
        const made = resources.map(({ shown }) => shown);
        const schema = one(made, "command:local:Command", "sql-control-schema");
        const users = one(made, "command:local:Command", "sql-control-users");
        expect(users.dependsOn).toContain(schema.urn);
        const { STEP, SERVER, ...ids } = users.inputs.environment as Record<string, string>;
        expect(SERVER).toMatch(/\.database\.windows\.net$/);
        expect(ids).toEqual({
            USER_INGEST: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
            USER_ENGINEER: "8a6d2c10-0000-4000-8000-00000000b001",
        });
        const { users: stated } = (stepSchema.parse(JSON.parse(STEP ?? "")) as SqlUsersStep).arguments;
        expect(stated.map(({ name, type, roles }) => [name, type, roles])).toEqual([
            ["ingest", "identity", ["control_writer"]],
            ["engineer", "group", ["control_reader"]],
        ]);
    });

    it("may have neither", async () => {
        const changes = { [`${control}.schema`]: undefined, [`${control}.users`]: undefined };
        const { resources } = await recordMinimal("sql", changes);
        expect(resources.filter(({ shown }) => shown.type === "command:local:Command")).toEqual([]);
    });
});
