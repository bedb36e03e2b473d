import { teamFaults } from "../../../../components/databricks/access/databricksWorkspaceAccess";
import { secretScopeFaults } from "../../../../components/databricks/workspace/databricksSecretScope";
import { warehouseFaults } from "../../../../components/databricks/compute/databricksSqlWarehouse";
import { workspaceSettingsFaults } from "../../../../components/databricks/workspace/databricksWorkspaceSettings";
import type { InputFault } from "../../../../components/shared/validation";
import type { SettingsFault } from "../../core/faults";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with what is in a workspace: its settings, warehouse, teams and secret scope. */
export function contentsChecks(settings: Settings, databricks: Databricks): SettingsFault[] {
    const { workspace: { maxTokenLifetimeDays, systemSchemas } = {} } = databricks;
    return [
        ...inSettings("workspace.", workspaceSettingsFaults({ maxTokenLifetimeDays, systemSchemas })),
        ...warehouseChecks(settings, databricks),
        ...teamChecks(settings, databricks),
        ...applicationChecks(databricks),
    ];
}

// Personas and their groups are checked where they are named.
const isOfGroups = ({ propertyPath }: InputFault) => /\b(groups|groupNames)\b/.test(propertyPath);

const inSettings = (at: string, faults: InputFault[]): SettingsFault[] =>
    faults
        .filter((fault) => !isOfGroups(fault))
        .map(({ propertyPath, reason }) => ({ path: `databricks.${at}${propertyPath}`, message: reason }));

function warehouseChecks({ lake }: Settings, { sqlWarehouse, serverlessConnectivity }: Databricks): SettingsFault[] {
    if (!sqlWarehouse) {
        return [];
    }
    const { personas, ...warehouse } = sqlWarehouse;
    const faults = inSettings("sqlWarehouse.", warehouseFaults({ ...warehouse, groups: personas }));
    if (lake && !serverlessConnectivity && (warehouse.serverless ?? true)) {
        faults.push({
            path: "databricks.sqlWarehouse.serverless",
            message: `is ${warehouse.serverless ?? "true by default"}, but serverless compute reaches the lake over its private endpoints alone; set databricks.serverlessConnectivity to true, or this to false`,
        });
    }
    return faults;
}

function teamChecks({ personas = {} }: Settings, { teams = [] }: Databricks): SettingsFault[] {
    const people = Object.entries(personas).flatMap(([name, { databricksGroup: groupName }]) =>
        groupName === undefined ? [] : [{ name, groupName }],
    );
    const shared = teams.map(({ name, personas: groupNames }) => ({ name, groupNames }));
    return inSettings("", teamFaults(shared, people));
}

function applicationChecks({ azureDatabricksObjectId }: Databricks): SettingsFault[] {
    if (azureDatabricksObjectId === undefined) {
        return [];
    }
    return inSettings("", secretScopeFaults({ scopeName: "key-vault", azureDatabricksObjectId }));
}
