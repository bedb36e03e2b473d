import { accountChecks } from "./account";
import { catalogChecks } from "./catalog";
import { computeChecks } from "./compute";
import { contentsChecks } from "./contents";
import { peopleChecks } from "./access";
import { workspaceChecks } from "./workspace";
import type { SettingsFault } from "../../core/faults";
import type { Settings } from "../../schema/settings";

/** What is wrong with Databricks as a whole: its workspace, people, compute, catalog and account. */
export function databricksChecks(settings: Settings): SettingsFault[] {
    const { databricks } = settings;
    const ofWorkspace = databricks
        ? [
              ...workspaceChecks(settings, databricks),
              ...peopleChecks(settings, databricks),
              ...contentsChecks(settings, databricks),
              ...computeChecks(settings, databricks),
              ...catalogChecks(settings, databricks),
          ]
        : [];
    return [...ofWorkspace, ...accountChecks(settings)];
}
