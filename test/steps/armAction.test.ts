import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stepSchema, type ArmActionStep } from "../../steps/contract";
import { StandIn, trigger } from "./support/azure";
import type { Reply } from "./support/loopbackServer";
import { runProgram, type Ended } from "./support/program";
import { triggerStart, triggerStop } from "../support/stepArguments";

let azure: StandIn;
beforeEach(async () => {
    azure = new StandIn();
    await azure.start();
});
afterEach(() => azure.stop());

const start = stepSchema.parse({
    kind: "armAction",
    target: "ingest/daily",
    files: {},
    arguments: triggerStart({ inverse: triggerStop }),
}) as ArmActionStep;
type Arguments = ArmActionStep["arguments"];

function run(command: string, changed: Partial<Arguments> = {}, env: Record<string, string> = {}): Promise<Ended> {
    return runProgram(
        command,
        { ...start, arguments: { ...start.arguments, ...changed } },
        { RESOURCE_ID: trigger, STEP_ARM_ENDPOINT: azure.address, STEP_WAIT_SCALE: "0.001", ...env },
    );
}

const done = (text: string): Ended => ({ code: 0, out: `armAction ingest/daily: ${text}\n`, err: "" });
const started = done("start done, runtimeState is Started");
const accepted = (headers: Record<string, string>): Reply => ({ status: 202, headers });

describe("An action of Azure", () => {
    it("is done once: the second run finds its state", async () => {
        expect(await run("apply")).toEqual(started);
        expect(azure.requests).toEqual(["token", "GET resource", "POST start", "GET resource"]);
        azure.requests.length = 0;
        expect(await run("apply")).toEqual(done("runtimeState is Started already, nothing done"));
        expect(azure.requests).toEqual(["token", "GET resource"]);
    });

    it("is undone by its inverse, twice without an error", async () => {
        azure.state = "Started";
        expect(await run("undo")).toEqual(done("stop done, runtimeState is Stopped"));
        expect(await run("undo")).toEqual(done("runtimeState is Stopped already, nothing done"));
        azure.state = undefined;
        expect(await run("undo")).toEqual(done("does not exist, nothing done"));
    });

    it("sends its body", async () => {
        await run("apply", { body: { outputStartMode: "JobStartTime" } });
        expect(azure.bodies).toEqual([{ outputStartMode: "JobStartTime" }]);
    });

    it("is verified without a change", async () => {
        expect(await run("verify")).toEqual({
            code: 3,
            out: "armAction ingest/daily: properties.runtimeState is Stopped, should be Started\n",
            err: "",
        });
        azure.state = "Started";
        expect(await run("verify")).toEqual(done("properties.runtimeState is Started"));
        azure.state = undefined;
        expect((await run("verify")).code).toBe(3);
        expect((await run("verify", { absent: "succeed" })).code).toBe(0);
        expect(azure.requests.filter((each) => each.startsWith("POST"))).toEqual([]);
    });

    it("of a resource that does not exist is an error, or nothing to do", async () => {
        azure.state = undefined;
        expect(await run("apply", { absent: "succeed" })).toEqual(done("does not exist, nothing done"));
        expect(await run("apply")).toEqual({
            code: 1,
            out: "",
            err: `armAction ingest/daily: ${trigger} does not exist; run pulumi up, which creates it before the step\n`,
        });
    });
});

describe("An action that takes time", () => {
    it("is followed at Location until it ends, as often as Azure asks", async () => {
        const location = `${azure.address}/operations/1`;
        azure.reply("POST start", accepted({ location, "retry-after": "0" }));
        azure.reply("GET /operations/1", accepted({ location, "retry-after": "0" }), {
            before: () => (azure.state = "Started"),
        });
        expect(await run("apply")).toEqual(started);
        expect(azure.requests.slice(2)).toEqual([
            "POST start",
            "GET /operations/1",
            "GET /operations/1",
            "GET resource",
        ]);
    });

    it("is followed at Azure-AsyncOperation where there is one, over a killed connection and a 503", async () => {
        const headers = { location: `${azure.address}/none`, "azure-asyncoperation": `${azure.address}/operations/2` };
        azure.reply("POST start", accepted(headers));
        azure.reply(
            "GET /operations/2",
            { body: { status: "InProgress" } },
            { kill: true },
            { status: 503, headers: { "retry-after": "0" } },
            { body: { status: "Succeeded" }, before: () => (azure.state = "Started") },
        );
        expect(await run("apply")).toEqual(started);
        expect(azure.requests.filter((each) => each === "GET /operations/2")).toHaveLength(4);
    });

    it("fails with what Azure says of its end", async () => {
        azure.reply("POST start", accepted({ "azure-asyncoperation": `${azure.address}/operations/3` }));
        azure.reply("GET /operations/3", {
            body: { status: "Failed", error: { code: "TriggerInvalid", message: "no pipeline\nis named" } },
        });
        expect(await run("apply")).toEqual({
            code: 1,
            out: "",
            err: `armAction ingest/daily: start of ${trigger} ended as Failed: TriggerInvalid: no pipeline is named; mend what the message says, then run the step again\n`,
        });
    });

    it("sends no token to another address: the state of the resource says when it ended", async () => {
        azure.reply("POST start", { ...accepted({ location: "http://127.0.0.2:9/operations/4" }) });
        azure.reply("GET resource", { body: { properties: { runtimeState: "Stopped" } } });
        azure.reply("GET resource", {
            body: { properties: { runtimeState: "Starting" } },
            before: () => (azure.state = "Started"),
        });
        expect(await run("apply")).toEqual(started);
        expect(azure.requests.slice(1)).toEqual(["GET resource", "POST start", "GET resource", "GET resource"]);
    });
});

describe("An action that Azure does not take at once", () => {
    it("waits while the resource changes (409) and reads its state again", async () => {
        const conflict = { status: 409, headers: { "retry-after": "0" }, body: { error: { code: "Conflict" } } };
        azure.reply("POST start", conflict, { ...conflict, before: () => (azure.state = "Started") });
        expect(await run("apply")).toEqual(done("runtimeState is Started already, nothing done"));
        expect(azure.requests.slice(1)).toEqual([
            ...["GET resource", "POST start", "GET resource", "POST start", "GET resource"],
        ]);
    });

    it.each([429, 500, 503])("is tried again after %i", async (status) => {
        const reply = { status, headers: { "retry-after": "0" } };
        azure.reply("GET resource", reply);
        azure.reply("POST start", reply);
        expect(await run("apply")).toEqual(started);
    });

    it("is tried again after a killed connection, where its state says that it was not done", async () => {
        azure.reply("POST start", { kill: true });
        expect(await run("apply")).toEqual(started);
        expect(azure.requests.filter((each) => each === "POST start")).toHaveLength(2);
    });

    it("is not done twice where the connection was killed after it was done", async () => {
        azure.reply("POST start", { kill: true, before: () => (azure.state = "Started") });
        expect(await run("apply")).toEqual(done("runtimeState is Started already, nothing done"));
        expect(azure.requests.filter((each) => each === "POST start")).toHaveLength(1);
    });

    it("takes another token where one expires under way", async () => {
        azure.reply("GET resource", {
            body: { properties: { runtimeState: "Stopped" } },
            before: () => azure.expireTokens(),
        });
        expect(await run("apply")).toEqual(started);
        expect(azure.used).toEqual(["token-1", "token-1", "token-2", "token-2"]);
    });

    it("ends after a bounded time, saying what it waited for", async () => {
        azure.reply(
            "GET resource",
            { status: 429, headers: { "retry-after": "1700" } },
            { status: 429, headers: { "retry-after": "1700" } },
        );
        expect(await run("apply", {}, { STEP_WAIT_SCALE: "0.00001" })).toEqual({
            code: 1,
            out: "",
            err: `armAction ingest/daily: reading ${trigger}: 429, after 1700 of at most 1800 seconds; look at the resource in the portal, then run the step again: it goes on where it is\n`,
        });
    });
});

describe("An action that Azure refuses", () => {
    it("to answer at all is tried for some minutes, no longer", async () => {
        azure.reply("GET resource", ...Array.from({ length: 9 }, () => ({ kill: true }) as const));
        const { code, err } = await run("apply", {}, { STEP_WAIT_SCALE: "0.0001" });
        expect(code).toBe(1);
        expect(err).toMatch(
            /^armAction ingest\/daily: reading \/.*: no answer \(\w+\); see that the runner reaches http:/,
        );
    });

    it.each([
        [401, "sign in again, to the tenant of the subscription"],
        [
            403,
            "give the deploying principal Microsoft.DataFactory/factories/triggers/start/action; a new role may take minutes until it works",
        ],
        [400, "mend what the message says, then run the step again"],
    ])("with %i is an error that says what to do", async (status, remedy) => {
        const reply = { status, body: { error: { code: "Refused", message: "by a test" } } };
        azure.reply("POST start", reply, reply);
        expect(await run("apply")).toEqual({
            code: 1,
            out: "",
            err: `armAction ingest/daily: start of ${trigger}: ${status} Refused: by a test; ${remedy}\n`,
        });
    });

    it("since the login does not see the subscription is not taken for a resource that does not exist", async () => {
        azure.reply("GET resource", { status: 404, body: { error: { code: "SubscriptionNotFound" } } });
        const { code, err } = await run("apply", { absent: "succeed" });
        expect(code).toBe(1);
        expect(err).toContain("404 SubscriptionNotFound");
    });

    it("names a path that the resource does not have", async () => {
        expect((await run("apply", { state: "properties.state" })).err).toContain(
            "has no text at properties.state in API version 2018-06-01",
        );
    });
});
