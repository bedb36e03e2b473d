import type * as pulumi from "@pulumi/pulumi";
import {
    type DatabricksJob,
    DatabricksJobs,
    type DatabricksClusterPolicies,
    type DatabricksModels,
    type DatabricksSqlWarehouse,
    type DatabricksUnityCatalog,
    readCodePackage,
} from "../../../components";
import { experimentPath, knownPools, schemaOfZone } from "../../../components/databricks/checks";
import { ownValue } from "../../../azure/ownValue";
import { computeShape } from "../../settings/checks/databricks/computeShape";
import { bronzeTables } from "../../settings/checks/databricks/bronzeTables";
import { filesOfJobs, jobsShape, policiesOfJobs } from "../../settings/checks/databricks/jobsShape";
import { ingestSettingsDefaults } from "../../settings/schema/data-factory/ingest";
import { jobPackage } from "../../settings/schema/databricks/jobs";
import type { Settings } from "../../settings/settings";
import type { StackContext } from "../context";
import type { Foundation } from "../foundation";
import { groupsOf } from "./contents";
import { ingestIdentity } from "./ingestIdentity";

type Section = NonNullable<Settings["databricks"]>;

/** What jobs run on and with. */
export interface JobSurroundings {
    /** Policies of their clusters. */
    policies: DatabricksClusterPolicies | undefined;
    /** Catalog of their tables. */
    catalog: DatabricksUnityCatalog | undefined;
    /** Warehouse of their SQL. */
    warehouse: DatabricksSqlWarehouse | undefined;
    /** Models that they register versions of, and experiments that they log runs to. */
    models: DatabricksModels | undefined;
}

/** The jobs of a stack with their code; undefined where it has none. */
export function makeJobs(
    { settings, tags }: StackContext,
    { identities }: Foundation,
    section: Section,
    { policies, catalog, warehouse, models }: JobSurroundings,
    opts: pulumi.ComponentResourceOptions,
): DatabricksJobs | undefined {
    if (!section.jobs) {
        return undefined;
    }
    const compute = computeShape(section, (personas) => groupsOf(settings, personas));
    return new DatabricksJobs(
        "databricks-jobs",
        {
            jobs: jobsOf(settings, identities, section, catalog),
            code: [...readCodePackage(jobPackage), ...filesOfJobs(section, tablesOf(settings))],
            policies: Object.fromEntries(
                compute.policies.flatMap((policy) => {
                    const policyId = policies?.policyIds[policy.name];
                    const isUsed = policiesOfJobs(section).includes(policy.name);
                    return policyId && isUsed ? [[policy.name, { policyId, policy }]] : [];
                }),
            ),
            pools: knownPools(compute.pools),
            warehouseId: warehouse?.warehouseId,
            tags,
        },
        {
            ...opts,
            dependsOn: [
                ...(opts.dependsOn as pulumi.Resource[]),
                ...(catalog?.ready ?? []),
                ...(models ? [models] : []),
            ],
        },
    );
}

function jobsOf(
    settings: Settings,
    identities: Foundation["identities"],
    section: Section,
    catalog: DatabricksUnityCatalog | undefined,
): Record<string, DatabricksJob> {
    const jobs = jobsShape(section, {
        groupsOf: (personas) => groupsOf(settings, personas),
        parametersOf: (name) => parametersOf(settings, name, catalog),
        tablesOf: tablesOf(settings),
        landedFiles: `${landingSchema(settings)}.files`,
        notifyOnFailure: settings.observability?.alertEmails,
    });
    const ingest = ingestIdentity(settings, identities)?.clientId;
    const started = startedByIngest(settings);
    return Object.fromEntries(
        Object.entries(jobs).map(([name, job]) => [
            name,
            { ...job, runnerApplicationIds: ingest && started.includes(name) ? [ingest] : undefined },
        ]),
    );
}

const tablesOf =
    ({ ingest }: Settings) =>
    (job: string) =>
        bronzeTables(ingest, job);

const landingSchema = ({ ingest }: Settings) => schemaOfZone(ingest?.landingZone ?? ingestSettingsDefaults.landingZone);

/**
 * What every job gets: the catalog, the volume of landed files and a folder for what its streams have read; and the
 * experiment of its name.
 */
function parametersOf(settings: Settings, job: string, catalog: DatabricksUnityCatalog | undefined) {
    if (!catalog) {
        return {};
    }
    const { catalogName, volumePaths } = catalog;
    const landing = ownValue(volumePaths, landingSchema(settings));
    const bronze = ownValue(volumePaths, "bronze");
    return {
        catalog: catalogName,
        ...(landing === undefined ? {} : { landing }),
        ...(bronze === undefined ? {} : { checkpoint: `${bronze}/checkpoints/${job}` }),
        ...(Object.hasOwn(settings.databricks?.models?.experiments ?? {}, job)
            ? { experiment: experimentPath(job) }
            : {}),
    };
}

/** Names of the jobs that Data Factory starts after its copies. */
const startedByIngest = ({ ingest }: Settings): string[] =>
    Object.values(ingest?.sources ?? {}).flatMap(({ bronzeJob }) => bronzeJob?.job ?? []);
