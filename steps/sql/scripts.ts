import { createHash } from "node:crypto";
import type { SqlScriptStep } from "../contract";
import type { Given } from "../core/outcome";
import { statedFile } from "../core/statedFile";
import { StepError, StepInputError } from "../core/stepError";
import { batchesOf, type Batch } from "./batches";
import { isTransactional, scriptIssues, unusedValues } from "./scriptIssues";
import { valueIssue, withValues } from "./scriptValues";

/** A script that may be applied. */
export interface Script {
    /** Path from the root of the project. */
    path: string;
    /** SHA-256 of the file; where it has places for values, of the file with these. */
    sha256: string;
    /** What it sends, in order. */
    batches: Batch[];
    /** Whether all its statements may be in a transaction. */
    transactional: boolean;
}

/** What the scripts of a step are read from. */
export type GivenScripts = Pick<Given<SqlScriptStep>, "step" | "valueOf" | "root">;

/** Reads the scripts of a step; throws where a file is not the one that was reviewed, or does what none may do. */
export function readScripts({ step, valueOf, root }: GivenScripts): Script[] {
    const { scripts, allowDrop, values = {}, pool, deltaSources } = step.arguments;
    const given = valuesIn(values, valueOf);
    const read = scripts.map((file) => ({ file, text: textOf(file, root, step.files[file]) }));
    const names = Object.keys(values);
    const issues = [
        ...read.flatMap(({ file, text }) =>
            scriptIssues(text, { allowDrop: allowDrop.includes(file), pool, values: names, deltaSources }).map(
                ({ line, reason }) => `${file}:${line}: ${reason}`,
            ),
        ),
        ...unusedValues(
            read.map(({ text }) => text),
            names,
        ).map((name) => `no script has a place for the value ${name}`),
    ];
    if (issues.length > 0) {
        throw new StepError(issues.join("; "), "nothing was applied");
    }
    return read.map(({ file, text }) => scriptOf(file, text, step.files[file] ?? "", given));
}

function valuesIn(
    entries: Readonly<Record<string, string>>,
    valueOf: (entry: string) => string,
): Record<string, string> {
    const values = Object.entries(entries).map(([name, entry]) => [name, valueOf(entry)] as const);
    const issues = values.flatMap(([name, value]) => {
        const issue = valueIssue(value);
        return issue ? [`value ${name}: ${issue}`] : [];
    });
    if (issues.length > 0) {
        throw new StepInputError(issues.join("; "));
    }
    return Object.fromEntries(values);
}

const digestOf = (content: string) => createHash("sha256").update(content).digest("hex");

function scriptOf(file: string, text: string, stated: string, values: Readonly<Record<string, string>>): Script {
    const sent = withValues(text, values);
    return {
        path: file,
        sha256: sent === text ? stated : digestOf(sent),
        batches: batchesOf(sent),
        transactional: isTransactional(sent),
    };
}

const textOf = (file: string, root: string, stated: string | undefined): string =>
    statedFile(file, root, stated)
        .content.toString("utf8")
        .replace(/^\uFEFF/, "");
