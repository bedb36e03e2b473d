import { readFileSync } from "node:fs";
import path from "node:path";
import { isStepFile } from "../../steps/contract";
import type { ItemFiles } from "../../steps/fabric/issues";
import { filesBelow, projectRoot } from "../operations/projectFiles";
import type { InputIssue } from "../shared/validation";

/** Texts of files, by their paths from the root of the project. */
export const textsOf = (files: readonly string[]): ItemFiles =>
    Object.fromEntries(files.map((file) => [file, readFileSync(path.join(projectRoot, file), "utf8")]));

/** What is wrong with the folder of an item: the files that Fabric asks for. */
export function folderIssues(propertyPath: string, folder: string, required: readonly string[]): InputIssue[] {
    if (!isStepFile(folder)) {
        return [{ propertyPath, reason: `"${folder}" must be a folder below workloads/, without ..` }];
    }
    const parts = filesBelow(folder);
    return required
        .filter((file) => !parts.includes(path.posix.join(folder, file)))
        .map((file) => ({ propertyPath, reason: `"${folder}" lacks ${file}, which an item of Fabric has` }));
}
