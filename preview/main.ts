import { createRequire } from "node:module";
import type * as baseModule from "./base/loadBase";
import type * as compareModule from "./comparison/compare";
import { ExitCode } from "./exitCodes";
import { internalErrorText } from "../simulation/engine/commandLine";
import { issueLine, PreviewError, type Issue } from "./issues";
import { writeReports } from "./files";
import { readOptions, type Options } from "./options";
import type { Plan } from "./plan";
import { preview } from "./preview";
import { comparisonReport } from "./report/comparison";
import { Progress } from "./report/progress";
import { terminalOf } from "./report/terminal";
import { treeReport } from "./report/tree";
import type { Project } from "./stackFile";
import type { PreviewView } from "./view";

/** Runs the command on a project, the one that this file belongs to by default; returns its exit code. */
export async function main(args: string[], project?: Project): Promise<number> {
    const started = performance.now();
    const options = readOptions(args);
    if (typeof options === "number") {
        return options;
    }
    try {
        const view = await viewOf(options, project);
        const unwritten = await writeReports(view, options.files);
        const issues = [...(view.issues ?? []), ...(view.baseIssues ?? []), ...unwritten];
        printIssues(issues);
        if (!Object.values(options.files).includes("-")) {
            print(view, options, performance.now() - started);
        }
        return exitCodeOf(view, issues, options);
    } catch (error) {
        return internalError(error);
    }
}

/** What the reports are made from; where something is wrong with the settings or the program, only that. */
async function viewOf(options: Options, project?: Project): Promise<PreviewView> {
    const { stack, mode, base, files } = options;
    const progress = new Progress(options.quiet ? undefined : process.stderr);
    const onProgress = (name: string, count: number) => progress.show(`${name}: ${count} resources`);
    try {
        const plan = await preview({ stack, mode, project, onProgress });
        const drawn = files.html !== undefined && mode !== "resolved";
        const resolved = drawn ? await preview({ stack, mode: "resolved", project, onProgress }) : undefined;
        if (base === undefined) {
            return { stack, plan, resolved, notes: [] };
        }
        progress.show(`${stack}: base ${base}`);
        return await comparedView(plan, base);
    } catch (error) {
        if (error instanceof PreviewError) {
            return { stack, issues: error.issues, notes: [] };
        }
        throw error;
    } finally {
        progress.clear();
    }
}

// Loaded when asked for: what a comparison needs would cost every other preview a tenth of a second.
const load = createRequire(__filename);

/** A plan compared with its base; where that cannot be resolved, the plan and what is wrong with the base. */
async function comparedView(plan: Plan, from: string): Promise<PreviewView> {
    const { loadBase } = load("./base/loadBase") as typeof baseModule;
    const { compare } = load("./comparison/compare") as typeof compareModule;
    const { stack } = plan;
    try {
        const base = await loadBase(from, plan);
        return { stack, plan, comparison: compare(base.plan, plan, base.named), notes: base.notes };
    } catch (error) {
        if (error instanceof PreviewError) {
            return { stack, plan, baseIssues: error.issues, notes: [] };
        }
        throw error;
    }
}

function printIssues(issues: readonly Issue[]): void {
    if (issues.length > 0) {
        process.stderr.write(`${issues.map(issueLine).join("\n")}\n`);
    }
}

function print(view: PreviewView, options: Options, milliseconds: number): void {
    const { plan } = view;
    if (!plan) {
        return;
    }
    const terminal = terminalOf(process.stdout);
    const tree = treeReport(plan, terminal, { milliseconds, findingsOnly: options.quiet });
    const compared = comparisonReport(view, terminal);
    process.stdout.write([tree, compared].filter((part) => part !== "").join("\n"));
}

function exitCodeOf({ plan, comparison }: PreviewView, issues: readonly Issue[], options: Options): number {
    if (issues.length > 0 || !plan) {
        return ExitCode.Invalid;
    }
    if (plan.policy.violations.some((finding) => finding.level === "mandatory")) {
        return ExitCode.Violation;
    }
    const lost = comparison?.changes.some((change) => change.dataLoss) ?? false;
    return options.failOnDataLoss && lost ? ExitCode.DataLoss : ExitCode.Clean;
}

function internalError(error: unknown): number {
    process.stderr.write(`${internalErrorText("preview", error)}\n`);
    return ExitCode.InternalError;
}
