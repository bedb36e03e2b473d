import { jobIssues, knownPools, readCodePackage } from "../../../../components/databricks/checks";
import { pathText, settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { jobPackage } from "../../schema/databricks/jobs";
import { groupsToCheck } from "./access";
import { bronzeNameIssues, bronzeTables } from "./bronzeTables";
import { computeShape } from "./computeShape";
import { buildsBronze, filesOfJobs, jobsShape } from "./jobsShape";
import type { DatabricksReads } from "./reads";

const at = "databricks.jobs";

/** What is wrong with jobs: code that is not there, clusters that policies deny, schedules, tables with two writers. */
export function jobsChecks(
    { ingest }: Pick<DatabricksReads, "ingest">,
    databricks: DatabricksSettings,
): SettingsIssue[] {
    const { jobs, sqlWarehouse, unityCatalog } = databricks;
    if (!jobs) {
        return [];
    }
    const groupsOf = (personas: readonly string[]) => groupsToCheck(databricks, personas);
    const { policies, pools } = computeShape(databricks, groupsOf);
    const tablesOf = (job: string) => bronzeTables(ingest, job);
    const found = jobIssues({
        jobs: jobsShape(databricks, { groupsOf, parametersOf: () => ({}), tablesOf }),
        code: [...readCodePackage(jobPackage), ...filesOfJobs(databricks, tablesOf)],
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
        ...Object.keys(jobs.list).flatMap((name) => bronzeNameIssues(ingest, name)),
        ...tablesIssues(ingest, jobs.list),
        ...principalIssue(databricks),
    ];
}

/** Jobs that build bronze and have no tables to build it from. */
function tablesIssues(ingest: DatabricksReads["ingest"], list: NonNullable<DatabricksSettings["jobs"]>["list"]) {
    return Object.entries(list).flatMap(([name, job]) =>
        buildsBronze(name, job) && bronzeTables(ingest, name).length === 0
            ? [
                  {
                      path: pathText(["databricks", "jobs", "list", name]),
                      message: `builds bronze, and no source of ingest with tables names it; set ingest.sources.<name>.bronzeJob.job to "${name}", or the parameter tables of its task to the path of a list`,
                  },
              ]
            : [],
    );
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
