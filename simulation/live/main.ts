import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ProjectCopy } from "../engine/project";
import { stepLines } from "../rehearsal/report";
import { Scenario } from "../rehearsal/scenario";
import { Azure } from "./azure";
import { liveScenario, type LiveSession } from "./liveScenario";
import { ownPrefix } from "./prefix";
import { preconditions, type Findings } from "./preconditions";
import { endLine, intentText, leftoverText, dryRunText, refusalText } from "./report";
import { readRequest, usage, type LiveRequest } from "./request";
import { theMachine, type Surroundings } from "./surroundings";

/** Runs the command; returns its exit code: 0 ended well, 1 a step failed, 2 refused, 70 an internal error. */
export async function main(args: string[], given: Surroundings = theMachine()): Promise<number> {
    try {
        const request = readArguments(args, given);
        return typeof request === "number" ? request : await live(request, given);
    } catch (error) {
        given.complain(`Internal error in the rehearsal: ${(error as Error).stack ?? String(error)}\n`);
        return 70;
    }
}

function readArguments(args: string[], { print, complain }: Surroundings): LiveRequest | number {
    try {
        const request = readRequest(args);
        if (request) {
            return request;
        }
        print(`${usage}\n`);
        return 0;
    } catch (error) {
        complain(`${(error as Error).message}\n\n${usage}\n`);
        return 2;
    }
}

async function live(request: LiveRequest, given: Surroundings): Promise<number> {
    const { print, complain } = given;
    const prefix = request.prefix ?? ownPrefix(given.now(), given.pid);
    const found = await look(request, prefix, given);
    const { estimate, toolchain, stacks } = found;
    if (found.issues.length > 0 || !estimate || !toolchain) {
        complain(refusalText(request.stack, found.issues));
        return 2;
    }
    print(intentText(request, prefix, stacks, estimate));
    if (!request.yes) {
        print(dryRunText);
        return 0;
    }
    return perform(request, prefix, stacks, given, await given.open(toolchain));
}

/** A folder of its own for a look at the settings: nothing else is written before everything is known to be right. */
async function look(request: LiveRequest, prefix: string, given: Surroundings): Promise<Findings> {
    const { root, env, run, installed, priceOf } = given;
    const folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-live-"));
    try {
        const project = new ProjectCopy(root, folder);
        const azure = new Azure(run);
        return await preconditions({ request, prefix, root, project, env, run, azure, installed, priceOf });
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function perform(
    { stack }: LiveRequest,
    prefix: string,
    stacks: Findings["stacks"],
    given: Surroundings,
    session: LiveSession,
): Promise<number> {
    const { print, wait } = given;
    const scenario = new Scenario((step) => print(stepLines(step)));
    for (const { name } of stacks) {
        session.project.set(name, "naming", "prefix", prefix);
    }
    const project = session.project.name;
    const stopping = given.onStop(() => print("Stopping: the step that runs is ended, then comes the destroy.\n"));
    const azure = new Azure(given.run);
    const end = await liveScenario({
        stacks,
        session,
        scenario,
        azure,
        project,
        prefix,
        wait,
        stopped: stopping.wanted,
    });
    stopping.end();
    print(endLine(stack, scenario.steps));
    const leftovers = leftoverText(end, session.folder);
    print(leftovers);
    if (leftovers === "") {
        session.close();
    }
    return scenario.ok ? 0 : 1;
}
