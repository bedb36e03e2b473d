import type { SettingsIssue } from "../../core/issues";
import { accountChecks, connectionChecks } from "./account";
import { catalogChecks } from "./catalog";
import { computeChecks } from "./compute";
import { contentsChecks } from "./contents";
import { jobsChecks } from "./jobs";
import { modelsChecks } from "./models";
import { personaChecks } from "./access";
import { workspaceChecks } from "./workspace";
import type { DatabricksReads } from "./reads";

/** What is wrong with a workspace as a whole: itself, personas, compute, catalog, jobs, models, and what it wants of the account. */
export function databricksChecks(settings: DatabricksReads): SettingsIssue[] {
    const { databricks } = settings;
    if (!databricks) {
        return [];
    }
    return [
        ...workspaceChecks(settings, databricks),
        ...personaChecks(settings, databricks),
        ...contentsChecks(settings, databricks),
        ...computeChecks(settings, databricks),
        ...catalogChecks(settings, databricks),
        ...jobsChecks(settings, databricks),
        ...modelsChecks(settings, databricks),
        ...connectionChecks(settings, databricks),
    ];
}

/** What is wrong with what belongs to the account. */
export function databricksAccountChecks(settings: DatabricksReads): SettingsIssue[] {
    return settings.databricksAccount ? accountChecks(settings, settings.databricksAccount) : [];
}
