import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { copyFiles } from "../../../../../components/data-factory/files/copyFiles";
import type { FileFeed, FileSource } from "../../../../../components/data-factory/files/feeds";
import { dailyOf } from "../../../../../components/data-factory/files/fileIngest";
import { pipelineJson } from "../../../../../components/data-factory/pipelines/pipeline";
import { bronzeOf, valueOf } from "../../pipelines/support/definitions";

/** Writes both pipelines of the feeds in its input, `{source, feeds}`, as Data Factory's JSON. */
async function write(): Promise<void> {
    const { source, feeds } = JSON.parse(readFileSync(0, "utf8")) as { source: FileSource; feeds: FileFeed[] };
    const name = (what: string) => pulumi.output(`${source.name}_${what}`);
    const copying = copyFiles({
        name: `${source.name}_copyFiles`,
        source,
        sourceDataset: name("source"),
        landingDataset: name("landing"),
        control: pulumi.output("control"),
        copyMinutes: 60,
    });
    const daily = dailyOf({ source, feeds, parallelFeeds: 2 }, name("copyFiles"), bronzeOf(source.name));
    const documents = await Promise.all([copying, daily].map((each) => valueOf(pipelineJson(each))));
    process.stdout.write(JSON.stringify(documents));
}

void write();
