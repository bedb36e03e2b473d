import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stepSchema, type FabricItemStep } from "../../../steps/contract";
import { FabricStandIn, partOf } from "../support/fabric";
import { itemFiles } from "../support/items";
import { runProgram, type Ended } from "../support/program";

let fabric: FabricStandIn;
beforeEach(async () => {
    fabric = new FabricStandIn();
    await fabric.start();
    fabric.add(fabric.workspaces, { displayName: "shop", capacityId: fabric.capacities[0]?.id });
});
afterEach(() => fabric.stop());

const root = path.join(__dirname, "../../..");
const digest = (file: string) =>
    createHash("sha256")
        .update(readFileSync(path.join(root, file)))
        .digest("hex");

function item(type: FabricItemStep["arguments"]["type"], more: Partial<FabricItemStep["arguments"]>): FabricItemStep {
    const folder = `workloads/reporting/predictions.${type}`;
    const parts = Object.keys(itemFiles(`predictions.${type}`)).map((file) => `${folder}/${file}`);
    return stepSchema.parse({
        kind: "fabricItem",
        target: `reporting/predictions.${type}`,
        files: Object.fromEntries(parts.map((file) => [file, digest(file)])),
        arguments: { workspace: "shop", type, item: "predictions", folder, parts, values: {}, ...more },
    }) as FabricItemStep;
}

const model = item("SemanticModel", { values: { server: "SERVER", database: "DATABASE" } });
const report = item("Report", { model: "predictions" });
const entries = { SERVER: "syn-shop.sql.azuresynapse.net", DATABASE: "warehouse" };

function run(command: string, step: FabricItemStep, env: Record<string, string> = {}): Promise<Ended> {
    const given = step.arguments.type === "Report" ? {} : entries;
    return runProgram(command, step, {
        STEP_ARM_ENDPOINT: fabric.address,
        STEP_WAIT_SCALE: "0.001",
        ...given,
        ...env,
    });
}

const line = ({ target }: FabricItemStep, text: string) => `fabricItem ${target}: ${text}\n`;
const done = (step: FabricItemStep, text: string): Ended => ({ code: 0, out: line(step, text), err: "" });
const items = () => fabric.requests.filter((each) => each.startsWith("POST")).map((each) => each.split("/").at(-1));

describe("A semantic model", () => {
    it("is made with its files, the values in place, and not again", async () => {
        expect(await run("apply", model)).toEqual(done(model, "SemanticModel made"));
        const [made] = fabric.items;
        expect(made).toMatchObject({
            displayName: "predictions",
            type: "SemanticModel",
            definition: { format: "TMDL" },
        });
        const expressions = String(partOf(made ?? {}, "definition/expressions.tmdl"));
        expect(expressions).toContain('expression Server = "syn-shop.sql.azuresynapse.net"');
        expect(expressions).not.toContain("$(");
        expect(partOf(made ?? {}, ".platform")).toMatchObject({ metadata: { description: made?.description } });
        fabric.requests.length = 0;
        expect(await run("apply", model)).toEqual(done(model, "published as it is here already, nothing done"));
        expect(fabric.writes).toEqual([]);
    });

    it("has its definition replaced where a value differs, and nothing but that", async () => {
        await run("apply", model);
        const before = fabric.items[0]?.description;
        const moved = { DATABASE: "other" };
        expect(await run("verify", model, moved)).toEqual({
            ...done(model, "is not as it should be: definition of the SemanticModel replaced is missing"),
            code: 3,
        });
        expect(items()).toEqual(["items"]);
        expect(await run("apply", model, moved)).toEqual(done(model, "definition of the SemanticModel replaced"));
        expect(items()).toEqual(["items", "updateDefinition"]);
        expect(fabric.items).toHaveLength(1);
        expect(fabric.items[0]?.description).not.toBe(before);
        expect((await run("verify", model, moved)).code).toBe(0);
    });

    it("is bound to its connection once", async () => {
        const bound = item("SemanticModel", { values: model.arguments.values, connection: "warehouse" });
        expect((await run("apply", bound)).err).toContain(
            "there is no connection warehouse; run the step that makes it",
        );
        const details = { type: "SQL", path: "syn-shop.sql.azuresynapse.net;warehouse" };
        const connection = fabric.add(fabric.connections, {
            displayName: "warehouse",
            connectivityType: "VirtualNetworkGateway",
            connectionDetails: details,
        });
        expect(await run("apply", bound)).toEqual(done(bound, `bound to ${details.path}`));
        expect(fabric.bindings).toMatchObject([
            { id: connection.id, connectivityType: "VirtualNetworkGateway", connectionDetails: details },
        ]);
        expect((await run("apply", bound)).out).toContain("nothing done");
    });

    it("that somebody else made is not overwritten", async () => {
        fabric.add(fabric.items, { displayName: "Predictions", type: "SemanticModel", description: "mine" });
        expect(await run("apply", model)).toEqual({
            code: 1,
            out: "",
            err: line(
                model,
                "shop has a SemanticModel predictions that no step published; rename or delete it, or choose another name",
            ),
        });
        expect(fabric.writes).toEqual([]);
    });

    it("of a name that the login does not see is an error that says so", async () => {
        const path = `POST /workspaces/${fabric.workspaces[0]?.id}/items`;
        fabric.reply(path, { status: 409, body: { errorCode: "ItemDisplayNameAlreadyInUse", message: "in use" } });
        expect((await run("apply", model)).err).toBe(
            line(
                model,
                "SemanticModel made: 409 ItemDisplayNameAlreadyInUse: in use; the deploying principal does not see what has this name: give it a role there, or choose another name",
            ),
        );
    });
});

describe("A report", () => {
    it("is bound to its model by the model's id", async () => {
        expect((await run("apply", report)).err).toContain("shop has no semantic model predictions; run the step");
        await run("apply", model);
        expect(await run("apply", report)).toEqual(done(report, "Report made"));
        const [published, shown] = fabric.items;
        expect(partOf(shown ?? {}, "definition.pbir")).toMatchObject({
            datasetReference: { byConnection: { connectionString: `semanticmodelid=${published?.id}` } },
        });
        expect((await run("apply", report)).out).toContain("nothing done");
    });

    it("is bound again where the model was made again", async () => {
        await run("apply", model);
        await run("apply", report);
        fabric.items.splice(0, 1);
        await run("apply", model);
        expect(await run("apply", report)).toEqual(done(report, "definition of the Report replaced"));
    });
});

describe("Publishing that takes time", () => {
    it("is followed by the operation's id, on the host of the service alone", async () => {
        fabric.pollsToEnd = 3;
        expect((await run("apply", model)).code).toBe(0);
        expect(fabric.requests.filter((each) => each.includes("/operations/"))).toHaveLength(4);
    });

    it("waits as long as a 429 says, and does not make the item twice", async () => {
        const post = `POST /workspaces/${fabric.workspaces[0]?.id}/items`;
        fabric.reply(post, { status: 429, headers: { "retry-after": "2" }, body: { errorCode: "RequestBlocked" } });
        expect(await run("apply", model)).toEqual(done(model, "SemanticModel made"));
        expect(fabric.items).toHaveLength(1);
    });

    it("does not make the item twice where the answer was lost", async () => {
        const post = `POST /workspaces/${fabric.workspaces[0]?.id}/items`;
        const description = "x (published 0123456789abcdef)";
        const before = () => {
            fabric.add(fabric.items, { displayName: "predictions", type: "SemanticModel", description });
        };
        fabric.reply(post, { kill: true, before });
        expect(await run("apply", model)).toEqual(done(model, "definition of the SemanticModel replaced"));
        expect(fabric.items).toHaveLength(1);
    });

    it("fails with code and message of an operation that failed", async () => {
        const id = "11111111-0000-4000-8000-000000000001";
        const post = `POST /workspaces/${fabric.workspaces[0]?.id}/items`;
        fabric.reply(post, { status: 202, headers: { "x-ms-operation-id": id } });
        fabric.reply(`GET /operations/${id}`, {
            body: { status: "Failed", error: { errorCode: "CorruptedPayload", message: "Predictions.tmdl, line 3" } },
        });
        expect((await run("apply", model)).err).toBe(
            line(
                model,
                `SemanticModel made failed (operation ${id}): CorruptedPayload: Predictions.tmdl, line 3; the definition does not parse: mend the file that the message names`,
            ),
        );
    });

    it("ends after a bounded time where an operation never does", async () => {
        fabric.pollsToEnd = Infinity;
        fabric.later = () => ({
            status: 202,
            headers: { "x-ms-operation-id": "22222222-0000-4000-8000-000000000002", "retry-after": "1700" },
        });
        fabric.operation = () => ({ body: { status: "Running" }, headers: { "retry-after": "1700" } });
        const { code, err } = await run("apply", model, { STEP_WAIT_SCALE: "0.00001" });
        expect(code).toBe(1);
        expect(err).toContain(
            "SemanticModel made has not ended (operation 22222222-0000-4000-8000-000000000002), after 1700 of at most 1800 seconds",
        );
    });

    it("is not begun on a capacity that is paused", async () => {
        Object.assign(fabric.capacities[0] ?? {}, { state: "Inactive" });
        expect((await run("apply", model)).err).toBe(
            line(model, "the capacity fabric is Inactive; resume it, or run this within its running hours"),
        );
        expect(fabric.writes).toEqual([]);
    });
});

describe("An item that cannot be sent", () => {
    it("has a file that is not the one that was previewed", async () => {
        const [first = ""] = model.arguments.parts;
        const other = { ...model, files: { ...model.files, [first]: "0".repeat(64) } };
        expect((await run("apply", other)).err).toContain(`but the step states ${"0".repeat(64)}`);
    });

    it.each([
        ["lacks a value", { server: "SERVER" }, {}, "has $(database), of which the step states no value"],
        [
            "has a value that no file names",
            { server: "SERVER", database: "DATABASE", schema: "SERVER" },
            {},
            "no file of workloads/reporting/predictions.SemanticModel has $(schema)",
        ],
        [
            "has a value that would end the text that it is put in",
            model.arguments.values,
            { DATABASE: 'warehouse" meta [x' },
            "only letters, digits, dots, underscores and hyphens",
        ],
    ])("%s", async (_, values, env: Record<string, string>, message) => {
        const { code, err } = await run("apply", item("SemanticModel", { values }), env);
        expect({ code, asked: fabric.requests }).toEqual({ code: 2, asked: [] });
        expect(err).toContain(message);
    });

    it("is not undone", async () => {
        expect(await run("undo", model)).toMatchObject({
            code: 2,
            err: line(model, "an item has no inverse: people may use it"),
        });
    });
});
