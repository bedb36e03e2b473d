import { describe, expect, it } from "vitest";
import { one } from "../../support/recording";
import { stepSchema, type SqlUsersStep } from "../../../steps/contract";
import { recordMinimal } from "../support/recordStack";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const control = "sql.databases.control";
const ofAddresses = { from: "ipAccessList", addresses: ["198.51.100.4/32"] };

const rows: BadSetting[] = [
    [
        "a folder without scripts",
        { [`${control}.schema.folder`]: "none" },
        [
            `${control}.schema.folder: workloads/sql/none holds no script`,
            `${control}.users[0].roles: "control_writer" is no role of the database, which has db_owner, db_securityadmin, db_accessadmin, db_ddladmin, db_datawriter, db_datareader, db_denydatawriter, db_denydatareader`,
            `${control}.users[1].roles: "control_reader" is no role of the database, which has db_owner, db_securityadmin, db_accessadmin, db_ddladmin, db_datawriter, db_datareader, db_denydatawriter, db_denydatareader`,
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
