import { readFileSync } from "node:fs";
import type { IngestTable } from "../../../../../components/data-factory/pipelines/tables";
import { pipelineJson } from "../../../../../components/data-factory/pipelines/pipeline";
import { pipelinesOf, valueOf } from "./definitions";

/** Writes both pipelines of the tables in its input, `{source, tables}`, as Data Factory's JSON. */
async function write(): Promise<void> {
    const { source, tables } = JSON.parse(readFileSync(0, "utf8")) as { source: string; tables: IngestTable[] };
    const { copyTable, daily } = pipelinesOf(source, tables);
    const documents = await Promise.all([copyTable, daily].map((each) => valueOf(pipelineJson(each))));
    process.stdout.write(JSON.stringify(documents));
}

void write();
