import { z } from "zod";
import { ingestTableDefaults, tablePartitionDefaults } from "../../../../components/data-factory/checks";

/** What a change of a table's columns does, and by default. */
export const schemaChangesField = (byDefault: string) =>
    z
        .enum(["allow", "additions", "refuse"])
        .optional()
        .describe(
            `What a change of columns since the last load does: allow copies, additions fails the run where a column is gone or of another type, refuse fails it at any change; ${byDefault} by default`,
        );

/** What is done with rows that do not fit into a file, and by default. */
export const incompatibleRowsField = (byDefault: string) =>
    z
        .enum(["fail", "skip"])
        .optional()
        .describe(
            `What is done with rows that do not fit into a file of Parquet: fail ends the run, skip writes them to a log in the zone and counts them; ${byDefault} by default`,
        );

const ofSource = "that of the source";

const columns = (description: string) => z.array(z.string().min(1)).optional().describe(description);

/** One table of a database. */
export const tableField = z
    .strictObject({
        schema: z.string().optional().describe(`Schema; ${ingestTableDefaults.schema} by default`),
        name: z
            .string()
            .describe(
                "Name of the table or view. With the schema, it names the folder in the zone; a change copies it again",
            ),
        mode: z
            .enum(["full", "watermark", "rowVersion", "changeTracking"])
            .describe(
                "Rows of each run: full all, watermark those whose column is after the last copied value, rowVersion those whose rowversion is not before it, changeTracking those that SQL Server tracked as changed or deleted. A change copies the whole table once",
            ),
        key: columns(
            "Columns of the primary key, by which bronze merges; none by default. Needed in every mode but full",
        ),
        column: z
            .string()
            .optional()
            .describe(
                "Column that only grows (watermark) or of type rowversion (rowVersion); none by default. Refused in other modes",
            ),
        columnType: z
            .enum(["time", "number"])
            .optional()
            .describe(`What the column of mode watermark holds; ${ingestTableDefaults.columnType} by default`),
        lookbackSeconds: z
            .int()
            .optional()
            .describe(
                `Seconds before the last copied value from which rows are read again, for those that were committed late; ${ingestTableDefaults.lookbackSeconds} by default. Only in mode watermark with a time`,
            ),
        deletes: z
            .boolean()
            .optional()
            .describe(
                `Whether rows of the table are deleted in the source; ${ingestTableDefaults.deletes} by default. Refused in modes watermark and rowVersion, which do not see it`,
            ),
        schemaChanges: schemaChangesField(ofSource),
        incompatibleRows: incompatibleRowsField(ofSource),
        bronze: z
            .string()
            .optional()
            .describe(
                "Name of the table in the schema bronze, where bronzeJob names a job; by default source, schema and name with underscores between, in small letters",
            ),
        partition: z
            .strictObject({
                column: z
                    .string()
                    .describe("Column without NULL, a number, date or time, by whose values the table is divided"),
                parts: z
                    .int()
                    .optional()
                    .describe(`Queries at the same time; ${tablePartitionDefaults.parts} by default`),
            })
            .optional()
            .describe("How a large table is read in parts; by one query by default"),
    })
    .describe("One table");
