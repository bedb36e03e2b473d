import type { ItemFiles, ItemIssue } from "./issues";
import { parseTmdl, unquoted, type TmdlObject } from "./tmdl";

/** A column of a table. */
export interface ModelColumn {
    /** Its name in reports. */
    name: string;
    /** Column of the view; undefined where the column is calculated. */
    source: string | undefined;
    /** Type, as TMDL names it. */
    type: string | undefined;
    /** As it was read. */
    object: TmdlObject;
}

/** A table with what reports take from it. */
export interface ModelTable {
    /** Its name in reports. */
    name: string;
    /** View that its partition reads, as `schema.view`; undefined where it names none. */
    view: string | undefined;
    /** Its columns, in order. */
    columns: ModelColumn[];
    /** Its measures, in order. */
    measures: TmdlObject[];
    /** Its partitions. */
    partitions: TmdlObject[];
    /** As it was read. */
    object: TmdlObject;
}

/** A semantic model. */
export interface SemanticModel {
    /** Tables, in the order of their files. */
    tables: ModelTable[];
    /** Relationships of columns. */
    relationships: TmdlObject[];
    /** Expressions of M, such as parameters. */
    expressions: TmdlObject[];
    /** All objects of all files. */
    objects: TmdlObject[];
}

/** Reads the TMDL files of a model; what does not parse is an issue with file and line. */
export function readModel(files: ItemFiles): { model: SemanticModel; issues: ItemIssue[] } {
    const read = Object.entries(files)
        .filter(([file]) => file.endsWith(".tmdl"))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, text]) => parseTmdl(file, text));
    const objects = read.flatMap((each) => each.objects);
    const inModel = objects.flatMap((each) => (each.kind === "model" ? [each, ...each.children] : [each]));
    const ofKind = (kind: string) => inModel.filter((each) => each.kind === kind);
    return {
        model: {
            tables: ofKind("table").map(tableOf),
            relationships: ofKind("relationship"),
            expressions: ofKind("expression"),
            objects: inModel,
        },
        issues: read.flatMap((each) => each.issues),
    };
}

function tableOf(object: TmdlObject): ModelTable {
    const ofKind = (kind: string) => object.children.filter((each) => each.kind === kind);
    const partitions = ofKind("partition");
    return {
        name: object.name,
        view: viewOf(partitions[0]?.properties.get("source")?.text ?? ""),
        columns: ofKind("column").map((column) => ({
            name: column.name,
            source: column.expression
                ? undefined
                : unquoted(column.properties.get("sourceColumn")?.text ?? column.name),
            type: column.properties.get("dataType")?.text,
            object: column,
        })),
        measures: ofKind("measure"),
        partitions,
        object,
    };
}

function viewOf(source: string): string | undefined {
    const [, schema, view] = /\[ *Schema *= *"([^"]+)" *, *Item *= *"([^"]+)" *\]/.exec(source) ?? [];
    return schema === undefined ? undefined : `${schema}.${view}`;
}

/** A table or a field by its name, which DAX compares without case. */
export const byName = <T extends { name: string }>(values: readonly T[], name: string): T | undefined =>
    values.find((each) => each.name.toLowerCase() === name.toLowerCase());

/** Table and column of an end of a relationship, such as `Errors.'Partition key'`. */
export function endOf(text: string): { table: string; column: string } | undefined {
    const [, table, column] = /^('(?:[^']|'')+'|[^.']+)\.('(?:[^']|'')+'|[^.']+)$/.exec(text) ?? [];
    return table === undefined || column === undefined
        ? undefined
        : { table: unquoted(table), column: unquoted(column) };
}
