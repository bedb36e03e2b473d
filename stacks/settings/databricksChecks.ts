import { accountChecks } from "./databricksAccountChecks";
import { catalogChecks } from "./databricksCatalogChecks";
import { computeChecks } from "./databricksComputeChecks";
import { contentsChecks } from "./databricksContentsChecks";
import { peopleChecks } from "./databricksPeopleChecks";
import { workspaceChecks } from "./databricksWorkspaceChecks";
import type { SettingsFault } from "./faults";
import type { Settings } from "./sections";

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
