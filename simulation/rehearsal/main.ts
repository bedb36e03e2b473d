import path from "node:path";
import { exitCodeOf, readStackCommand, reporterOf, writeReport } from "../engine/commandLine";
import { findToolchain } from "../engine/toolchain";
import { rehearse } from "./rehearse";
import { closingLine, stepLines } from "./report";

const usage = `usage: npm run rehearse -- <stack> [options]

Runs the real Pulumi engine against a simulated Azure: from nothing to a stack that is up, through changes made
outside, to a destroy that leaves nothing. Needs no account and touches nothing of yours.

  --json <file>     write the steps; - writes them to the terminal
  --cloud <folder>  keep a journal of every object of the simulated cloud there, for a look at what happened
  --help            print this`;

const root = path.join(__dirname, "../..");

/** Runs the command; returns its exit code: 0 ended well, 1 a step failed, 2 it cannot be run, 70 an internal error. */
export async function main(args: string[]): Promise<number> {
    const command = readStackCommand(args, usage, { json: { type: "string" }, cloud: { type: "string" } });
    if (typeof command === "number") {
        return command;
    }
    const { stack, values } = command;
    const print = reporterOf(values.json);
    // The engine hears the signal too and ends; the session's folder goes when this process does.
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => process.exit(130));
    }
    return exitCodeOf("rehearsal", async () => {
        const toolchain = await findToolchain({ onProgress: (line) => print(`${line}\n`) });
        const rehearsal = await rehearse({
            stack,
            root,
            toolchain,
            cloudFolder: values.cloud,
            onStep: (step) => print(stepLines(step)),
        });
        print(closingLine(rehearsal));
        writeReport(values.json, rehearsal);
        return rehearsal.ok ? 0 : 1;
    });
}
