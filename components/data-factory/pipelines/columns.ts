import type { Activity, Reference } from "./activity";
import { lookup, script } from "./activities";
import { expr } from "./expr";
import { call, shortPolicy, text } from "./load";
import type { TableDefinition } from "./tables";

/** What the columns of a table are read by. */
export interface ColumnsArgs {
    /** Type of the source that queries are sent to. */
    sourceType: string;
    /** Dataset of the source. */
    sourceDataset: Reference;
    /** Linked service of the database that has the schema `control`. */
    control: Reference;
}

const table = (property: keyof TableDefinition) => expr.parameter("table").at(property);

// Of a decimal alone the type of a Parquet column says more than its name: lengths of texts and digits of seconds do not
// reach the files.
const columnsQuery = expr.concat(
    "SELECT COLUMN_NAME AS name, CASE WHEN DATA_TYPE IN ('decimal', 'numeric') ",
    "THEN CONCAT(DATA_TYPE, '(', NUMERIC_PRECISION, ',', NUMERIC_SCALE, ')') ELSE DATA_TYPE END AS type, ",
    "IS_NULLABLE AS nullable FROM INFORMATION_SCHEMA.COLUMNS WHERE ",
    table("where"),
    " ORDER BY ORDINAL_POSITION",
);

/** Columns of the table, as the control database keeps them: a list in JSON. */
export const columnsRead = expr.call("string", expr.output("Columns").at("value"));

/** Whether the columns differ from those of the last load, so that the whole table is copied. */
export const columnsChanged = expr.equals(
    expr.output("Check").at("resultSets").nth(0).at("rows").nth(0).at("is_full"),
    1,
);

/** Reads the columns of the table, and has the control database compare them with those of its last load. */
export const checkColumns = ({ sourceType, sourceDataset, control }: ColumnsArgs): Activity[] => [
    lookup("Columns", {
        after: ["Begin"],
        dataset: { name: sourceDataset },
        source: { type: sourceType, sqlReaderQuery: columnsQuery, partitionOption: "None" },
        allRows: true,
        policy: shortPolicy,
    }),
    script("Check", {
        after: ["Columns"],
        linkedServiceName: control,
        kind: "Query",
        ...call("check_columns", {
            columns: text(columnsRead),
            rule: text(table("schemaChanges")),
            needed: text(table("needed")),
            partition_column: text(table("partition")),
        }),
        policy: shortPolicy,
    }),
];
