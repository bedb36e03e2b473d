import { z } from "zod";
import type { Section } from "./core/section";
import { ingest } from "./sections/data-factory";
import { databricksAccount, databricks } from "./sections/databricks";
import { keyVault } from "./sections/key-vault";
import { modelRegistry, machineLearning } from "./sections/machine-learning";
import { hub, network, privateDns } from "./sections/network";
import { observability } from "./sections/observability";
import { azure, naming, tags, protection, policy, runner, personas, identities } from "./sections/platform";
import { sql } from "./sections/sql";
import { lake } from "./sections/storage";
import { streaming } from "./sections/streaming";
import { synapseStudio, warehouse } from "./sections/synapse";

/** Every section of a stack's settings, in the order of a stack file: the only list of them. */
export const sections = {
    azure,
    naming,
    tags,
    protection,
    policy,
    runner,
    hub,
    personas,
    identities,
    observability,
    network,
    privateDns,
    keyVault,
    lake,
    streaming,
    sql,
    warehouse,
    synapseStudio,
    modelRegistry,
    databricksAccount,
    databricks,
    machineLearning,
    ingest,
};

type Sections = typeof sections;

/** Name of a section. */
export type SectionName = keyof Sections;

/** Names of all sections, in the order of a stack file. */
export const sectionNames = Object.keys(sections) as SectionName[];

/** Form of a stack's settings; one Pulumi configuration object a section. */
export const settingsSchema = z.strictObject(
    Object.fromEntries(sectionNames.map((name) => [name, sections[name].schema])) as {
        [Name in SectionName]: Sections[Name]["schema"];
    },
);

/** Settings of one stack, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** The sections as a list, each with its name. */
export const listedSections: readonly (Section<z.ZodType, Settings> & { name: SectionName })[] = sectionNames.map(
    (name) => ({ name, ...sections[name] }),
);
