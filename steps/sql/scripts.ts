import type { SqlScriptStep } from "../contract";
import { statedFile } from "../core/statedFile";
import { StepError } from "../core/stepError";
import { batchesOf, type Batch } from "./batches";
import { isTransactional, scriptIssues } from "./scriptIssues";

/** A script that may be applied. */
export interface Script {
    /** Path from the root of the project. */
    path: string;
    /** SHA-256 of the file. */
    sha256: string;
    /** What it sends, in order. */
    batches: Batch[];
    /** Whether all its statements may be in a transaction. */
    transactional: boolean;
}

/** Reads the scripts of a step; throws where a file is not the one that was reviewed, or does what none may do. */
export function readScripts({ files, arguments: { scripts, allowDrop } }: SqlScriptStep, root: string): Script[] {
    const read = scripts.map((file) => scriptOf(file, root, files[file], allowDrop.includes(file)));
    const issues = read.flatMap((script) => script.issues);
    if (issues.length > 0) {
        throw new StepError(issues.join("; "), "nothing was applied");
    }
    return read;
}

function scriptOf(
    file: string,
    root: string,
    stated: string | undefined,
    allowDrop: boolean,
): Script & { issues: string[] } {
    const { content, sha256 } = statedFile(file, root, stated);
    const text = content.toString("utf8").replace(/^\uFEFF/, "");
    return {
        path: file,
        sha256,
        batches: batchesOf(text),
        transactional: isTransactional(text),
        issues: scriptIssues(text, { allowDrop }).map(({ line, reason }) => `${file}:${line}: ${reason}`),
    };
}
