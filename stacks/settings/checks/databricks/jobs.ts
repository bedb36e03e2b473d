import { jobIssues, knownPools, readCodePackage } from "../../../../components/databricks/checks";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { jobPackage } from "../../schema/databricks/jobs";
import { groupsToCheck } from "./access";
import { computeShape } from "./computeShape";
import { jobsShape } from "./jobsShape";

const at = "databricks.jobs";

/** What is wrong with jobs: code that is not there, clusters that policies deny, schedules, tables with two writers. */
export function jobsChecks(databricks: DatabricksSettings): SettingsIssue[] {
    const { jobs, sqlWarehouse, unityCatalog } = databricks;
    if (!jobs) {
        return [];
    }
    const groupsOf = (personas: readonly string[]) => groupsToCheck(databricks, personas);
    const { policies, pools } = computeShape(databricks, groupsOf);
    const found = jobIssues({
        jobs: jobsShape(databricks, { groupsOf, parametersOf: () => ({}) }),
        code: readCodePackage(jobPackage),
        policies,
        pools: knownPools(pools),
        hasWarehouse: sqlWarehouse !== undefined,
    });
    return [
        ...settingsIssues(found, at, renames).map(({ path, message }) => ({ path: inList(path), message })),
        ...Object.entries(jobs.list).flatMap(([name, { parameters = {}, tasks }]) =>
            unityCatalog || parameters.catalog !== undefined || (tasks && Object.keys(tasks).length === 0)
                ? []
                : [
                      {
                          path: `${at}.list.${name}.parameters.catalog`,
                          message:
                              "is missing, and the stack has no unityCatalog whose name it would be; set it, or add one",
                      },
                  ],
        ),
        ...principalIssue(databricks),
    ];
}

const renames = {
    pythonFile: "entry",
    sqlFile: "sql",
    dependsOn: "after",
    runnerGroups: "personas",
    viewerGroups: "viewers",
};

/** Paths of the component as paths of the settings. */
const inList = (path: string) =>
    path
        .replace(`${at}.jobs`, `${at}.list`)
        .replace(/\.cluster\./, ".")
        .replace(/\.schedule\.quartzCron$/, ".cron")
        .replace(/\.schedule\./, ".");

function principalIssue({ jobs, unityCatalog }: DatabricksSettings): SettingsIssue[] {
    const principal = jobs?.servicePrincipal;
    return principal !== undefined && principal === unityCatalog?.maintenance?.servicePrincipal
        ? [
              {
                  path: `${at}.servicePrincipal`,
                  message:
                      "is that of unityCatalog.maintenance, which may not write what jobs write; name one of its own",
              },
          ]
        : [];
}
