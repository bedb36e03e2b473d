import { daxReferences, type DaxReferences } from "./dax";
import type { ItemIssue } from "./issues";
import { byName, type SemanticModel } from "./semanticModel";
import type { TmdlObject } from "./tmdl";

const referencesOf = (object: TmdlObject): DaxReferences => daxReferences(object.expression?.text ?? "");

const measuresOf = (model: SemanticModel): TmdlObject[] => model.tables.flatMap(({ measures }) => measures);

/** Columns that a measure reads, itself or by measures that it names, as `schema.view.column`, each once and sorted. */
export function measureColumns(model: SemanticModel, name: string, above: readonly string[] = []): string[] {
    const measure = byName(measuresOf(model), name);
    if (!measure || above.includes(measure.name)) {
        return [];
    }
    const { columns, measures } = referencesOf(measure);
    const own = columns.flatMap(({ table, column }) => {
        const found = byName(model.tables, table);
        const source = byName(found?.columns ?? [], column)?.source;
        return found?.view !== undefined && source !== undefined ? [`${found.view}.${source}`] : [];
    });
    const others = measures.flatMap((each) => measureColumns(model, each.name, [...above, measure.name]));
    return [...new Set([...own, ...others])].sort();
}

/** Issues of what measures and calculated columns name. */
export function expressionIssues(model: SemanticModel): ItemIssue[] {
    const calculated = model.tables.flatMap(({ columns }) => columns.map(({ object }) => object));
    return [...measuresOf(model), ...calculated].filter(({ expression }) => expression).flatMap(issuesOf(model));
}

const issuesOf =
    (model: SemanticModel) =>
    (object: TmdlObject): ItemIssue[] => {
        const { columns, measures, tables, issues } = referencesOf(object);
        const here = `${object.kind} ${object.name}`;
        const missing = [
            ...issues.map(({ line, reason }) => ({ line, reason: `${here}: ${reason}` })),
            ...columns.flatMap(({ table, column, line }) => missingColumn(model, table, column).map(at(line, here))),
            ...tables.flatMap(({ name, line }) =>
                byName(model.tables, name) ? [] : [`names ${name}, which is no table of the model`].map(at(line, here)),
            ),
            ...measures.flatMap(({ name, line }) =>
                byName(measuresOf(model), name)
                    ? []
                    : [`names [${name}], which is no measure; a column needs its table before it`].map(at(line, here)),
            ),
            ...(object.kind === "measure" && isCircular(model, object)
                ? [{ line: 1, reason: `${here} reads itself by the measures that it names` }]
                : []),
        ];
        const above = (object.expression?.line ?? 1) - 1;
        return missing.map(({ line, reason }) => ({ file: object.file, line: line + above, reason }));
    };

const at = (line: number, here: string) => (reason: string) => ({ line, reason: `${here} ${reason}` });

/** What is missing of a column that is named, in words. */
export function missingColumn(model: SemanticModel, table: string, column: string): string[] {
    const found = byName(model.tables, table);
    if (!found) {
        return [`names ${table}[${column}], but the model has no table ${table}`];
    }
    if (byName(found.columns, column)) {
        return [];
    }
    const names = found.columns.map(({ name }) => name).join(", ");
    return [`names ${table}[${column}], but ${table} has no column ${column}; it has ${names}`];
}

function isCircular(model: SemanticModel, measure: TmdlObject): boolean {
    const seen = new Set<string>();
    const waiting = referencesOf(measure).measures.map(({ name }) => name);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const found = byName(measuresOf(model), name);
        if (found === measure) {
            return true;
        }
        if (found && !seen.has(found.name)) {
            seen.add(found.name);
            waiting.push(...referencesOf(found).measures.map((each) => each.name));
        }
    }
    return false;
}
