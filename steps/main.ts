import { createRequire } from "node:module";
import path from "node:path";
import { onOneLine, visibleLines } from "../azure/visibleText";
import type * as armActionModule from "./arm/armAction";
import { stepCommands, type Step } from "./contract";
import type { Given, StepWork } from "./core/outcome";
import { readStep } from "./core/readStep";
import { StepError, StepInputError } from "./core/stepError";
import type * as fabricConnectionModule from "./fabric/fabricConnection";
import type * as fabricGatewayModule from "./fabric/fabricGateway";
import type * as fabricItemModule from "./fabric/fabricItem";
import type * as fabricWorkspaceModule from "./fabric/fabricWorkspace";
import type * as sqlScriptModule from "./sql/sqlScript";
import type * as sqlUsersModule from "./sql/sqlUsers";

// Contract of the command.
const ExitCode = { Done: 0, Failed: 1, Invalid: 2, Differs: 3, InternalError: 70 } as const;

type Command = keyof typeof stepCommands;

const usage = `Does one step of a deployment, which the environment holds; Pulumi runs it.

Usage: node steps/run.cjs apply|undo|verify

  apply   does the step; nothing where it is done already
  undo    undoes it, where its kind has an inverse
  verify  reads what the step makes and says what differs; changes nothing

Each writes one line, which ends with the time.

STEP holds the step as JSON (steps/contract.ts); further entries hold what is known only at deployment.
A step signs in as the Azure Native provider does: by the ARM_ entries of the environment, or by az login.

Exit codes: 0 done, 1 failed, 2 wrong arguments or STEP, 3 verify found a difference, 70 internal error.
`;

/** Runs the command; returns its exit code. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    if (args.includes("--help")) {
        process.stdout.write(usage);
        return ExitCode.Done;
    }
    const [command, ...more] = args;
    if (!isCommand(command) || more.length > 0) {
        process.stderr.write(`one of ${Object.keys(stepCommands).join(", ")} is wanted\n\n${usage}`);
        return ExitCode.Invalid;
    }
    let name = "The step";
    try {
        const step = readStep(env);
        name = `${step.kind} ${step.target}`;
        const { text, differs } = await workOf(step, env)[command]();
        process.stdout.write(`${onOneLine(`${name}: ${text}, at ${new Date().toISOString()}`)}\n`);
        return differs ? ExitCode.Differs : ExitCode.Done;
    } catch (error) {
        return failed(name, error);
    }
}

const isCommand = (text: string | undefined): text is Command => Object.hasOwn(stepCommands, text ?? "");

// Loaded when asked for: a driver or a login that a step does not need would cost it a part of a second.
const load = createRequire(__filename);

function workOf(step: Step, env: NodeJS.ProcessEnv): StepWork {
    const given = <S extends Step>(of: S): Given<S> => ({
        step: of,
        valueOf: (entry) => env[entry] ?? "",
        env,
        root: path.join(__dirname, ".."),
    });
    switch (step.kind) {
        case "armAction":
            return (load("./arm/armAction") as typeof armActionModule).armAction(given(step));
        case "sqlScript":
            return (load("./sql/sqlScript") as typeof sqlScriptModule).sqlScript(given(step));
        case "sqlUsers":
            return (load("./sql/sqlUsers") as typeof sqlUsersModule).sqlUsers(given(step));
        case "fabricWorkspace":
            return (load("./fabric/fabricWorkspace") as typeof fabricWorkspaceModule).fabricWorkspace(given(step));
        case "fabricGateway":
            return (load("./fabric/fabricGateway") as typeof fabricGatewayModule).fabricGateway(given(step));
        case "fabricConnection":
            return (load("./fabric/fabricConnection") as typeof fabricConnectionModule).fabricConnection(given(step));
        case "fabricItem":
            return (load("./fabric/fabricItem") as typeof fabricItemModule).fabricItem(given(step));
    }
}

function failed(name: string, error: unknown): number {
    if (error instanceof StepError || error instanceof StepInputError) {
        process.stderr.write(`${onOneLine(`${name}: ${error.message}`)}\n`);
        return error instanceof StepError ? ExitCode.Failed : ExitCode.Invalid;
    }
    const { stack, message } = error instanceof Error ? error : { message: String(error) };
    process.stderr.write(`Internal error in ${visibleLines(`${name}: ${stack ?? message}`)}\n`);
    return ExitCode.InternalError;
}
