import { visible } from "../../azure/visibleText";
import { stepCommands, stepProgram } from "../../steps/contract";
import { lastLine, type CommandResult, type RunCommand } from "../core/commands";
import type { DeployedStep } from "./steps";

/** What was found of a step. */
export interface Verified {
    /** URN of its command. */
    urn: string;
    /** Logical name. */
    name: string;
    /** Whether what it made is as it should be; `failed` where that cannot be said. */
    outcome: "same" | "differs" | "failed";
    /** What the step's program said, or why it was not asked. */
    says: string;
}

/** Runs programs with more in their environment. */
export type RunWith = (environment: Readonly<Record<string, string>>) => RunCommand;

// Exit code of the step program where something differs from the step.
const differs = 3;

/** Asks the step program about every step, one after the other: they may share a database that is just starting. */
export async function verified(
    steps: readonly DeployedStep[],
    runWith: RunWith,
    onStep: (step: Verified) => void,
): Promise<Verified[]> {
    const found: Verified[] = [];
    for (const step of steps) {
        const one = await verifiedStep(step, runWith);
        onStep(one);
        found.push(one);
    }
    return found;
}

async function verifiedStep({ urn, name, environment, issue }: DeployedStep, runWith: RunWith): Promise<Verified> {
    if (issue !== undefined) {
        return { urn, name, outcome: "failed", says: issue };
    }
    const [program, ...args] = stepProgram;
    const result = await runWith(environment)(program, [...args, stepCommands.verify]);
    return { urn, name, outcome: outcomeOf(result), says: saidBy(result) };
}

function outcomeOf({ code }: CommandResult): Verified["outcome"] {
    return code === 0 ? "same" : code === differs ? "differs" : "failed";
}

function saidBy(result: CommandResult): string {
    if (result.code === undefined) {
        return `${stepProgram[0]} is not on the PATH`;
    }
    return lastLine(result) || `the step program ended with exit code ${result.code}`;
}

/** What was found of a step, in a line. */
export const verifiedLine = ({ outcome, name, says }: Verified) =>
    `${visible(`${outcome.padEnd(7)} ${name}: ${says}`)}\n`;
