import type * as pulumi from "@pulumi/pulumi";
import {
    DatabricksClusterPolicies,
    DatabricksInstancePools,
    DatabricksSecretScope,
    DatabricksSqlWarehouse,
    type DatabricksUnityCatalog,
    DatabricksWorkspaceAccess,
    DatabricksWorkspaceSettings,
    KeyVault,
} from "../../../components";
import type { Settings } from "../../settings/settings";
import { computeShape } from "../../settings/checks/databricks/computeShape";
import { usesWarehouse } from "../../settings/checks/databricks/jobsShape";
import { secretScopeName } from "../../settings/checks/databricks/contents";
import { resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";
import { ingestIdentity } from "./ingestIdentity";

type Section = NonNullable<Settings["databricks"]>;

type Options = pulumi.ComponentResourceOptions;

/** Token rules, access lists, legacy features off, system schemas. */
export function makeWorkspaceSettings(
    { settings }: StackContext,
    { workspace = {} }: Section,
    catalog: DatabricksUnityCatalog | undefined,
    opts: Options,
): void {
    const { maxTokenLifetimeDays, tokenPersonas, ipAccessList = [], systemSchemas, restrictAdmins } = workspace;
    const runnerAddresses = settings.runner.from === "ipAccessList" ? settings.runner.addresses : [];
    const allowed = [...runnerAddresses, ...ipAccessList];
    new DatabricksWorkspaceSettings(
        "databricks-settings",
        {
            maxTokenLifetimeDays,
            tokenGroups: groupsOf(settings, tokenPersonas),
            ipAccessList: allowed.length > 0 ? allowed : undefined,
            defaultCatalogName: catalog && nameOnceMade(catalog),
            systemSchemas,
            restrictAdmins,
        },
        opts,
    );
}

// A catalog's name is plain; what sets it as a default depends on the catalog.
const nameOnceMade = ({ catalogName, made }: DatabricksUnityCatalog) => made.urn.apply(() => catalogName);

/** The warehouse of those who query with SQL; undefined where the stack has none. */
export function makeWarehouse(
    { settings, tags }: StackContext,
    section: Section,
    opts: Options,
): DatabricksSqlWarehouse | undefined {
    const { sqlWarehouse, jobs } = section;
    if (!sqlWarehouse) {
        return undefined;
    }
    const applicationIds =
        jobs?.servicePrincipal !== undefined && usesWarehouse(section) ? [jobs.servicePrincipal] : undefined;
    const { personas, ...warehouse } = sqlWarehouse;
    return new DatabricksSqlWarehouse(
        "databricks-warehouse",
        { name: "warehouse", ...warehouse, groups: groupsOf(settings, personas), applicationIds, tags },
        opts,
    );
}

/** Account groups of personas; one that `databricks.personas` lacks is refused by the settings. */
export function groupsOf({ databricks }: Settings, names: readonly string[] = []): string[] {
    return names.flatMap((name) => databricks?.personas?.[name]?.group ?? []);
}

/** Account groups and programs in the workspace: what they may enter, and folders. */
export function makeWorkspaceAccess(
    { settings }: StackContext,
    { identities }: Foundation,
    section: Section,
    opts: Options,
): DatabricksWorkspaceAccess {
    const { teams = [], unityCatalog, jobs, workspace } = section;
    const service = (name: string, applicationId: string | undefined) =>
        applicationId === undefined ? [] : [{ name, applicationId }];
    const ingest = ingestIdentity(settings, identities);
    const personas = Object.entries(section.personas ?? {}).map(([name, { group: groupName, role }]) => ({
        name,
        groupName,
        sqlOnly: role === "analyst",
    }));
    return new DatabricksWorkspaceAccess(
        "databricks-access",
        {
            personas,
            teams: teams.map(({ name, personas: of }) => ({ name, groupNames: groupsOf(settings, of) })),
            services: [
                ...service("maintenance", unityCatalog?.maintenance?.servicePrincipal),
                ...service("jobs", jobs?.servicePrincipal),
                ...(ingest ? [{ name: "ingest", applicationId: ingest.clientId, added: true }] : []),
            ],
            usersGroupId: workspace?.usersGroupId,
        },
        opts,
    );
}

/**
 * The secret scope and its vault; undefined where the stack has none. The vault holds secrets alone: what reads it,
 * AzureDatabricks, is one principal for every workspace of the tenant.
 */
export function makeSecretScope(
    context: StackContext,
    { networking, diagnostics }: Foundation,
    section: Section,
    opts: Options,
): KeyVault | undefined {
    const { secretScope, azureDatabricksObjectId } = section;
    if (!secretScope || azureDatabricksObjectId === undefined) {
        return undefined;
    }
    const { settings, naming, lock, dataOpts } = context;
    const { personas, softDeleteRetentionDays } = secretScope;
    const vault = new KeyVault(
        "secrets",
        {
            ...resourceGroup(context, "secrets"),
            tenantId: settings.azure.tenantId,
            softDeleteRetentionDays,
            privateEndpoints: networking?.placement,
            diagnostics,
            lock,
        },
        dataOpts,
    );
    new DatabricksSecretScope(
        "databricks-secrets",
        {
            naming,
            scopeName: secretScopeName,
            vaultResourceId: vault.vaultResourceId,
            vaultUri: vault.vaultUri,
            azureDatabricksObjectId,
            readers: groupsOf(settings, personas),
        },
        opts,
    );
    return vault;
}

/** Pools and the policies by which clusters are made; undefined where the stack has none. */
export function makeCompute(
    context: StackContext,
    section: Section,
    opts: Options,
): DatabricksClusterPolicies | undefined {
    if (!section.compute) {
        return undefined;
    }
    const { settings, tags } = context;
    const shape = computeShape(section, (personas) => groupsOf(settings, personas));
    const pools =
        shape.pools.length > 0
            ? new DatabricksInstancePools("databricks-pools", { pools: shape.pools, tags }, opts)
            : undefined;
    return new DatabricksClusterPolicies(
        "databricks-policies",
        { policies: shape.policies, pools: pools?.pools, tags },
        opts,
    );
}
