import * as pulumi from "@pulumi/pulumi";
import { pausables } from "../../../../../azure/pausables";
import { pausePipeline, resumePipeline } from "../../../../../components/data-factory/pause/pausePipelines";
import { pipelineJson } from "../../../../../components/data-factory/pipelines/pipeline";
import { valueOf } from "../../pipelines/support/definitions";

/** Writes both pipelines of a schedule of pauses as Data Factory's JSON. */
async function write(): Promise<void> {
    const args = {
        targetName: "serving",
        pausable: pausables.sqlPool,
        address: pulumi.output("https://management.azure.com/pool"),
        runsAddress: pulumi.output("https://management.azure.com/factory/queryPipelineRuns"),
        busyPipelines: [pulumi.output("load")],
        waitMinutes: 30,
    };
    const documents = await Promise.all(
        [resumePipeline(args), pausePipeline(args)].map((each) => valueOf(pipelineJson(each))),
    );
    process.stdout.write(JSON.stringify(documents));
}

void write();
