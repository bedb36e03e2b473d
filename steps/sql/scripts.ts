import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { SqlScriptStep } from "../contract";
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
    const content = contentOf(path.join(root, file), file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    if (sha256 !== stated) {
        throw new StepError(
            `${file} has SHA-256 ${sha256}, but the step states ${stated ?? "none"}`,
            "run pulumi up with the files of the commit that was previewed",
        );
    }
    const text = content.toString("utf8").replace(/^\uFEFF/, "");
    return {
        path: file,
        sha256,
        batches: batchesOf(text),
        transactional: isTransactional(text),
        issues: scriptIssues(text, { allowDrop }).map(({ line, reason }) => `${file}:${line}: ${reason}`),
    };
}

function contentOf(absolute: string, file: string): Buffer {
    try {
        return readFileSync(absolute);
    } catch (error) {
        throw new StepError(`${file} cannot be read: ${(error as Error).message}`, "run pulumi up in a whole checkout");
    }
}
