import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Connection } from "tedious";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StepError } from "../../steps/core/stepError";
import { configuration } from "../../steps/sql/connection";
import { SqlError } from "../../steps/sql/session";
import { StandIn } from "./support/azure";
import { FakeDatabase } from "./support/database";
import { runProgram, type Ended } from "./support/program";
import { TdsServer } from "./support/tds";

const database = () => stack.database;
let stack: { azure: StandIn; database: FakeDatabase; sql: TdsServer };
beforeEach(async () => {
    const made = new FakeDatabase();
    stack = { azure: new StandIn(), database: made, sql: new TdsServer(made) };
    await stack.azure.start();
    await stack.sql.start();
});
afterEach(async () => {
    await stack.sql.stop();
    await stack.azure.stop();
});

const script = "workloads/sql/control/020_run_log.sql";
const root = path.join(__dirname, "../..");
const scriptStep = {
    kind: "sqlScript",
    target: "sql/control",
    files: {
        [script]: createHash("sha256")
            .update(readFileSync(path.join(root, script)))
            .digest("hex"),
    },
    arguments: { server: "SERVER", database: "control", scripts: [script], allowDrop: [] },
};
const poolScript = "workloads/sql/warehouse/master/010_read_committed_snapshot.sql";
const poolStep = (name: string, pool: string) => ({
    kind: "sqlScript",
    target: `synapse/${pool}/${name}`,
    files: {
        [poolScript]: createHash("sha256")
            .update(readFileSync(path.join(root, poolScript)))
            .digest("hex"),
    },
    arguments: { server: "SERVER", database: name, pool, scripts: [poolScript], allowDrop: [] },
});
const usersStep = {
    kind: "sqlUsers",
    target: "sql/control",
    files: {},
    arguments: {
        server: "SERVER",
        database: "control",
        users: [
            {
                name: "id-ingest",
                type: "identity",
                id: "USER_0",
                roles: ["db_datareader"],
                grants: [{ permission: "EXECUTE", schema: "control" }],
            },
        ],
    },
};

function run(command: string, step: object, changed: Record<string, string> = {}): Promise<Ended> {
    return runProgram(command, step, {
        SERVER: "sql-test.database.windows.net",
        USER_0: "aa0ca2bc-3342-4a36-9665-6c2c171425a0",
        STEP_ARM_ENDPOINT: stack.azure.address,
        STEP_SQL_ENDPOINT: stack.sql.address,
        STEP_WAIT_SCALE: "0.0001",
        ...changed,
    });
}

const done = (text: string): Ended => ({ code: 0, out: `${text}\n`, err: "" });

describe("Steps of SQL as a process, against a server that speaks TDS", () => {
    it("apply scripts once", async () => {
        expect((await run("verify", scriptStep)).code).toBe(3);
        expect(await run("apply", scriptStep)).toEqual(done(`sqlScript sql/control: applied 1 of 1: ${script}`));
        expect(database().tables.applied).toEqual([readFileSync(path.join(root, script), "utf8")]);
        expect(await run("apply", scriptStep)).toEqual(
            done("sqlScript sql/control: 1 script is applied already, nothing done"),
        );
        expect(await run("verify", scriptStep)).toEqual(done("sqlScript sql/control: 1 script is applied"));
        expect(stack.sql.tokens).toEqual(["token-1", "token-2", "token-3", "token-4"]);
    });

    it("create users once, and drop them", async () => {
        expect(await run("apply", usersStep)).toEqual(
            done(
                "sqlUsers sql/control: created id-ingest, gave role db_datareader to id-ingest, granted EXECUTE ON SCHEMA::[control] to id-ingest",
            ),
        );
        expect(await run("apply", usersStep)).toEqual(
            done("sqlUsers sql/control: 1 user is as stated already, nothing done"),
        );
        expect(await run("verify", usersStep)).toEqual(done("sqlUsers sql/control: 1 user is as stated"));
        expect(await run("undo", usersStep)).toEqual(done("sqlUsers sql/control: dropped id-ingest"));
        expect(database().tables.users).toEqual([]);
        expect((await run("verify", usersStep)).code).toBe(3);
    });

    it("go on where a connection was killed", async () => {
        stack.sql.killAt = /^ALTER ROLE/;
        expect((await run("apply", usersStep)).out).toMatch(/^sqlUsers sql\/control: created id-ingest, /);
        expect(database().sent.filter((text) => text.startsWith("CREATE USER"))).toHaveLength(2);
        expect(database().tables.principals.filter(({ name }) => name === "id-ingest")).toHaveLength(1);
    });

    it("wait for a database that is paused", async () => {
        const paused = new SqlError("Database 'control' is not currently available.", 40613);
        stack.sql.refusals.push(paused, paused);
        expect((await run("apply", scriptStep)).code).toBe(0);
        expect(stack.sql.tokens).toHaveLength(3);
    });

    it("say what is wrong with a statement, with the line of the script", async () => {
        database().failure = { at: /CREATE TABLE control/, error: new SqlError("no schema control", 2760, 4) };
        expect(await run("apply", scriptStep)).toEqual({
            code: 1,
            out: "",
            err: `sqlScript sql/control: ${script}:4: 2760 no schema control; mend the script and run pulumi up; scripts before it stay applied\n`,
        });
    });

    it.each([
        [18456, "make the deploying principal a member of the group that administers the server"],
        [4060, "run pulumi up, which creates the database before the step"],
        [47073, "run where the server's private endpoint is reached and its name resolves to it"],
    ])("say what to do where a login is refused with %i", async (number, remedy) => {
        stack.sql.refusals.push(new SqlError("Login failed.", number));
        const { code, err } = await run("apply", usersStep);
        expect(code).toBe(1);
        expect(err).toContain(
            `sqlUsers sql/control: control on sql-test.database.windows.net: ${number} Login failed.; ${remedy}`,
        );
    });

    it.each([
        ["dedicated", "synw-test.sql.azuresynapse.net"],
        ["serverless", "synw-test-ondemand.sql.azuresynapse.net"],
    ])("apply scripts to a %s pool at its own host, and at no other", async (pool, host) => {
        const step = poolStep("master", pool);
        expect((await run("apply", step, { SERVER: host })).out).toContain(`applied 1 of 1: ${poolScript}`);
        const { code, err } = await run("apply", step, { SERVER: "sql-test.database.windows.net" });
        expect(code).toBe(2);
        expect(err).toContain(
            `sql-test.database.windows.net is not the host of the ${pool} pool of a Synapse workspace, but of another server`,
        );
    });

    it("say that a pool is paused and what to do, and try no second time", async () => {
        const step = poolStep("warehouse", "dedicated");
        stack.sql.refusals.push(new SqlError("Can not connect to the SQL pool since it is paused.", 42108));
        const { code, err } = await run("apply", step, { SERVER: "synw-test.sql.azuresynapse.net" });
        expect(code).toBe(1);
        expect(err).toContain(
            "42108 Can not connect to the SQL pool since it is paused.; the pool is paused, and a step",
        );
        expect(stack.sql.tokens).toHaveLength(1);
    });

    it("end at once where there is no token", async () => {
        stack.azure.reply("token", { status: 400 });
        const { code, err } = await run("apply", usersStep);
        expect(code).toBe(1);
        expect(err).toContain(`sqlUsers sql/control: the token endpoint of ${stack.azure.address} answers 400`);
        expect(stack.sql.received).toEqual(["prelogin", "login"]);
    });

    it("say what to do where no server answers", async () => {
        const gone = new TdsServer(database());
        await gone.start();
        const { address } = gone;
        await gone.stop();
        const { code, err } = await run("apply", usersStep, { STEP_SQL_ENDPOINT: address });
        expect(code).toBe(1);
        expect(err).toMatch(
            /^sqlUsers sql\/control: control on sql-test\.database\.windows\.net: .*; run where the server's private endpoint is reached/,
        );
    });

    it("refuse a script that differs from the one of the step before a connection is opened", async () => {
        const { code, err } = await run("apply", { ...scriptStep, files: { [script]: "0".repeat(64) } });
        expect(code).toBe(1);
        expect(err).toContain(`but the step states ${"0".repeat(64)}`);
        expect(stack.sql.received).toEqual([]);
    });

    it("reach no real server where a stand-in takes the place of Azure", async () => {
        const { code, err } = await run("apply", usersStep, { STEP_SQL_ENDPOINT: "" });
        expect(code).toBe(2);
        expect(err).toContain("a stand-in for Azure needs STEP_SQL_ENDPOINT");
    });

    it.each(["sql.example.com:1433", "10.0.0.4:1433", "localhost:1433"])("send no token to %s", async (address) => {
        const { code, err } = await run("apply", usersStep, { STEP_SQL_ENDPOINT: address });
        expect(code).toBe(2);
        expect(err).toContain(`STEP_SQL_ENDPOINT is "${address}": only a loopback address`);
    });

    it("undo no scripts", async () => {
        expect(await run("undo", scriptStep)).toEqual({
            code: 2,
            out: "",
            err: "sqlScript sql/control: scripts have no inverse; what they made is deleted with the database\n",
        });
    });
});

describe("A connection to Azure", () => {
    const place = {
        server: "sql-test.database.windows.net",
        database: "control",
        endpoints: {
            resourceManager: "https://management.azure.com",
            fabric: "https://api.fabric.microsoft.com",
            waitScale: 1,
        },
        tokens: { token: () => Promise.resolve("secret"), renew: () => undefined },
    };
    const credentialOf = (wire: { isSecure: boolean }) =>
        (configuration(place, wire).authentication?.options as { credential: { getToken(): Promise<unknown> } })
            .credential;

    it("is encrypted, with a certificate that is checked", () => {
        const { server, options } = configuration(place, { isSecure: false });
        expect(server).toBe("sql-test.database.windows.net");
        expect(options).toMatchObject({ encrypt: true, trustServerCertificate: false, port: 1433 });
    });

    it("ends without a token where the driver finds no encryption", async () => {
        const wire: { isSecure: boolean; problem?: StepError } = { isSecure: false };
        const { options, ...rest } = configuration(place, wire);
        const [host = "", port] = stack.sql.address.split(":");
        const connection = new Connection({ ...rest, server: host, options: { ...options, port: Number(port) } });
        const error = await new Promise<Error | undefined>((resolve) => connection.connect(resolve));
        expect(error).toBeDefined();
        expect(wire.problem?.message).toContain("no token was sent");
        expect(stack.sql.received).toEqual(["prelogin", "login"]);
        expect(stack.sql.tokens).toEqual([]);
    });

    it("gets no token where the server offers no encryption", async () => {
        const wire: { isSecure: boolean; problem?: StepError } = { isSecure: false };
        await expect(credentialOf(wire).getToken()).rejects.toThrow("the server offers no encrypted connection");
        expect(wire.problem?.message).toContain("no token was sent");
        await expect(credentialOf({ isSecure: true }).getToken()).resolves.toMatchObject({ token: "secret" });
    });
});
