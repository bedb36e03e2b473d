import { writeFileSync } from "node:fs";
import { readStackCommand } from "../simulation/commandLine";
import { faultLine, PreviewFaults, type Fault } from "./faults";
import { planText, type Plan } from "./plan";
import { preview } from "./preview";
import { Progress } from "./report/progress";
import { terminalOf } from "./report/terminal";
import { treeReport } from "./report/tree";

/** Exit codes: contract of the commands. */
export const ExitCode = { Clean: 0, Violation: 1, Faults: 2, DataLoss: 3, OwnFault: 70 } as const;

const usage = `usage: npm run preview -- <stack> [options]

  --resolved      give resources the ids and outputs of a simulated cloud, so that every reference can be followed
  --json <file>   write the plan; - writes it to the terminal
  --quiet         print findings and faults only
  --help          print this`;

/** Runs the command; returns its exit code. */
export async function main(args: string[]): Promise<number> {
    const started = performance.now();
    const options = readOptions(args);
    if (typeof options === "number") return options;
    try {
        const progress = new Progress(options.quiet ? undefined : process.stderr);
        const onProgress = (stack: string, count: number) => progress.show(`${stack}: ${count} resources`);
        const plan = await preview({ stack: options.stack, mode: options.mode, onProgress });
        progress.clear();
        report(plan, options, performance.now() - started);
        return plan.policy.violations.some((finding) => finding.level === "mandatory")
            ? ExitCode.Violation
            : ExitCode.Clean;
    } catch (error) {
        if (error instanceof PreviewFaults) return refuse(error.faults, options);
        return ownFault(error);
    }
}

interface Options {
    stack: string;
    mode: "preview" | "resolved";
    json?: string;
    quiet: boolean;
}

const flag = { type: "boolean", default: false } as const;
const flags = { resolved: flag, json: { type: "string" }, quiet: flag } as const;

function readOptions(args: string[]): Options | number {
    const command = readStackCommand(args, usage, flags);
    if (typeof command === "number") return command;
    const { resolved, json, quiet } = command.values;
    return { stack: command.stack, mode: resolved ? "resolved" : "preview", json, quiet };
}

function report(plan: Plan, options: Options, milliseconds: number): void {
    if (options.json !== undefined) write(options.json, planText(plan));
    if (options.json === "-") return;
    process.stdout.write(treeReport(plan, terminalOf(process.stdout), { milliseconds, findingsOnly: options.quiet }));
}

function refuse(faults: Fault[], options: Options): number {
    if (options.json !== undefined) write(options.json, planText({ format: "plan/1", stack: options.stack, faults }));
    process.stderr.write(`${faults.map(faultLine).join("\n")}\n`);
    return ExitCode.Faults;
}

function ownFault(error: unknown): number {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    process.stderr.write(`This is a fault of the preview itself: ${stack ?? message}\n`);
    return ExitCode.OwnFault;
}

function write(file: string, text: string): void {
    if (file === "-") process.stdout.write(text);
    else writeFileSync(file, text);
}
