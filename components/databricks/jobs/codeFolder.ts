import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A file of code as a workspace takes it. */
export interface CodeModule {
    /** Path below the folder of the code, for example `platform_jobs/entry/bronze.py`. */
    path: string;
    /** Its bytes as base64, which are in the plan: a path of the deploying host would differ from one to the next. */
    contentBase64: string;
    /** MD5 of its bytes, by which the provider sees that it changed. */
    md5: string;
}

const root = path.join(__dirname, "../../..");
// What tasks run, and nothing that a test run leaves there.
const isCode = (file: string) => /\.(py|sql)$/.test(file);

/**
 * The Python and SQL files of a package, by its folder from the root of the project, in the order of their paths; each
 * path begins with the package's own name. None where the folder does not exist.
 */
export function readCodePackage(folder: string): CodeModule[] {
    const at = path.join(root, folder);
    if (!existsSync(at)) {
        return [];
    }
    const files = readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && isCode(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name));
    return files
        .map((file) => {
            const below = path.relative(path.dirname(at), file).split(path.sep).join("/");
            return codeModule(below, readFileSync(file));
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
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
