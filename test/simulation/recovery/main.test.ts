import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commandsIn } from "../../../simulation/core/commands";
import { existsInAzure } from "../../../simulation/recovery/azure";
import { main } from "../../../simulation/recovery/main";
import { group, groupId, resource, stateWith } from "./states";

const root = path.join(__dirname, "../../..");
const type = "azure-native:resources:ResourceGroup";

let scratch = "";
let bin = "";
beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-recovery-"));
    bin = path.join(scratch, "bin");
    mkdirSync(bin);
});
afterEach(() => rmSync(scratch, { recursive: true }));

/** A program that notes how it is called. */
function script(name: string, ...body: string[]): void {
    const file = path.join(bin, name);
    const lines = ["#!/bin/sh", "PATH=/usr/bin:/bin", `echo "${name} $*" >> ${scratch}/calls`, ...body, ""];
    writeFileSync(file, lines.join("\n"));
    chmodSync(file, 0o755);
}

const calls = () => (existsSync(`${scratch}/calls`) ? readFileSync(`${scratch}/calls`, "utf8").trim().split("\n") : []);

const azSays = (code: number, text: string) => {
    writeFileSync(path.join(scratch, "answer"), text);
    script("az", `cat ${scratch}/answer >&2`, `exit ${code}`);
};

/** A Pulumi that exports a state. */
function pulumiWith(state: object, refreshExit = 0): void {
    writeFileSync(path.join(scratch, "state"), JSON.stringify({ version: 3, deployment: state }));
    script(
        "pulumi",
        'case "$1 $2" in',
        `"stack export") cat ${scratch}/state ;;`,
        `"stack import") cp "$4" ${scratch}/imported ;;`,
        `refresh*) exit ${refreshExit} ;;`,
        "esac",
    );
}

const existsGroup = () => existsInAzure(commandsIn(scratch, { PATH: bin }))({ id: groupId("rg-a"), type });

const notFound = (code: string) => `ERROR: Not Found({"error": {"code": "${code}", "message": "…"}})\n`;

describe("Azure is asked for an object", () => {
    it("with the version of its type, whatever cloud the CLI is set to", async () => {
        azSays(0, "");
        expect(await existsGroup()).toBe(true);
        expect(calls()).toEqual([`az rest --method get --url ${groupId("rg-a")}?api-version=2024-03-01 --output none`]);
    });

    it.each(["ResourceNotFound", "ResourceGroupNotFound", "NotFound", "RoleAssignmentNotFound", "UserError"])(
        "and %s says that there is none",
        async (code) => {
            azSays(1, notFound(code));
            expect(await existsGroup()).toBe(false);
        },
    );

    it("and the same without its envelope", async () => {
        azSays(1, 'ERROR: Not Found({"code":"ResourceNotFound","message":"…"})\n');
        expect(await existsGroup()).toBe(false);
    });

    it.each([
        ["a subscription that is not seen", notFound("SubscriptionNotFound")],
        ["a type that is not known", notFound("InvalidResourceType")],
        ["no login", "ERROR: Please run 'az login' to setup account.\n"],
        ["no permission", 'ERROR: Forbidden({"error":{"code":"AuthorizationFailed","message":"NotFound"}})'],
        ["no reason", "ERROR: Not Found\n"],
    ])("and %s stops", async (_name, text) => {
        azSays(1, text);
        await expect(existsGroup()).rejects.toThrow(`cannot be said; nothing was changed. az answers:\n${text.trim()}`);
    });

    it("and stops without az", async () => {
        await expect(existsGroup()).rejects.toThrow(/^az is not on the PATH; install the Azure CLI/);
    });

    it("and stops at a type that Resource Manager does not have", async () => {
        const blob = existsInAzure(commandsIn(scratch))({ id: "/a/b", type: "azure-native:storage:Blob" });
        await expect(blob).rejects.toThrow(
            "the table of resource types (azure/kinds) has no API version of azure-native:storage:Blob",
        );
    });
});

/** What the command does with the scripts for programs. */
async function recoverStack(...args: string[]) {
    const asProviderError = { out: "", err: "" };
    const take = (stream: NodeJS.WriteStream, as: "out" | "err") =>
        vi.spyOn(stream, "write").mockImplementation((text) => {
            asProviderError[as] += String(text);
            return true;
        });
    const spies = [take(process.stdout, "out"), take(process.stderr, "err")];
    vi.stubEnv("PATH", bin);
    try {
        return { code: await main(args), ...asProviderError };
    } finally {
        for (const spy of spies) {
            spy.mockRestore();
        }
        vi.unstubAllEnvs();
    }
}

describe("npm run recover", () => {
    const begun = () => stateWith([["creating", group("rg-a")]]);

    it("takes an object that exists into the state and reads it", async () => {
        pulumiWith(begun());
        azSays(0, "");
        const { code, out, err } = await recoverStack("dev", "--json", path.join(scratch, "report.json"));
        expect({ code, err }).toEqual({ code: 0, err: "" });
        expect(out).toContain(`exists: ${groupId("rg-a")}\n`);
        expect(out).toMatch(/Stack dev has none left of 1 pending operation; see "pulumi preview"/);
        const imported = JSON.parse(readFileSync(`${scratch}/imported`, "utf8")) as object;
        expect(imported).toMatchObject({ version: 3, deployment: { pending_operations: [] } });
        expect(calls().filter((call) => call.startsWith("pulumi"))).toEqual([
            "pulumi stack export --stack dev --non-interactive",
            "pulumi stack export --stack dev --non-interactive",
            expect.stringMatching(/^pulumi stack import --file \S+ --stack dev --non-interactive$/),
            "pulumi refresh --yes --skip-preview --stack dev --non-interactive",
        ]);
        const report = JSON.parse(readFileSync(path.join(scratch, "report.json"), "utf8")) as object;
        expect(report).toMatchObject({ format: "recovery/1", stack: "dev", outcomes: [{ outcome: "import" }] });
    });

    it("forgets an object that does not exist", async () => {
        pulumiWith(begun());
        azSays(1, notFound("ResourceGroupNotFound"));
        expect(await recoverStack("dev", "--unlock")).toMatchObject({ code: 0, err: "" });
        expect(calls().filter((call) => call.startsWith("pulumi"))).toEqual([
            "pulumi cancel --yes --stack dev --non-interactive",
            "pulumi stack export --stack dev --non-interactive",
            "pulumi stack export --stack dev --non-interactive",
            "pulumi refresh --yes --skip-preview --clear-pending-creates --stack dev --non-interactive",
        ]);
    });

    it("says what it would do", async () => {
        pulumiWith(begun());
        azSays(0, "");
        const { code, out } = await recoverStack("dev", "--dry-run", "--unlock");
        expect({ code, calls: calls().length }).toEqual({ code: 0, calls: 2 });
        expect(out).toMatch(/^import .*\nStack dev has 1 pending operation; nothing was changed\n$/);
    });

    it("ends with 1 where something is unknown", async () => {
        pulumiWith(stateWith([["creating", resource("azure-native:web:WebApp", "site", {})]]));
        const { code, out } = await recoverStack("dev");
        expect({ code, calls: calls().length }).toEqual({ code: 1, calls: 1 });
        expect(out).toContain("docs/runbooks/interrupted-run.md");
        expect(existsSync(path.join(root, "docs/runbooks/interrupted-run.md"))).toBe(true);
    });

    it("asks to be run again where the refresh fails", async () => {
        pulumiWith(begun(), 1);
        azSays(0, "");
        expect(await recoverStack("dev")).toMatchObject({
            code: 2,
            err: expect.stringContaining('run it again before "pulumi up"') as string,
        });
    });
});

describe("npm run recover refuses", () => {
    it.each([[[]], [["dev", "prod"]], [["dev", "--nope"]]])("arguments %j", async (args) => {
        const { code, err } = await recoverStack(...args);
        expect(code).toBe(2);
        expect(err).toContain("usage: npm run recover -- <stack> [options]");
    });

    it("to run without Pulumi", async () => {
        const err = "Pulumi is not on the PATH; install it (https://www.pulumi.com/docs/install/)\n";
        expect(await recoverStack("dev")).toEqual({ code: 2, out: "", err });
    });

    it.each([
        ["a stack that is not there", "error: no stack named 'dev' found", /no stack named 'dev' found/],
        ["a locked stack", "error: the stack is currently locked by 1 lock(s).", /Stack dev is locked:[^]+ --unlock/],
        ["a busy stack", "error: [409] Conflict: Another update is currently in progress.", /Stack dev is locked:/],
        [
            "a torn file of metadata",
            "error: failed to load checkpoint: EOF",
            /ends in \.json\.attrs; the state is whole/,
        ],
    ])("%s", async (_name, text, asProviderError) => {
        script("pulumi", `echo "${text}" >&2`, "exit 255");
        const { code, out, err } = await recoverStack("dev");
        expect({ code, out }).toEqual({ code: 2, out: "" });
        expect(err).toMatch(asProviderError);
    });
});
