import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { StepError } from "./stepError";

/** Reads a file of a step, by its path from the root; throws where it is not the one that was previewed. */
export function statedFile(
    file: string,
    root: string,
    stated: string | undefined,
): { content: Buffer; sha256: string } {
    const content = contentOf(path.join(root, file), file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    if (sha256 !== stated) {
        throw new StepError(
            `${file} has SHA-256 ${sha256}, but the step states ${stated ?? "none"}`,
            "run pulumi up with the files of the commit that was previewed",
        );
    }
    return { content, sha256 };
}

function contentOf(absolute: string, file: string): Buffer {
    try {
        return readFileSync(absolute);
    } catch (error) {
        throw new StepError(`${file} cannot be read: ${(error as Error).message}`, "run pulumi up in a whole checkout");
    }
}
