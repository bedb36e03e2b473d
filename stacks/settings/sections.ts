import { z } from "zod";
import { azureChecks, hubChecks, runnerChecks } from "./checks/platform";
import { databricksAccountChecks, databricksChecks } from "./checks/databricks/databricks";
import { accountEndpoints, workspaceEndpoints } from "./checks/databricks/endpoints";
import { ingestChecks, ingestEndpoints } from "./checks/data-factory/ingest";
import { contentChecks } from "./checks/machine-learning/contents";
import { machineLearningChecks, machineLearningEndpoints } from "./checks/machine-learning/machineLearning";
import { modelRegistryChecks, modelRegistryEndpoints } from "./checks/machine-learning/modelRegistry";
import { usedRegistryChecks } from "./checks/machine-learning/usedRegistry";
import { keyVaultChecks, keyVaultEndpoints } from "./checks/key-vault";
import { flowLogEndpoints, networkChecks, privateDnsChecks } from "./checks/network";
import { observabilityChecks, observabilityEndpoints } from "./checks/observability";
import { sqlChecks, sqlEndpoints } from "./checks/sql";
import { lakeChecks, lakeEndpoints } from "./checks/storage";
import { streamingChecks, streamingEndpoints } from "./checks/streaming";
import { section, type Section } from "./core/section";
import { ingestSection } from "./schema/data-factory/ingest";
import { databricksAccountSection, databricksSection } from "./schema/databricks/databricks";
import { keyVaultSection } from "./schema/key-vault";
import { machineLearningSection } from "./schema/machine-learning/machineLearning";
import { modelRegistrySection } from "./schema/machine-learning/modelRegistry";
import { networkSection, privateDnsSection } from "./schema/network";
import { observabilitySection } from "./schema/observability";
import * as platform from "./schema/platform";
import { sqlSection } from "./schema/sql";
import { lakeSection } from "./schema/storage";
import { streamingSection } from "./schema/streaming";

/** Every section of a stack's settings, in the order of a stack file: the only list of them. */
export const sections = {
    azure: section({
        service: "platform",
        schema: platform.azureSection,
        check: azureChecks,
        owns: ["azure"],
    }),
    naming: section({ service: "platform", schema: platform.namingSection }),
    tags: section({ service: "platform", schema: platform.tagsSection }),
    protection: section({ service: "platform", schema: platform.protectionSection }),
    policy: section({ service: "platform", schema: platform.policySection }),
    runner: section({ service: "platform", schema: platform.runnerSection, check: runnerChecks }),
    hub: section({
        service: "network",
        schema: platform.hubSection.optional(),
        check: hubChecks,
        owns: ["azure-hub", "hub-peering"],
        longestNames: { virtualNetworkPeering: "hub-peering-from-hub" },
    }),
    personas: section({ service: "platform", schema: platform.personasSection.optional() }),
    identities: section({
        service: "platform",
        schema: platform.identitiesSection.optional(),
        owns: ["identities"],
        longestNames: { resourceGroup: "identities" },
    }),
    observability: section({
        service: "observability",
        schema: observabilitySection.optional(),
        check: observabilityChecks,
        endpoints: observabilityEndpoints,
        owns: ["logs", "observability"],
        longestNames: {
            resourceGroup: "observability",
            logAnalyticsWorkspace: "logs",
            applicationInsights: "logs",
            actionGroup: "logs-alerts",
            activityLogAlert: "logs-alert-network-security-groups",
            scheduledQueryRule: "logs-alert-failed-jobs",
            privateLinkScope: "logs-scope",
            privateLinkScopedResource: "logs-links-workspace",
            privateEndpoint: "logs-scope-azuremonitor",
        },
    }),
    network: section({
        service: "network",
        schema: networkSection.optional(),
        check: networkChecks,
        endpoints: flowLogEndpoints,
        owns: ["network", "flow-logs", "flow-log-key", "flow-log-store"],
        longestNames: {
            resourceGroup: "flow-logs",
            virtualNetwork: "network",
            subnet: "network-machine-learning-compute",
            networkSecurityGroup: "network-machine-learning-compute",
            routeTable: "network",
            natGateway: "network-nat",
            publicIp: "network-firewall-address",
            firewall: "network-firewall",
            firewallPolicy: "network-firewall",
            flowLog: "flow-logs",
            storageAccount: "flow-log-store",
            key: "flow-log-key",
            userAssignedIdentity: "flow-log-key",
            privateEndpoint: "flow-log-store-blob",
        },
    }),
    privateDns: section({
        service: "network",
        schema: privateDnsSection.optional(),
        check: privateDnsChecks,
        owns: ["dns"],
        longestNames: { resourceGroup: "dns", privateDnsZoneLink: "network" },
    }),
    keyVault: section({
        service: "key-vault",
        schema: keyVaultSection.optional(),
        check: keyVaultChecks,
        endpoints: keyVaultEndpoints,
        owns: ["vault", "security"],
        longestNames: { resourceGroup: "security", keyVault: "vault", privateEndpoint: "vault-vault" },
    }),
    lake: section({
        service: "storage",
        schema: lakeSection.optional(),
        check: lakeChecks,
        endpoints: lakeEndpoints,
        owns: ["lake", "data"],
        longestNames: {
            resourceGroup: "data",
            storageAccount: "lake",
            key: "lake-key",
            userAssignedIdentity: "lake-key",
            privateEndpoint: "lake-blob",
        },
    }),
    streaming: section({
        service: "streaming",
        schema: streamingSection.optional(),
        check: streamingChecks,
        endpoints: streamingEndpoints,
        owns: ["streaming"],
        longestNames: {
            resourceGroup: "streaming",
            eventHubsNamespace: "streaming",
            privateEndpoint: "streaming-namespace",
        },
    }),
    sql: section({
        service: "sql",
        schema: sqlSection.optional(),
        check: sqlChecks,
        endpoints: sqlEndpoints,
        owns: ["sql"],
        longestNames: {
            resourceGroup: "sql",
            sqlServer: "sql",
            deployment: "sql-administrators",
            key: "sql-key",
            userAssignedIdentity: "sql-key",
            privateEndpoint: "sql-sqlServer",
        },
    }),
    modelRegistry: section({
        service: "machine-learning",
        schema: modelRegistrySection.optional(),
        check: modelRegistryChecks,
        endpoints: modelRegistryEndpoints,
        owns: ["models"],
        longestNames: {
            resourceGroup: "models",
            machineLearningRegistry: "models",
            privateEndpoint: "models-germanywestcentral-registry",
        },
    }),
    databricksAccount: section({
        service: "databricks",
        schema: databricksAccountSection.optional(),
        check: databricksAccountChecks,
        endpoints: accountEndpoints,
        owns: ["databricks-account", "databricks-serverless", "web-authentication"],
        longestNames: {
            resourceGroup: "web-authentication",
            privateEndpoint: "web-authentication-browser-authentication",
            databricksWorkspace: "web-authentication",
            databricksServerlessNetwork: "databricks-serverless",
            databricksNetworkPolicy: "databricks-serverless",
        },
    }),
    databricks: section({
        service: "databricks",
        schema: databricksSection.optional(),
        check: databricksChecks,
        endpoints: workspaceEndpoints,
        owns: ["databricks", "databricks-account-of-workspace", "databricks-serverless-lake", "secrets"],
        longestNames: {
            resourceGroup: "databricks-managed",
            privateEndpoint: "databricks-browser-authentication",
            key: "databricks-services-key",
            keyVault: "secrets",
            storageAccount: "databricks-root",
            databricksWorkspace: "databricks",
            databricksAccessConnector: "databricks",
            deployment: "databricks-serverless-lake-blob",
        },
    }),
    machineLearning: section({
        service: "machine-learning",
        schema: machineLearningSection.optional(),
        check: (settings) => [
            ...machineLearningChecks(settings),
            ...usedRegistryChecks(settings),
            ...contentChecks(settings),
        ],
        endpoints: machineLearningEndpoints,
        owns: ["ml", "machine-learning"],
        longestNames: {
            resourceGroup: "machine-learning",
            machineLearningWorkspace: "ml",
            storageAccount: "ml-store",
            keyVault: "ml-vault",
            containerRegistry: "ml-registry",
            applicationInsights: "ml-insights",
            key: "ml-workspace-key",
            userAssignedIdentity: "ml-store-key",
            privateLinkScopedResource: "ml-links-insights",
            scheduledQueryRule: "ml-alerts-unusable-nodes",
            budget: "ml-alerts",
            privateEndpoint: "ml-registry-registry",
        },
    }),
    ingest: section({
        service: "data-factory",
        schema: ingestSection.optional(),
        check: ingestChecks,
        endpoints: ingestEndpoints,
        owns: ["ingest"],
        longestNames: {
            resourceGroup: "ingest",
            dataFactory: "ingest",
            keyVault: "ingest-secrets",
            key: "ingest-key",
            userAssignedIdentity: "ingest-key",
            privateEndpoint: "ingest-dataFactory",
            deployment: "ingest-endpoints-databricks",
        },
    }),
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
