import { accountChecks } from "./account";
import { catalogChecks } from "./catalog";
import { computeChecks } from "./compute";
import { contentsChecks } from "./contents";
import { personaChecks } from "./access";
import { workspaceChecks } from "./workspace";
import type { SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

/** What is wrong with Databricks as a whole: its workspace, people, compute, catalog and account. */
export function databricksChecks(settings: Settings): SettingsIssue[] {
    const { databricks } = settings;
    const ofWorkspace = databricks
        ? [
              ...workspaceChecks(settings, databricks),
              ...personaChecks(settings, databricks),
              ...contentsChecks(settings, databricks),
              ...computeChecks(settings, databricks),
              ...catalogChecks(settings, databricks),
          ]
        : [];
    return [...ofWorkspace, ...accountChecks(settings)];
}
