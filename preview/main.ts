import { createRequire } from "node:module";
import { readStackCommand } from "../simulation/commandLine";
import type * as baseModule from "./base/loadBase";
import type * as compareModule from "./comparison/compare";
import { faultLine, PreviewFaults } from "./faults";
import { writeReports, type ReportFiles } from "./files";
import type { Plan } from "./plan";
import { preview } from "./preview";
import { comparisonReport } from "./report/comparison";
import { Progress } from "./report/progress";
import { terminalOf } from "./report/terminal";
import { treeReport } from "./report/tree";
import type { PreviewView } from "./view";

/** Exit codes: contract of the commands. */
export const ExitCode = { Clean: 0, Violation: 1, Faults: 2, DataLoss: 3, OwnFault: 70 } as const;

const usage = `usage: npm run preview -- <stack> [options]

  --resolved           give resources the ids and outputs of a simulated cloud, so that every reference can be followed
  --base <from>        compare with a plan that --resolved --json wrote, or with a git ref; implies --resolved
  --fail-on-data-loss  end with 3 where a resource that holds data would be replaced or deleted; needs --base
  --json <file>        write the plan
  --markdown <file>    write a comment for a pull request
  --diagram <file>     write the diagrams of data, network and rights (Markdown with Mermaid); implies --resolved
  --html <file>        write a page that opens without a network
                       - in place of one of these files writes it to the terminal, and nothing else
  --quiet              print findings, the comparison and faults only
  --help               print this

exit code: 0 clean, 1 a mandatory finding, 2 wrong settings or a base that cannot be had, 3 data loss where asked for;
with both a mandatory finding and data loss it is 1`;

/** Runs the command; returns its exit code. */
export async function main(args: string[]): Promise<number> {
    const started = performance.now();
    const options = readOptions(args);
    if (typeof options === "number") return options;
    try {
        const view = await viewOf(options);
        await writeReports(view, options.files);
        if (!Object.values(options.files).includes("-")) print(view, options, performance.now() - started);
        return exitCodeOf(view, options);
    } catch (error) {
        return ownFault(error);
    }
}

interface Options {
    stack: string;
    mode: "preview" | "resolved";
    base?: string;
    failOnDataLoss: boolean;
    files: ReportFiles;
    quiet: boolean;
}

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;
const files = { json: text, markdown: text, diagram: text, html: text } as const;
const flags = { ...files, resolved: flag, base: text, "fail-on-data-loss": flag, quiet: flag } as const;

function readOptions(args: string[]): Options | number {
    const command = readStackCommand(args, usage, flags);
    if (typeof command === "number") return command;
    const {
        resolved,
        base,
        "fail-on-data-loss": failOnDataLoss,
        quiet,
        json,
        markdown,
        diagram,
        html,
    } = command.values;
    const asked = { json, markdown, diagram, html };
    if (failOnDataLoss && base === undefined) return misused("--fail-on-data-loss needs --base");
    if (Object.values(asked).filter((file) => file === "-").length > 1)
        return misused("only one of the files can be -, the terminal");
    // In mode preview a whole property is unknown when a part of it is, and a change of another part would not be seen.
    const mode = resolved || base !== undefined || diagram !== undefined ? "resolved" : "preview";
    return { stack: command.stack, mode, base, failOnDataLoss, files: asked, quiet };
}

function misused(message: string): number {
    process.stderr.write(`${message}\n\n${usage}\n`);
    return ExitCode.Faults;
}

/** What the reports are made from; where something is wrong with the settings, the program or the base, only that. */
async function viewOf(options: Options): Promise<PreviewView> {
    const { stack, mode, base } = options;
    const progress = new Progress(options.quiet ? undefined : process.stderr);
    const onProgress = (name: string, count: number) => progress.show(`${name}: ${count} resources`);
    try {
        const plan = await preview({ stack, mode, onProgress });
        if (base === undefined) return { stack, plan, notes: [] };
        progress.show(`${stack}: base ${base}`);
        return await comparedView(plan, base);
    } catch (error) {
        if (error instanceof PreviewFaults) return { stack, faults: error.faults, notes: [] };
        throw error;
    } finally {
        progress.clear();
    }
}

// Loaded when asked for: what a comparison needs would cost every other preview a tenth of a second.
const load = createRequire(__filename);

async function comparedView(plan: Plan, base: string): Promise<PreviewView> {
    const { loadBase } = load("./base/loadBase") as typeof baseModule;
    const { compare } = load("./comparison/compare") as typeof compareModule;
    const { plan: before, notes } = await loadBase(base, plan);
    return { stack: plan.stack, plan, comparison: compare(before, plan, base), notes };
}

function print({ plan, comparison, notes, faults = [] }: PreviewView, options: Options, milliseconds: number): void {
    if (faults.length > 0) process.stderr.write(`${faults.map(faultLine).join("\n")}\n`);
    if (!plan) return;
    const terminal = terminalOf(process.stdout);
    const tree = treeReport(plan, terminal, { milliseconds, findingsOnly: options.quiet });
    const compared = comparison && comparisonReport(comparison, notes, terminal);
    process.stdout.write([tree, compared].filter((part) => part !== undefined && part !== "").join("\n"));
}

function exitCodeOf({ plan, comparison }: PreviewView, { failOnDataLoss }: Options): number {
    if (!plan) return ExitCode.Faults;
    if (plan.policy.violations.some((finding) => finding.level === "mandatory")) return ExitCode.Violation;
    const lost = comparison?.changes.some((change) => change.dataLoss) ?? false;
    return failOnDataLoss && lost ? ExitCode.DataLoss : ExitCode.Clean;
}

function ownFault(error: unknown): number {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    process.stderr.write(`This is a fault of the preview itself: ${stack ?? message}\n`);
    return ExitCode.OwnFault;
}
