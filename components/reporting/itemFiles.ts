import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isStepFile } from "../../steps/contract";
import type { ItemFiles } from "../../steps/fabric/issues";
import type { InputIssue } from "../shared/validation";

const root = path.join(__dirname, "../..");

/** Paths of the files of an item, from the root of the project, sorted; none where the folder does not exist. */
export function partsOf(folder: string): string[] {
    const at = path.join(root, folder);
    return existsSync(at)
        ? readdirSync(at, { recursive: true, withFileTypes: true })
              .filter((entry) => entry.isFile())
              .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)))
              .map((file) => file.split(path.sep).join(path.posix.sep))
              .sort()
        : [];
}

/** Texts of files, by their paths from the root of the project. */
export const textsOf = (files: readonly string[]): ItemFiles =>
    Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));

/** What is wrong with the folder of an item: the files that Fabric asks for. */
export function folderIssues(propertyPath: string, folder: string, required: readonly string[]): InputIssue[] {
    if (!isStepFile(folder)) {
        return [{ propertyPath, reason: `"${folder}" must be a folder below workloads/, without ..` }];
    }
    const parts = partsOf(folder);
    return required
        .filter((file) => !parts.includes(path.posix.join(folder, file)))
        .map((file) => ({ propertyPath, reason: `"${folder}" lacks ${file}, which an item of Fabric has` }));
}
