import { z } from "zod";
import { keyVaultSection, lakeSection } from "./storage";
import { databricksAccountSection, databricksSection } from "./databricks/databricks";
import { networkSection, privateDnsSection } from "./network";
import * as platform from "./platform";

/** Every section of a stack's settings; one Pulumi configuration object each. */
export const settingsSchema = z.strictObject({
    azure: platform.azureSection,
    naming: platform.namingSection,
    tags: platform.tagsSection,
    protection: platform.protectionSection,
    policy: platform.policySection,
    runner: platform.runnerSection,
    hub: platform.hubSection.optional(),
    personas: platform.personasSection.optional(),
    identities: platform.identitiesSection.optional(),
    observability: platform.observabilitySection.optional(),
    network: networkSection.optional(),
    privateDns: privateDnsSection.optional(),
    keyVault: keyVaultSection.optional(),
    lake: lakeSection.optional(),
    databricksAccount: databricksAccountSection.optional(),
    databricks: databricksSection.optional(),
});

/** Settings of one stack, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** Name of a section. */
export type SectionName = keyof Settings;

/** Names of all sections, in the order of a stack file. */
export const sectionNames = Object.keys(settingsSchema.shape) as SectionName[];
