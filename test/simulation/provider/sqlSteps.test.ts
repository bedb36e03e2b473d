import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandProvider } from "../../../simulation/provider/command";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Inputs } from "../../../simulation/core/simulatedType";
import {
    cloudWith,
    endpoint,
    group,
    idIn,
    messageOf,
    network,
    networkId,
    peering,
    put,
    subnet,
    subnetId,
    zone,
    zoneGroup,
    zoneLink,
    type Asked,
} from "../support";

const project = mkdtempSync(path.join(tmpdir(), "simulation-sql-steps-"));
const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
};
beforeAll(() => write("steps/run.cjs", ""));
afterAll(() => rmSync(project, { recursive: true }));

const serverId = idIn("Microsoft.Sql/servers", "sql");
const database = `${serverId}/databases/control`;
const made: Asked[] = [
    [
        "sql:Server",
        {
            serverName: "sql",
            publicNetworkAccess: "Disabled",
            administrators: { principalType: "Group", login: "admins", sid: "g-1" },
        },
    ],
    ["sql:Database", { serverName: "sql", databaseName: "control" }],
];
const withDatabase = () => cloudWith(made);

const requestOf = (step: Inputs, entries: Inputs = {}) => ({
    type: "command:local:Command",
    name: "control",
    inputs: {
        interpreter: ["node", "steps/run.cjs"],
        create: "apply",
        update: "apply",
        dir: "..",
        environment: { STEP: JSON.stringify(step), SERVER: "sql.database.windows.net", ...entries },
        addPreviousOutputInEnv: false,
    },
});
const scripts = (texts: Record<string, string>, more: Inputs = {}) => {
    const files = Object.entries(texts).map(([name, text]) => {
        const file = `workloads/sql/${name}.sql`;
        write(file, text);
        return [file, createHash("sha256").update(text).digest("hex")] as const;
    });
    return requestOf({
        kind: "sqlScript",
        target: "sql/control",
        files: Object.fromEntries(files),
        arguments: {
            server: "SERVER",
            database: "control",
            scripts: files.map(([file]) => file),
            allowDrop: [],
            ...more,
        },
    });
};
const user = (name: string, id: string, more: Inputs = {}) => ({
    name,
    type: "identity",
    id,
    roles: [],
    grants: [],
    ...more,
});
const users = (...stated: Inputs[]) =>
    requestOf(
        {
            kind: "sqlUsers",
            target: "sql/control",
            files: {},
            arguments: { server: "SERVER", database: "control", users: stated },
        },
        Object.fromEntries(stated.map(({ id }) => [String(id), `client of ${String(id)}`])),
    );

const run = (cloud: Cloud, request: ReturnType<typeof requestOf>) =>
    messageOf(() => new CommandProvider(cloud, path.join(project, "stacks")).create(request));
const inDatabase = (cloud: Cloud) =>
    cloud.store.under(database).map(({ id }) => decodeURIComponent(id.slice(database.length + 1)));

const schema = { schema: "IF SCHEMA_ID(N'control') IS NULL EXECUTE (N'CREATE SCHEMA control AUTHORIZATION dbo;');" };
const withRole = { ...schema, roles: "CREATE ROLE [control_writer] AUTHORIZATION dbo;" };

describe("Scripts in the simulated cloud", () => {
    it("are recorded in the database with their digests, each once", () => {
        const cloud = withDatabase();
        expect(run(cloud, scripts(withRole))).toBe("");
        const before = cloud.store.under(database);
        expect(inDatabase(cloud)).toEqual([
            "appliedScripts/workloads/sql/schema.sql",
            "appliedScripts/workloads/sql/roles.sql",
        ]);
        expect(run(cloud, scripts(withRole))).toBe("");
        expect(cloud.store.under(database)).toEqual(before);
        expect(run(cloud, scripts({ ...withRole, roles: "CREATE ROLE other;" }))).toBe("");
        expect(cloud.store.under(database)[1]?.inputs).toMatchObject({ roles: ["other"] });
    });

    it("stop at the one that fails; those before it are recorded", () => {
        const cloud = withDatabase();
        cloud.setFaults({ quotas: { "transact-sql:AppliedScript": 1 } });
        expect(run(cloud, scripts(withRole))).toMatch(/^sqlScript sql\/control: 409 QuotaExceeded/);
        expect(inDatabase(cloud)).toHaveLength(1);
        cloud.setFaults({});
        expect(run(cloud, scripts(withRole))).toBe("");
        expect(inDatabase(cloud)).toHaveLength(2);
    });

    it("are those that the step was made with", () => {
        const request = scripts(schema);
        write("workloads/sql/schema.sql", "CREATE SCHEMA other;");
        expect(run(withDatabase(), request)).toBe(
            "sqlScript sql/control: workloads/sql/schema.sql is not the file that the step was made with",
        );
    });

    it.each<[string, readonly Asked[], RegExp]>([
        ["a server", [], /getaddrinfo ENOTFOUND sql\.database\.windows\.net/],
        ["a database", made.slice(0, 1), /404 ResourceNotFound: .*\/databases\/control/],
    ])("need %s", (_, there, says) => expect(run(cloudWith(there), scripts(schema))).toMatch(says));

    it("go with the server", () => {
        const cloud = withDatabase();
        run(cloud, scripts(schema));
        cloud.delete(serverId);
        expect(cloud.store.all().map(({ id }) => id)).toEqual([group]);
    });
});

describe("Users in the simulated cloud", () => {
    it("are those that the step states: others are dropped, those of others stay", () => {
        const cloud = withDatabase();
        expect(run(cloud, users(user("ingest", "USER_0"), user("reader", "USER_1")))).toBe("");
        const place = { server: serverId, database: "control" };
        const byHand = { ...place, name: "by hand", principal: "p", roles: [], grants: [] };
        cloud.put({
            type: "transact-sql:DatabaseUser",
            logicalName: "",
            inputs: byHand,
            caller: { subscriptionId: "", tenantId: "" },
        });
        expect(run(cloud, users(user("Ingest", "USER_0", { roles: ["db_datareader"] })))).toBe("");
        expect(inDatabase(cloud)).toEqual(["users/Ingest", "users/by hand"]);
        expect(cloud.store.under(database)[0]?.inputs).toMatchObject({
            principal: "client of USER_0",
            roles: ["db_datareader"],
        });
    });

    it("have roles and schemas once their scripts are applied", () => {
        const cloud = withDatabase();
        const writer = users(
            user("ingest", "USER_0", {
                roles: ["control_writer"],
                grants: [{ permission: "EXECUTE", schema: "control" }],
            }),
        );
        expect(run(cloud, writer)).toMatch(/^sqlUsers sql\/control: 400 15151: Cannot alter the role 'control_writer'/);
        expect(run(cloud, scripts({ roles: withRole.roles }))).toBe("");
        expect(run(cloud, writer)).toMatch(/15151: Cannot find the schema 'control'/);
        expect(run(cloud, scripts(withRole))).toBe("");
        expect(run(cloud, writer)).toBe("");
    });
});

const zoneName = "privatelink.database.windows.net";

describe("A way to a database in the simulated cloud", () => {
    /** A hub and a spoke; the server has its endpoint in the spoke. */
    function between(more: readonly Asked[]) {
        const cloud = cloudWith([
            ...made,
            network("hub", "10.1.0.0/16"),
            network("spoke"),
            subnet("spoke", "endpoints"),
            zone(zoneName),
            endpoint("sql-sqlserver", subnetId("spoke", "endpoints"), serverId, "sqlServer"),
            zoneGroup("sql-sqlserver", zoneName),
        ]);
        cloud.runner = { kind: "network", virtualNetworkId: networkId("hub") };
        for (const asked of more) {
            put(cloud, asked);
        }
        return cloud;
    }
    const whole = [peering("hub", "spoke"), peering("spoke", "hub"), zoneLink(zoneName, "hub")];

    it("leads from the hub over the server's endpoint", () => expect(run(between(whole), scripts(schema))).toBe(""));

    it.each<[string, readonly Asked[], RegExp]>([
        ["peering", whole.slice(1), /403 NoNetworkPath: .*not peered both ways/],
        ["zone", whole.slice(0, 2), /403 NoNetworkPath: .*no zone of sql-sqlserver is linked to hub/],
    ])("needs a %s, for users as well", (_, there, says) => {
        expect(run(between(there), scripts(schema))).toMatch(says);
        expect(run(between(there), users(user("ingest", "USER_0")))).toMatch(says);
    });

    it("does not lead over the internet, nor to a server without an endpoint", () => {
        const cloud = withDatabase();
        cloud.runner = { kind: "address", address: "198.51.100.7" };
        expect(run(cloud, scripts(schema))).toMatch(
            /no private endpoint for sqlServer; its public network access is disabled/,
        );
    });
});
