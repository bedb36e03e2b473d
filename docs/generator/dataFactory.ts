import type { Plan, PlanProperties } from "../../preview/plan";
import { at } from "../../simulation/core/ids";
import { capabilitiesTable, type Capability } from "./capabilities";
import { readLibrary } from "./library";

const mode =
    (name: string) =>
    ({ parameters }: PlanProperties) =>
        JSON.stringify(at(parameters, "tables", "defaultValue") ?? null).includes(`"mode":"${name}"`);

const tables = (title: string, where: (inputs: PlanProperties) => boolean): Capability => ({
    title,
    by: [{ component: "SourceIngest", kinds: ["Pipeline"], where }],
});

const files = (title: string, dataset: string): Capability => ({
    title,
    by: [
        {
            component: "FileIngest",
            kinds: ["Dataset"],
            where: ({ properties }) => at(properties, "type") === dataset,
        },
    ],
});

/** Capabilities of ingest with Data Factory. */
export const capabilities: readonly Capability[] = [
    {
        title: "Data factory without public access, with a managed virtual network",
        by: [{ component: "DataFactory", kinds: ["Factory", "Deployment"] }],
    },
    {
        title: "Integration runtime in the managed network, whose machines stay between two runs",
        by: [
            {
                component: "DataFactory",
                kinds: ["IntegrationRuntime"],
                where: ({ properties }) => JSON.stringify(properties).includes("timeToLive"),
            },
        ],
    },
    {
        title: "Integration runtime on machines of the organisation's own, for sources on premises",
        by: [
            {
                component: "DataFactory",
                kinds: ["IntegrationRuntime"],
                where: ({ properties }) => at(properties, "type") === "SelfHosted",
            },
        ],
    },
    {
        title: "Sign-in as an identity, without a key or a password",
        by: [{ component: "DataFactory", kinds: ["CredentialOperation"] }],
    },
    {
        title: "Customer-managed key of the factory",
        by: [{ component: "DataFactory", kinds: ["Factory"], where: ({ encryption }) => encryption !== undefined }],
    },
    {
        title: "Private endpoints to factory and studio",
        by: [{ component: "DataFactory", kinds: ["PrivateEndpoint"] }],
    },
    {
        title: "Private endpoints from the factory to lake, databases and vaults, approved",
        by: [{ component: "ManagedEndpoints", kinds: ["ManagedPrivateEndpoint", "Deployment"] }],
    },
    tables("Tables that are copied whole", mode("full")),
    tables("Tables of which new and changed rows are copied, by a column that grows", mode("watermark")),
    tables("Tables of which new and changed rows are copied, by rowversion", mode("rowVersion")),
    tables("Tables of which new, changed and deleted rows are copied, by change tracking", mode("changeTracking")),
    tables("Large tables that are read in parts", ({ parameters }) =>
        /"parts":([2-9]|\d\d)/.test(JSON.stringify(at(parameters, "tables", "defaultValue") ?? null)),
    ),
    tables("Columns that are compared with those of the last load before a table is copied", ({ activities }) =>
        JSON.stringify(activities).includes("check_columns"),
    ),
    tables("Rows that do not fit into a file, apart with a log and a count", ({ activities }) =>
        JSON.stringify(activities).includes("_incompatible_rows"),
    ),
    files("Files of third parties by SFTP", "Binary"),
    {
        title: "Runs every day in local time, or after each window of UTC",
        by: [{ component: "SourceIngest", kinds: ["Trigger", "Command"] }],
    },
    {
        title: "Alerts on failed pipelines and on tables that were not loaded in time",
        by: [{ component: "IngestAlerts", kinds: ["ScheduledQueryRule"] }],
    },
];

/** Where each capability is: resources of these stacks, file, test. */
export function dataFactoryReference(plans: readonly Plan[]): string {
    return [
        "# Ingest with Data Factory, capability by capability",
        "",
        `Resources as stacks ${plans.map(({ stack }) => `\`${stack}\``).join(" and ")} register them. What the pipelines do is tested on the JSON that is deployed, with Microsoft's engine of expressions: [workloads/data-factory](../../workloads/data-factory/README.md).`,
        "",
        ...capabilitiesTable(capabilities, plans, readLibrary().components),
        "",
    ].join("\n");
}
