import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow, projectRoot } from "../../../components/operations/projectFiles";
import type { ItemFiles } from "../../../steps/fabric/issues";
import { viewColumns } from "../../../steps/fabric/viewColumns";

/** Texts of the files of an item of workloads/reporting, by their paths in its folder. */
export function itemFiles(item: string): Record<string, string> {
    const folder = `workloads/reporting/${item}`;
    return Object.fromEntries(
        filesBelow(folder).map((file) => [
            path.posix.relative(folder, file),
            readFileSync(path.join(projectRoot, file), "utf8"),
        ]),
    );
}

/** Columns of the views that reports of the warehouse read. */
export const reportViews = (): Map<string, string[]> =>
    viewColumns(readFileSync(path.join(projectRoot, "workloads/sql/warehouse/070_report.sql"), "utf8"));

/** The files with a text in one of them replaced, once and exactly. */
export function replaced(files: ItemFiles, file: string, from: string, to: string): ItemFiles {
    const text = files[file] ?? "";
    if (text.split(from).length !== 2) {
        throw new Error(`${file} has ${JSON.stringify(from)} ${text.split(from).length - 1} times`);
    }
    return { ...files, [file]: text.replace(from, () => to) };
}

/** Number of the line of a file that has a text. */
export function lineOf(files: ItemFiles, file: string, text: string): number {
    const at = (files[file] ?? "").indexOf(text);
    if (at < 0) {
        throw new Error(`${file} lacks ${text}`);
    }
    return (files[file] ?? "").slice(0, at).split("\n").length;
}
