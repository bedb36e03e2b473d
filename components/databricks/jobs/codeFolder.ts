import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow, projectRoot } from "../../operations/projectFiles";

/** A file of code as a workspace takes it. */
export interface CodeModule {
    /** Path below the folder of the code, for example `platform_jobs/entry/bronze.py`. */
    path: string;
    /** Its bytes as base64, which are in the plan: a path of the deploying host would differ from one to the next. */
    contentBase64: string;
    /** MD5 of its bytes, by which the provider sees that it changed. */
    md5: string;
}

// What tasks run, and nothing that a test run leaves there.
const isCode = (file: string) => /\.(py|sql)$/.test(file);

/**
 * The Python and SQL files of a package, by its folder from the root of the project, in the order of their paths; each
 * path begins with the package's own name. None where the folder does not exist.
 */
export function readCodePackage(folder: string): CodeModule[] {
    const above = path.posix.dirname(folder);
    return filesBelow(folder)
        .filter(isCode)
        .map((file) => codeModule(path.posix.relative(above, file), readFileSync(path.join(projectRoot, file))));
}

/** A file of code by its path and bytes. The provider takes an empty content for none, so that an empty file has a line. */
export function codeModule(modulePath: string, bytes: Buffer): CodeModule {
    const content = bytes.length > 0 ? bytes : Buffer.from("\n");
    return {
        path: modulePath,
        contentBase64: content.toString("base64"),
        md5: createHash("md5").update(content).digest("hex"),
    };
}
