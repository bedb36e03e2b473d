import path from "node:path";
import { exitCodeOf, readStackCommand, reporterOf, writeReport } from "../engine/commandLine";
import { commandsIn } from "../core/commands";
import { existsInAzure } from "./azure";
import { PulumiBackend } from "./pulumiBackend";
import { recover } from "./recover";
import { outcomeLine, recoveryClosing } from "./report";

const usage = `usage: npm run recover -- <stack> [options]

Puts the state of a stack right after a run that was killed: finds in Azure what the run had begun to create, takes what
exists into the state and forgets what does not. Uses your Pulumi and your Azure CLI, with their logins.

  --unlock        take away the lock that the killed run left; no other run may be under way
  --dry-run       say what would be done, change nothing
  --json <file>   write what was done; - writes it to the terminal
  --help          print this`;

const root = path.join(__dirname, "../..");
const flag = { type: "boolean", default: false } as const;
const flags = { unlock: flag, "dry-run": flag, json: { type: "string" } } as const;

/**
 * Runs the command; returns its exit code: 0 right again, 1 something is unknown, 2 it cannot be run, 70 an internal
 * error.
 */
export async function main(args: string[]): Promise<number> {
    const command = readStackCommand(args, usage, flags);
    if (typeof command === "number") {
        return command;
    }
    const { stack, values } = command;
    const { unlock, json, "dry-run": dryRun } = values;
    const print = reporterOf(json);
    return exitCodeOf("recovery", async () => {
        const run = commandsIn(root);
        const backend = new PulumiBackend(stack, run, existsInAzure(run));
        const recovery = await recover(backend, { unlock, dryRun, onProgress: (line) => print(`${line}\n`) });
        for (const outcome of recovery.outcomes) {
            print(outcomeLine(outcome));
        }
        print(recoveryClosing(stack, recovery, dryRun));
        writeReport(json, { format: "recovery/1", stack, dryRun, ...recovery });
        return recovery.ok ? 0 : 1;
    });
}
