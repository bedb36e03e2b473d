import {
    secretScopeIssues,
    teamIssues,
    warehouseIssues,
    workspaceSettingsIssues,
} from "../../../../components/databricks/checks";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { groupsToCheck } from "./access";
import type { DatabricksReads } from "./reads";

/** What is wrong with what is in a workspace: its settings, warehouse, teams and secret scope. */
export function contentsChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const { workspace: { maxTokenLifetimeDays, systemSchemas } = {} } = databricks;
    return [
        ...settingsIssues(workspaceSettingsIssues({ maxTokenLifetimeDays, systemSchemas }), "databricks.workspace"),
        ...warehouseChecks(settings, databricks),
        ...teamChecks(databricks),
        ...applicationChecks(databricks),
    ];
}

function warehouseChecks({ lake }: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const { sqlWarehouse, serverlessConnectivity } = databricks;
    if (!sqlWarehouse) {
        return [];
    }
    const { personas, ...warehouse } = sqlWarehouse;
    const issues = settingsIssues(
        warehouseIssues({ ...warehouse, groups: groupsToCheck(databricks, personas) }),
        "databricks.sqlWarehouse",
        {
            groups: "personas",
        },
    );
    if (lake && !serverlessConnectivity && (warehouse.serverless ?? true)) {
        issues.push({
            path: "databricks.sqlWarehouse.serverless",
            message: `is ${warehouse.serverless ?? "true by default"}, but serverless compute reaches the lake over its private endpoints alone; set databricks.serverlessConnectivity to true, or this to false`,
        });
    }
    return issues;
}

function teamChecks(databricks: DatabricksSettings): SettingsIssue[] {
    const { personas = {}, teams = [] } = databricks;
    const access = Object.keys(personas).map((name) => ({
        name,
        groupName: groupsToCheck(databricks, [name])[0] ?? name,
    }));
    const shared = teams.map((team) => ({ name: team.name, groupNames: groupsToCheck(databricks, team.personas) }));
    return settingsIssues(teamIssues(shared, access), "databricks");
}

function applicationChecks({ azureDatabricksObjectId }: DatabricksSettings): SettingsIssue[] {
    if (azureDatabricksObjectId === undefined) {
        return [];
    }
    return settingsIssues(secretScopeIssues({ scopeName: secretScopeName, azureDatabricksObjectId }), "databricks");
}

/** Name of the secret scope. */
export const secretScopeName = "key-vault";
