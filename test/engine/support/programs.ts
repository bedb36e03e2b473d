import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { stepProgram } from "../../../steps/contract";
import { Cloud } from "../../../simulation/cloud/cloud";
import { Session } from "../../../simulation/engine/session";
import { findToolchain } from "../../../simulation/engine/toolchain";
import { root } from "./stage";

/** An engine on an empty cloud, and a program of a test in place of the stacks' one. */
export interface ProgramStage {
    cloud: Cloud;
    session: Session;
    /** Ends the session and removes the project. */
    close(): void;
}

/** Opens an engine for a program of test/engine/programs, in a project that has one stack, named as the program. */
export async function openProgram(name: string, config: Record<string, unknown>): Promise<ProgramStage> {
    const project = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-program-"));
    const write = (file: string, text: string) => {
        mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
        writeFileSync(path.join(project, file), text);
    };
    // As the project's own: the program in stacks/, what steps run next to it.
    write("Pulumi.yaml", stringify({ name: "program", runtime: "nodejs", main: "stacks/" }));
    write(`Pulumi.${name}.yaml`, stringify({ config: { "program:settings": config } }));
    write("stacks/package.json", JSON.stringify({ main: "index.cjs" }));
    write("stacks/tsconfig.json", JSON.stringify({ extends: path.join(root, "stacks/tsconfig.json") }));
    write("stacks/index.cjs", `require(${JSON.stringify(path.join(root, "test/engine/programs", name))}).program();\n`);
    write(stepProgram[1], "");
    const cloud = new Cloud();
    const session = await Session.open({ toolchain: await findToolchain(), root: project, cloud });
    const close = () => {
        session.close();
        rmSync(project, { recursive: true });
    };
    return { cloud, session, close };
}
