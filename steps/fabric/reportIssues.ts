import path from "node:path";
import { looksLikeCredential } from "../../azure/credentials";
import { duplicates, lineAt, type ItemFiles, type ItemIssue } from "./issues";
import { byName, type SemanticModel } from "./semanticModel";

type Json = { [key: string]: unknown };

/** What is wrong with a report in the format PBIR, of which files and model are given by paths from one folder. */
export function reportIssues(files: ItemFiles, model: SemanticModel): ItemIssue[] {
    const issues: ItemIssue[] = [];
    const documents = new Map<string, unknown>();
    for (const [file, text] of Object.entries(files)) {
        try {
            documents.set(file, JSON.parse(text));
        } catch (error) {
            issues.push({
                file,
                line: lineOfError(text, error as Error),
                reason: `is no JSON: ${(error as Error).message}`,
            });
        }
    }
    const values = [...documents].map(([file, value]) => ({ file, text: files[file] ?? "", value }));
    return [
        ...issues,
        ...pageIssues(documents, files),
        ...values.flatMap((each) => fieldIssues(each, model)),
        ...values.flatMap(credentials),
    ];
}

function lineOfError(text: string, { message }: Error): number {
    const [, place] = /position (\d+)/.exec(message) ?? [];
    return lineAt(text, place === undefined ? text.length : Number(place));
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const entry = (value: unknown, key: string): unknown => (isJson(value) ? value[key] : undefined);

// Folders of pages and visuals are named as what is in them, so that a name leads to its file.
function pageIssues(documents: ReadonlyMap<string, unknown>, files: ItemFiles): ItemIssue[] {
    const named = [...documents].filter(([file]) => /\/(page|visual)\.json$/.test(file));
    const pages = named.filter(([file]) => file.endsWith("/page.json")).map(([file]) => folderOf(file));
    const [list, value] = [...documents].find(([file]) => file.endsWith("/pages.json")) ?? [];
    const order = entry(value, "pageOrder");
    const listed = Array.isArray(order) ? order.map(String) : [];
    const active = entry(value, "activePageName");
    const inList = (reason: string, word: string) =>
        list === undefined ? [] : [{ file: list, line: lineOfWord(files[list] ?? "", word), reason }];
    const visuals = named.map(([file, each]) => ({ file, line: 1, name: String(entry(each, "name")) }));
    return [
        ...named
            .filter(([file, each]) => entry(each, "name") !== folderOf(file))
            .map(([file, each]) => ({
                file,
                line: lineOfWord(files[file] ?? "", "name"),
                reason: `has the name ${String(entry(each, "name"))} in the folder ${folderOf(file)}; give both one name`,
            })),
        ...[...new Set(visuals.map(({ file }) => path.posix.dirname(path.posix.dirname(file))))].flatMap((folder) =>
            duplicates(
                visuals.filter(({ file }) => path.posix.dirname(path.posix.dirname(file)) === folder),
                ({ name }) => name,
                (name) => `name ${name}`,
            ),
        ),
        ...listed
            .filter((page) => !pages.includes(page))
            .flatMap((page) => inList(`pageOrder has ${page}, which no page is named`, page)),
        ...pages
            .filter((page) => !listed.includes(page))
            .flatMap((page) => inList(`pageOrder lacks ${page}`, "pageOrder")),
        ...(typeof active === "string" && !pages.includes(active)
            ? inList(`activePageName is ${active}, which no page is named`, "activePageName")
            : []),
    ];
}

const folderOf = (file: string) => path.posix.basename(path.posix.dirname(file));
const lineOfWord = (text: string, word: string) => lineAt(text, Math.max(0, text.indexOf(JSON.stringify(word))));

/** Issues of columns and measures that visuals, filters and sorts name. */
function fieldIssues(
    { file, text, value }: { file: string; text: string; value: unknown },
    model: SemanticModel,
): ItemIssue[] {
    const aliases = new Map<string, string>();
    visit(value, (each) => {
        const from = each.From;
        for (const source of Array.isArray(from) ? from : []) {
            aliases.set(String(entry(source, "Name")), String(entry(source, "Entity")));
        }
    });
    const found = new Map<string, ItemIssue>();
    visit(value, (each) => {
        for (const kind of ["Column", "Measure"] as const) {
            const field = each[kind];
            const property = entry(field, "Property");
            if (typeof property === "string") {
                const source = entry(entry(field, "Expression"), "SourceRef");
                const alias = String(entry(source, "Source"));
                const entity = entry(source, "Entity");
                const table = typeof entity === "string" ? entity : (aliases.get(alias) ?? alias);
                for (const reason of missingField(model, kind, table, property)) {
                    found.set(reason, { file, line: lineOfWord(text, property), reason });
                }
            }
        }
    });
    return [...found.values()];
}

function missingField(model: SemanticModel, kind: "Column" | "Measure", table: string, name: string): string[] {
    const found = byName(model.tables, table);
    if (!found) {
        return [`names ${table}[${name}], but the model has no table ${table}`];
    }
    const fields = kind === "Column" ? found.columns : found.measures;
    const what = kind.toLowerCase();
    // Reports compare names letter by letter.
    return fields.some((each) => each.name === name)
        ? []
        : [
              `names ${what} ${name}, but ${table} has no such ${what}; it has ${fields.map((each) => each.name).join(", ")}`,
          ];
}

function credentials({ file, text, value }: { file: string; text: string; value: unknown }): ItemIssue[] {
    const found: ItemIssue[] = [];
    visit(value, (each) => {
        for (const content of Object.values(each)) {
            if (typeof content === "string" && looksLikeCredential(content)) {
                const reason = "states what looks like a credential; a reader comes with an identity of their own";
                found.push({ file, line: lineOfWord(text, content), reason });
            }
        }
    });
    return found;
}

function visit(value: unknown, take: (value: Json) => void): void {
    if (isJson(value)) {
        take(value);
    }
    if (typeof value === "object" && value !== null) {
        Object.values(value).forEach((each) => visit(each, take));
    }
}

/** Folder of the model that a report names in definition.pbir, from the report's folder; undefined where by no path. */
export function modelPath(definition: string): string | undefined {
    const found = entry(entry(entry(JSON.parse(definition), "datasetReference"), "byPath"), "path");
    return typeof found === "string" ? found : undefined;
}
