import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    readlinkSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Cloud } from "../../../simulation/cloud/cloud";
import { Session } from "../../../simulation/engine/session";
import { installedToolchain } from "../../../simulation/engine/toolchain";
import { commandsIn, lastLine } from "../../../simulation/core/commands";
import { knownPackages } from "../../../simulation/services";
import { InstalledPlugins } from "../../../simulation/live/installedPlugins";
import { onStop } from "../../../simulation/live/surroundings";

const root = path.join(__dirname, "../../..");

let scratch: string;
beforeEach(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-live-test-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

function program(name: string, ...lines: string[]): string {
    const file = path.join(scratch, name);
    writeFileSync(file, ["#!/bin/sh", ...lines, ""].join("\n"), { mode: 0o755 });
    return file;
}

describe("A command", () => {
    it("runs in the folder that it is given", async () => {
        const file = program("where", "pwd", "echo $1");
        expect(await commandsIn(scratch)(file, ["a b"])).toEqual({ code: 0, out: `${scratch}\na b\n`, err: "" });
    });

    it("tells its exit code and its last line", async () => {
        const file = program("az", "echo out", "echo WARNING >&2", "echo 'ERROR: wrong' >&2", "exit 3");
        const result = await commandsIn(scratch)(file, []);
        expect(result).toEqual({ code: 3, out: "out\n", err: "WARNING\nERROR: wrong\n" });
        expect(lastLine(result)).toBe("ERROR: wrong");
        expect(lastLine({ ...result, err: "" })).toBe("out");
    });

    it("has no exit code where there is no such program", async () => {
        expect((await commandsIn(scratch)(path.join(scratch, "absent"), [])).code).toBeUndefined();
    });
});

describe("The installed Pulumi", () => {
    it("is found with its language host, and not built where it is absent", async () => {
        expect(await installedToolchain(scratch)).toBeUndefined();
        const pulumi = program("pulumi", "echo v3.258.0");
        expect(await installedToolchain(scratch)).toMatchObject({ pulumi, origin: "path", hasLanguageHost: false });
        program("pulumi-language-nodejs");
        expect(await installedToolchain(scratch)).toMatchObject({ hasLanguageHost: true });
    });
});

describe("Installed plug-ins", () => {
    it("are linked into the session's home, without what else the user keeps there", async () => {
        const user = path.join(scratch, "user");
        program("pulumi", "echo v3.258.0");
        program("pulumi-language-nodejs");
        const toolchain = (await installedToolchain(scratch))!;
        const plugins = new InstalledPlugins(user);
        const session = await Session.open({ toolchain, root, cloud: new Cloud(), plugins });
        expect(readlinkSync(path.join(session.folder, "home/plugins"))).toBe(path.join(user, "plugins"));
        expect(readdirSync(path.join(session.folder, "home"))).toEqual(["plugins"]);
        session.close();
        expect(existsSync(session.folder)).toBe(false);
        expect(existsSync(path.join(user, "plugins"))).toBe(true);
    });

    it("leave it to the engine to download one that is missing", async () => {
        mkdirSync(path.join(scratch, "home"));
        mkdirSync(path.join(scratch, "bin"));
        const env = await new InstalledPlugins(path.join(scratch, "user")).start(path.join(scratch, "bin"));
        expect(env).toEqual({ PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" });
    });
});

describe("The runbooks", () => {
    const read = (file: string) => readFileSync(path.join(root, file), "utf8");
    const versions = knownPackages.map((name) => {
        const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
        const [, version] = Object.entries(dependencies).find(([one]) => one.endsWith(`/${name}`)) ?? [];
        return [name, version] as const;
    });

    it("name the plug-in of every package whose types a program may use", () => {
        const [line = ""] = /^- The plug-ins .*$/m.exec(read("docs/runbooks/live-rehearsal.md")) ?? [];
        const listed = [...(line.split(", in the versions")[0] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
        expect(listed.sort()).toEqual(versions.map(([name]) => name).sort());
    });

    it("name the version of the plug-in that runs steps, as package.json has it", () => {
        const version = versions.find(([name]) => name === "command")?.[1];
        expect(read("docs/runbooks/steps.md")).toContain(`pulumi plugin install resource command ${version}`);
    });
});

describe("The wish to end", () => {
    it("is heard from a signal, which alone ends nothing", () => {
        const before = process.listenerCount("SIGHUP");
        let heard = 0;
        const stopping = onStop(() => heard++);
        expect(stopping.wanted()).toBe(false);
        process.emit("SIGHUP");
        expect([stopping.wanted(), heard]).toEqual([true, 1]);
        stopping.end();
        expect(process.listenerCount("SIGHUP")).toBe(before);
    });
});
