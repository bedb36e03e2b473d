import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../../azure/ownValue";
import {
    type DataFactory,
    type FactoryContents,
    FileIngest,
    linkedService,
    type LinkedServiceTarget,
    SourceIngest,
} from "../../../components";
import { medallionZones } from "../../../components/storage/checks";
import { targetOf } from "../../settings/checks/data-factory/target";
import { ingestSettingsDefaults, type IngestSettings } from "../../settings/schema/data-factory/ingest";
import { hasFeeds, type IngestSourceSettings } from "../../settings/schema/data-factory/sources";
import type { StackContext } from "../context";
import type { ReachedByFactory } from "./reached";

/** Makes the pipelines of every source, once what they reach can be reached; names of the daily ones by source. */
export function makeSources(
    context: StackContext,
    section: IngestSettings,
    factory: DataFactory,
    reached: ReachedByFactory,
    dependsOn: pulumi.Resource[],
): Record<string, pulumi.Output<string>> {
    const { contents } = factory;
    const sources = Object.entries(section.sources ?? {});
    if (!contents || sources.length === 0) {
        return {};
    }
    const opts = { ...context.opts, dependsOn };
    const made: Made = {
        contents,
        factory,
        links: makeLinks(contents, section, reached, context.opts),
        landing: landingOf(context, section),
        databricks: reached.databricks,
        linkOptions: context.opts,
        opts,
    };
    return Object.fromEntries(
        sources.map(([name, source]) => [name, makeSource(made, name, source).dailyPipelineName]),
    );
}

/** What all sources have in common. */
interface Made {
    contents: FactoryContents;
    factory: DataFactory;
    links: Links;
    landing: { zone: string; format: string };
    databricks: ReachedByFactory["databricks"];
    /** Of linked services, which Data Factory takes before what they name can be reached. */
    linkOptions: pulumi.CustomResourceOptions;
    opts: pulumi.CustomResourceOptions;
}

function makeSource(
    { contents, factory, links, landing, databricks, linkOptions, opts }: Made,
    name: string,
    source: IngestSourceSettings,
): SourceIngest | FileIngest {
    const { runtime, bronzeJob, schedule, copyMinutes, copyUnits } = source;
    const runtimeName = runtime === undefined ? undefined : ownValue(factory.selfHostedRuntimeNames, runtime);
    const target = targetOf(source, links.secrets);
    const linkedServiceName = link(contents, `source_${name}`, target, linkOptions, runtimeName);
    const common = {
        factory: contents,
        landing: { linkedServiceName: links.lake, ...landing },
        controlLinkedServiceName: links.control,
        copyMinutes,
        copyUnits,
        bronzeJob: bronzeJob && {
            jobId: jobIdOf(bronzeJob, databricks),
            timeoutMinutes: bronzeJob.timeoutMinutes,
            linkedServiceName: links.databricks,
        },
        schedule: schedule && { ...schedule, factoryResourceId: factory.factoryResourceId },
    };
    if (!hasFeeds(source)) {
        const { schemaChanges, incompatibleRows, parallelTables } = source;
        const database = { name, type: source.type, linkedServiceName };
        // What a table is called in bronze is for the job alone.
        const tables = source.tables.map((table) => ({ ...table, bronze: undefined }));
        const args = { ...common, source: database, tables, parallelTables, schemaChanges, incompatibleRows };
        return new SourceIngest(`ingest-${name}`, args, opts);
    }
    const { feeds, parallelFeeds } = source;
    const api = source.type === "RestService" ? apiOf(source) : {};
    return new FileIngest(
        `ingest-${name}`,
        { ...common, source: { name, type: source.type, linkedServiceName, ...api }, feeds, parallelFeeds },
        opts,
    );
}

/** Id of a job that builds bronze, which the settings name or give. */
function jobIdOf(
    { job, jobId }: NonNullable<IngestSourceSettings["bronzeJob"]>,
    databricks: ReachedByFactory["databricks"],
): pulumi.Input<string> {
    return (job === undefined ? jobId : ownValue(databricks?.jobIds ?? {}, job)) ?? "";
}

const apiOf = ({
    paginationRules,
    requestTimeoutSeconds,
    requestIntervalSeconds,
}: Extract<IngestSourceSettings, { type: "RestService" }>) => ({
    paginationRules,
    requestTimeoutSeconds,
    requestIntervalSeconds,
});

type Links = Record<keyof ReachedByFactory, pulumi.Output<string>>;

/** Linked services of what every source needs; an empty name where the settings name it nowhere. */
function makeLinks(
    contents: FactoryContents,
    { controlDatabase: database = ingestSettingsDefaults.controlDatabase }: IngestSettings,
    { lake, control, secrets, databricks }: ReachedByFactory,
    opts: pulumi.CustomResourceOptions,
): Links {
    const targets: Record<keyof ReachedByFactory, LinkedServiceTarget | undefined> = {
        lake: lake && { type: "AzureBlobFS", url: lake.dfsEndpoint.apply(withoutSlash) },
        control: control && { type: "AzureSqlDatabase", server: control.serverHost, database },
        secrets: secrets && { type: "AzureKeyVault", vaultUri: secrets.vaultUri },
        databricks: databricks && {
            type: "AzureDatabricks",
            url: pulumi.interpolate`https://${databricks.workspaceUrl}`,
            workspaceResourceId: databricks.workspaceResourceId,
        },
    };
    const entries = Object.entries(targets).map(([name, target]) => [
        name,
        target ? link(contents, name, target, opts) : pulumi.output(""),
    ]);
    return Object.fromEntries(entries) as Links;
}

const withoutSlash = (url: string) => url.replace(/\/$/, "");

/** A linked service, by its name. */
const link = (
    factory: FactoryContents,
    name: string,
    target: LinkedServiceTarget,
    opts: pulumi.CustomResourceOptions,
    runtimeName: pulumi.Input<string> = factory.runtimeName,
) => linkedService(`ingest-${name.replaceAll("_", "-")}`, { factory, name, runtimeName, target }, opts).name;

/** The zone that files are written to. */
function landingOf(
    { settings }: StackContext,
    { landingZone: zone = ingestSettingsDefaults.landingZone }: IngestSettings,
) {
    const zones = settings.lake?.zones ?? medallionZones;
    return { zone, format: zones.find(({ name }) => name === zone)?.format ?? "files" };
}
