import { ingestTableName } from "../../../../components";
import { repeated } from "../../../../components/shared/checks";
import { pathText, type SettingsIssue } from "../../core/issues";
import type { IngestSettings } from "../../schema/data-factory/ingest";
import { hasFeeds } from "../../schema/data-factory/sources";

/** A table that the bronze job builds, as workloads/databricks/platform_jobs/loads.py reads it. */
export interface BronzeTable {
    /** Source. */
    source: string;
    /** Name in the control tables. */
    table: string;
    /** Columns of the key, by which rows are merged. */
    key: string[];
    /** Name in the schema bronze. */
    bronze: string;
    /** Column that tells which of several rows with one key is the last; any where it is left out. */
    order?: string;
}

/** What the settings have of tables. */
type Ingest = IngestSettings | undefined;

/** Entry of the job that builds bronze. */
export const bronzeEntry = "bronze";
/** Tables of bronze that the job itself keeps. */
const own = ["loads", "quarantine"];

/** Tables of the sources that have their bronze built by a job, each with its path in the settings. */
function tablesAt(ingest: Ingest, job: string): { path: string; table: BronzeTable }[] {
    return Object.entries(ingest?.sources ?? {}).flatMap(([source, settings]) =>
        settings.bronzeJob?.job !== job || hasFeeds(settings)
            ? []
            : settings.tables.map(({ bronze, ...table }, i) => {
                  const name = ingestTableName(table);
                  const path = `${pathText(["ingest", "sources", source])}.tables[${i}]`;
                  const { key = [], column: order } = table;
                  return { path, table: { source, table: name, key, bronze: bronze ?? nameOf(source, name), order } };
              }),
    );
}

/** Letters, digits and underscores, as the paths of Unity Catalog have it; so does `SourceTable.name` of the job. */
const nameOf = (source: string, table: string) =>
    `${source}_${table}`
        .replace(/\W+/g, "_")
        .replace(/^_+|_+$/g, "")
        .toLowerCase();

/** Tables whose bronze a job builds. */
export const bronzeTables = (ingest: Ingest, job: string): BronzeTable[] =>
    tablesAt(ingest, job).map(({ table }) => table);

const isBronzeName = (name: string) => /^[a-z0-9_]{1,255}$/.test(name);

/** Tables that a job writes; not those whose name is refused. */
export const bronzeWrites = (tables: readonly BronzeTable[]): string[] =>
    tables.filter(({ bronze }) => isBronzeName(bronze)).map(({ bronze }) => `bronze.${bronze}`);

/** What is wrong with the names of a job's tables in bronze. */
export function bronzeNameIssues(ingest: Ingest, job: string): SettingsIssue[] {
    const tables = tablesAt(ingest, job);
    const twice = repeated(tables.map(({ table }) => table.bronze));
    return tables.flatMap(({ path, table: { bronze } }) => {
        const refused = (message: string) => [{ path: `${path}.bronze`, message }];
        if (!isBronzeName(bronze)) {
            return refused(`"${bronze}" must be 1 to 255 small letters, digits and underscores; set another name`);
        }
        if (own.includes(bronze)) {
            return refused(`"${bronze}" is a table that the job keeps for itself; set another name`);
        }
        return twice.includes(bronze)
            ? refused(`"${bronze}" is the name of another table in bronze too; set another name`)
            : [];
    });
}
