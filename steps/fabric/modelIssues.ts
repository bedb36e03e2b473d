import { looksLikeCredential, namesCredential } from "../../azure/credentials";
import { duplicates, type ItemFiles, type ItemIssue } from "./issues";
import { missingColumn, expressionIssues } from "./measureColumns";
import { byName, endOf, readModel, type ModelTable, type SemanticModel } from "./semanticModel";
import type { TmdlObject } from "./tmdl";

/** Columns of the views that a model may read, by `schema.view`. */
export type Views = ReadonlyMap<string, readonly string[]>;

/** What is wrong with a semantic model: what does not parse first, since the rest may follow from it. */
export function modelIssues(files: ItemFiles, views: Views): ItemIssue[] {
    const { model, issues } = readModel(files);
    return [
        ...issues,
        ...duplicateNames(model),
        ...expressionIssues(model),
        ...model.relationships.flatMap((each) => relationshipIssues(model, each)),
        ...model.tables.flatMap((table) => [
            ...viewIssues(table, views),
            ...calculatedColumns(table),
            ...partitionIssues(model, table),
        ]),
        ...model.objects.filter(({ kind }) => kind.startsWith("ref ")).flatMap((each) => missingReference(model, each)),
        ...credentials(model.objects),
    ];
}

function duplicateNames({ tables, relationships, expressions }: SemanticModel): ItemIssue[] {
    const measures = tables.flatMap((table) => table.measures);
    const name = (object: TmdlObject) => object.name;
    return [
        ...duplicates(
            tables.map(({ object }) => object),
            name,
            (each) => `table ${each}`,
        ),
        ...duplicates(measures, name, (each) => `measure ${each}`),
        ...duplicates(relationships, name, (each) => `relationship ${each}`),
        ...duplicates(expressions, name, (each) => `expression ${each}`),
        ...tables.flatMap((table) => {
            const fields = [...table.columns.map(({ object }) => object), ...table.measures];
            const known = duplicates(fields, name, (each) => `${each} of table ${table.name}`);
            return known.filter(
                ({ line }) => !duplicates(table.measures, name, String).some((each) => each.line === line),
            );
        }),
    ];
}

function relationshipIssues(model: SemanticModel, { file, line, name, properties }: TmdlObject): ItemIssue[] {
    return ["fromColumn", "toColumn"].flatMap((key) => {
        const value = properties.get(key);
        const end = endOf(value?.text ?? "");
        const reasons = end ? missingColumn(model, end.table, end.column) : [`has no ${key} of the form Table.Column`];
        return reasons.map((reason) => ({ file, line: value?.line ?? line, reason: `relationship ${name} ${reason}` }));
    });
}

function viewIssues({ name, view, columns, object }: ModelTable, views: Views): ItemIssue[] {
    if (view === undefined) {
        return [];
    }
    const known = views.get(view);
    if (!known) {
        const reason = `table ${name} reads ${view}, which no script makes; they make ${[...views.keys()].join(", ")}`;
        return [{ file: object.file, line: object.line, reason }];
    }
    return columns
        .filter(({ source }) => source !== undefined && !known.includes(source))
        .map(({ name: column, source, object: { file, line, properties } }) => ({
            file,
            line: properties.get("sourceColumn")?.line ?? line,
            reason: `column ${column} of ${name} reads ${source}, which ${view} lacks; it has ${known.join(", ")}`,
        }));
}

// Source: learn.microsoft.com, training module "row-level-security-power-bi", unit on single sign-on for DirectQuery.
function calculatedColumns({ name, columns }: ModelTable): ItemIssue[] {
    return columns
        .filter(({ source }) => source === undefined)
        .map(({ name: column, object: { file, line } }) => ({
            file,
            line,
            reason: `column ${column} of ${name} is calculated, which readers with their own identity cannot use; calculate it in the view`,
        }));
}

// A model that imports reads with one credential, and shows every reader what that one may see.
function partitionIssues(model: SemanticModel, table: ModelTable): ItemIssue[] {
    const { partitions, object, name } = table;
    const [partition] = partitions;
    if (!partition || partitions.length > 1) {
        const reason = `table ${name} has ${partitions.length} partitions; a table of DirectQuery has one`;
        return [{ file: object.file, line: object.line, reason }];
    }
    const mode = partition.properties.get("mode");
    const source = partition.properties.get("source");
    const issue = (line: number | undefined, reason: string) => [
        { file: partition.file, line: line ?? partition.line, reason: `partition of ${name} ${reason}` },
    ];
    const stated = /\bSql\.Database\( *([A-Za-z]\w*) *, *([A-Za-z]\w*) *\)/.exec(source?.text ?? "");
    const parameters = stated?.slice(1) ?? [];
    const missing = parameters.filter((each) => !byName(model.expressions, each));
    return [
        ...(mode?.text === "directQuery"
            ? []
            : issue(
                  mode?.line,
                  `has mode ${mode?.text ?? "import, the default"}; with directQuery, readers use their own identity`,
              )),
        ...(stated
            ? []
            : issue(source?.line, "does not call Sql.Database with two parameters, which publishing replaces")),
        ...missing.flatMap((each) => issue(source?.line, `names ${each}, which is no expression of the model`)),
        ...(table.view === undefined ? issue(source?.line, "names no view as [Schema = …, Item = …]") : []),
    ];
}

function missingReference({ objects }: SemanticModel, { kind, name, file, line }: TmdlObject): ItemIssue[] {
    const [, referred = ""] = kind.split(" ");
    const found = objects.some((each) => each.kind === referred && each.name === name);
    return found ? [] : [{ file, line, reason: `ref names ${referred} ${name}, which no file has` }];
}

const own = "a reader comes with an identity of their own, and nothing is stored";

function credentials(objects: readonly TmdlObject[]): ItemIssue[] {
    return objects.flatMap((object) => [
        ...(object.kind === "dataSource"
            ? [
                  {
                      file: object.file,
                      line: object.line,
                      reason: `data source ${object.name} may hold a credential; ${own}`,
                  },
              ]
            : []),
        ...textsOf(object).flatMap(({ text, line }) =>
            credentialsIn(text, line).map((each) => ({ file: object.file, ...each })),
        ),
        ...credentials(object.children),
    ]);
}

const textsOf = ({ expression, properties }: TmdlObject) => [
    ...(expression ? [expression] : []),
    ...[...properties.values()].map(({ text, textLine }) => ({ text, line: textLine })),
];

/** Texts that look like credentials, and fields of M that are named like one and set to a text. */
function credentialsIn(text: string, from: number): { line: number; reason: string }[] {
    return text.split("\n").flatMap((content, i) => {
        const fields = [...content.matchAll(/(\w+) *[=:] *"[^"]+"/g)].filter(([, name = ""]) => namesCredential(name));
        const texts = [...content.matchAll(/"((?:[^"]|"")*)"/g)].filter(([, value = ""]) => looksLikeCredential(value));
        const whole = looksLikeCredential(content.trim()) ? [content] : [];
        return fields.length + texts.length + whole.length > 0
            ? [{ line: from + i, reason: `states what looks like a credential; ${own}` }]
            : [];
    });
}
