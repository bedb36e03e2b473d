import path from "node:path";
import { commandsIn } from "../core/commands";
import { exitCodeOf, readStackCommand, reporterOf, writeReport } from "../engine/commandLine";
import { stateOf } from "./state";
import { deployedSteps } from "./steps";
import { verified, verifiedLine, type Verified } from "./verify";

const usage = `usage: npm run steps -- verify <stack> [options]

Reads what the steps of a deployed stack should have done and says what differs; changes nothing. The steps come from
the state of the stack, through your Pulumi and its login; each is verified by its program, which signs in as it does in
"pulumi up".

  --state <file>  read the state from a file that "pulumi stack export" wrote
  --json <file>   write what was found; - writes it to the terminal
  --help          print this

Exit codes: 0 nothing differs, 1 a step cannot be verified, 2 it cannot be run, 3 something differs; 1 comes before 3;
70 an internal error.
docs/runbooks/steps.md says what to do.`;

const root = path.join(__dirname, "../..");
const flags = { state: { type: "string" }, json: { type: "string" } } as const;

/** Exit codes: contract of the command. */
export const ExitCode = { Same: 0, Failed: 1, Refused: 2, Differs: 3 } as const;

/** Runs the command; returns its exit code. */
export async function main(args: string[]): Promise<number> {
    const [command, ...rest] = args;
    if (command !== "verify" && !args.includes("--help")) {
        process.stderr.write(`verify is wanted, found ${command ?? "nothing"}\n\n${usage}\n`);
        return ExitCode.Refused;
    }
    const read = readStackCommand(command === "verify" ? rest : args, usage, flags);
    if (typeof read === "number") {
        return read;
    }
    const { stack, values } = read;
    const print = reporterOf(values.json);
    return exitCodeOf("verification", async () => {
        const deployment = await stateOf(stack, values.state, commandsIn(root));
        const steps = await verified(
            deployedSteps(deployment),
            (environment) => commandsIn(root, environment),
            (step) => print(verifiedLine(step)),
        );
        print(closing(stack, steps));
        writeReport(values.json, { format: "steps/1", stack, steps });
        return codeOf(steps);
    });
}

const count = (steps: readonly Verified[], wanted: Verified["outcome"]) =>
    steps.filter(({ outcome }) => outcome === wanted).length;

function codeOf(steps: readonly Verified[]): number {
    if (count(steps, "failed") > 0) {
        return ExitCode.Failed;
    }
    return count(steps, "differs") > 0 ? ExitCode.Differs : ExitCode.Same;
}

function closing(stack: string, steps: readonly Verified[]): string {
    if (steps.length === 0) {
        return `Stack ${stack} has no steps\n`;
    }
    const [differing, failed] = [count(steps, "differs"), count(steps, "failed")];
    const what = [`${differing} of ${steps.length} differ`, ...(failed > 0 ? [`${failed} could not be verified`] : [])];
    const next = differing + failed > 0 ? "; docs/runbooks/steps.md says what to do" : "";
    return `Steps of stack ${stack}: ${what.join(", ")}${next}\n`;
}
