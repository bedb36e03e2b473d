import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** Folder of the project, from which paths of its files are given. */
export const projectRoot = path.join(__dirname, "../..");

/** Paths of all files below a folder, from the root of the project, with `/` between their parts, sorted; none where the folder does not exist. */
export function filesBelow(folder: string): string[] {
    const at = path.join(projectRoot, folder);
    if (!existsSync(at)) {
        return [];
    }
    return readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => path.relative(projectRoot, path.join(parentPath, name)))
        .map((file) => file.split(path.sep).join(path.posix.sep))
        .sort();
}
