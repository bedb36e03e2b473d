import { readFileSync } from "node:fs";
import { EngineError } from "../engine/errors";
import type { RunCommand } from "../core/commands";
import type { Deployment } from "../recovery/pending";
import { exportedState } from "../recovery/pulumiBackend";

/** The state of a stack: from a file that `pulumi stack export` wrote, else through the Pulumi CLI. */
export async function stateOf(stack: string, file: string | undefined, run: RunCommand): Promise<Deployment> {
    if (file === undefined) {
        return (await exportedState(stack, run)).deployment;
    }
    const deployment = readState(file);
    const other = deployment.resources?.map(({ urn }) => /^urn:pulumi:(.*?)::/.exec(urn)?.[1]).find(isAnother(stack));
    if (other !== undefined) {
        throw new EngineError(`${file} holds the state of stack ${other}, not of ${stack}`);
    }
    return deployment;
}

const isAnother = (stack: string) => (named: string | undefined) => named !== undefined && named !== stack;

function readState(file: string): Deployment {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        throw new EngineError(`${file} cannot be read: ${(error as Error).message}`);
    }
    const state = parsed(text) as { deployment?: Deployment } | null | undefined;
    if (!Array.isArray(state?.deployment?.resources)) {
        throw new EngineError(`${file} is no state: write it with "pulumi stack export --file ${file}"`);
    }
    return state.deployment;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
