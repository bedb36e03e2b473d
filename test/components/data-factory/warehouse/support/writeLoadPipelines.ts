import * as pulumi from "@pulumi/pulumi";
import { loadPipeline } from "../../../../../components/data-factory/warehouse/loadPipeline";
import { pipelineJson } from "../../../../../components/data-factory/pipelines/pipeline";
import { valueOf } from "../../pipelines/support/definitions";

/** Writes the pipeline of a load as Data Factory's JSON. */
async function write(): Promise<void> {
    const definition = loadPipeline({
        name: "warehouse_load",
        address: "https://lake.dfs.core.windows.net/gold/sets",
        folder: "sets",
        files: pulumi.output("files"),
        manifest: pulumi.output("manifest"),
        pool: pulumi.output("pool"),
        resume: pulumi.output("serving_resume"),
        loadMinutes: 60,
    });
    process.stdout.write(JSON.stringify([await valueOf(pipelineJson(definition))]));
}

void write();
