import { teamIssues } from "../../../../components/databricks/access/databricksWorkspaceAccess";
import { secretScopeIssues } from "../../../../components/databricks/workspace/databricksSecretScope";
import { warehouseIssues } from "../../../../components/databricks/compute/databricksSqlWarehouse";
import { workspaceSettingsIssues } from "../../../../components/databricks/workspace/databricksWorkspaceSettings";
import type { InputIssue } from "../../../../components/shared/validation";
import type { SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with what is in a workspace: its settings, warehouse, teams and secret scope. */
export function contentsChecks(settings: Settings, databricks: Databricks): SettingsIssue[] {
    const { workspace: { maxTokenLifetimeDays, systemSchemas } = {} } = databricks;
    return [
        ...inSettings("workspace.", workspaceSettingsIssues({ maxTokenLifetimeDays, systemSchemas })),
        ...warehouseChecks(settings, databricks),
        ...teamChecks(databricks),
        ...applicationChecks(databricks),
    ];
}

// Personas and their groups are checked where they are named.
const isOfGroups = ({ propertyPath }: InputIssue) => /\b(groups|groupNames)\b/.test(propertyPath);

const inSettings = (at: string, issues: InputIssue[]): SettingsIssue[] =>
    issues
        .filter((issue) => !isOfGroups(issue))
        .map(({ propertyPath, reason }) => ({ path: `databricks.${at}${propertyPath}`, message: reason }));

function warehouseChecks({ lake }: Settings, { sqlWarehouse, serverlessConnectivity }: Databricks): SettingsIssue[] {
    if (!sqlWarehouse) {
        return [];
    }
    const { personas, ...warehouse } = sqlWarehouse;
    const issues = inSettings("sqlWarehouse.", warehouseIssues({ ...warehouse, groups: personas }));
    if (lake && !serverlessConnectivity && (warehouse.serverless ?? true)) {
        issues.push({
            path: "databricks.sqlWarehouse.serverless",
            message: `is ${warehouse.serverless ?? "true by default"}, but serverless compute reaches the lake over its private endpoints alone; set databricks.serverlessConnectivity to true, or this to false`,
        });
    }
    return issues;
}

function teamChecks({ personas = {}, teams = [] }: Databricks): SettingsIssue[] {
    const access = Object.entries(personas).map(([name, { group: groupName }]) => ({ name, groupName }));
    const shared = teams.map(({ name, personas: groupNames }) => ({ name, groupNames }));
    return inSettings("", teamIssues(shared, access));
}

function applicationChecks({ azureDatabricksObjectId }: Databricks): SettingsIssue[] {
    if (azureDatabricksObjectId === undefined) {
        return [];
    }
    return inSettings("", secretScopeIssues({ scopeName: "key-vault", azureDatabricksObjectId }));
}
