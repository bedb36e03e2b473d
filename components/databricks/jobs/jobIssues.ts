import { validate as isUuid } from "uuid";
import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, issuesWithin, repeated, type InputIssue } from "../../shared/validation";
import { groupIssues } from "../access/accountGroups";
import { resolvePolicies } from "../compute/policyResolution";
import { jobClusterIssues } from "./jobCluster";
import { databricksJobDefaults, databricksJobLimits, type DatabricksJob, type JobSurroundings } from "./jobDefinition";
import { jobPolicyIssue } from "./jobPolicy";
import { jobScheduleIssues } from "./jobSchedule";
import { parameterIssues } from "./parameterIssues";
import { taskIssues } from "./taskIssues";

/** Everything that is wrong with jobs, paths beginning with `jobs`. */
export function jobIssues(surroundings: JobSurroundings): InputIssue[] {
    const { jobs } = surroundings;
    return [
        ...Object.entries(jobs).flatMap(([name, job]) => [
            ...jobNameIssues(name),
            ...issuesWithin(`jobs.${name}`, issuesOfJob(job, surroundings)),
        ]),
        ...sharedTableIssues(jobs),
    ];
}

const jobNameIssues = (name: string): InputIssue[] =>
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name)
        ? []
        : [{ propertyPath: `jobs.${name}`, reason: "must have a name of letters, digits, hyphens and underscores" }];

function issuesOfJob(job: DatabricksJob, surroundings: JobSurroundings): InputIssue[] {
    const { viewerGroups = [], runnerGroups = [], runAsApplicationId } = job;
    return [
        ...taskIssues(job.tasks, surroundings),
        ...policyIssuesOf(job, surroundings),
        ...issuesWithin("parameters", parameterIssues(job.parameters)),
        ...(job.schedule ? issuesWithin("schedule", jobScheduleIssues(job.schedule)) : []),
        ...numberIssues(job),
        ...writesIssues(job),
        ...groupIssues(viewerGroups, "viewerGroups"),
        ...groupIssues(runnerGroups, "runnerGroups"),
        ...(typeof runAsApplicationId === "string" && !isUuid(runAsApplicationId)
            ? [{ propertyPath: "runAsApplicationId", reason: `"${runAsApplicationId}" is not a UUID` }]
            : []),
    ];
}

function policyIssuesOf(job: DatabricksJob, { policies, pools = {} }: JobSurroundings): InputIssue[] {
    const { policy: name, cluster = {} } = job;
    const { needsGpu } = withDefaults(job, databricksJobDefaults);
    const needed = Object.values(job.tasks).some(({ pythonFile }) => pythonFile !== undefined);
    const refused = (reason: string) => [{ propertyPath: "policy", reason }];
    if (name === undefined) {
        return needed ? refused("is missing; name the policy that its cluster is made by") : [];
    }
    if (!needed) {
        return refused(`is "${name}", but no task runs on a cluster; leave it out`);
    }
    const resolved = resolvePolicies(policies, pools).find(({ policy }) => policy.name === name);
    if (!resolved) {
        const known = policies.map((policy) => policy.name).join(", ") || "there are none";
        return refused(`"${name}" is none of the policies (${known})`);
    }
    const issues = issuesWithin("cluster", jobClusterIssues(cluster));
    if (issues.length > 0) {
        return issues;
    }
    if (needsGpu && resolved.variant !== "gpu-ml") {
        return refused(
            `"${name}" is for ${resolved.variant} runtimes, but the code needs a GPU; name a policy of preset distributed-gpu-training`,
        );
    }
    const reason = jobPolicyIssue(resolved, cluster, pools);
    return reason === undefined ? [] : refused(reason);
}

function numberIssues(job: DatabricksJob): InputIssue[] {
    const decided = withDefaults(job, databricksJobDefaults);
    return (Object.keys(databricksJobLimits) as (keyof typeof databricksJobLimits)[]).flatMap((property) => {
        const limits = databricksJobLimits[property];
        return isWholeNumber(decided[property], limits)
            ? []
            : [
                  {
                      propertyPath: property,
                      reason: `must be a whole number from ${limits.join(" to ")}, is ${decided[property]}`,
                  },
              ];
    });
}

function tableIssues(propertyPath: string, tables: readonly string[]): InputIssue[] {
    return tables.flatMap((table, i) =>
        /^[a-z0-9_]+\.[a-z0-9_]+$/.test(table)
            ? []
            : [
                  {
                      propertyPath: `${propertyPath}[${i}]`,
                      reason: `"${table}" must be a schema and a table, as bronze.sales`,
                  },
              ],
    );
}

function writesIssues({ reads = [], writes = [], maxConcurrentRuns = 1 }: DatabricksJob): InputIssue[] {
    const issues = [...tableIssues("reads", reads), ...tableIssues("writes", writes)];
    if (writes.length > 0 && maxConcurrentRuns > 1) {
        issues.push({
            propertyPath: "maxConcurrentRuns",
            reason: `is ${maxConcurrentRuns}, but runs at the same time would write ${writes.join(", ")} at once; leave it out`,
        });
    }
    return issues;
}

function sharedTableIssues(jobs: Readonly<Record<string, DatabricksJob>>): InputIssue[] {
    const writers = Object.entries(jobs).flatMap(([name, { writes = [] }]) =>
        [...new Set(writes)].map((table) => ({ name, table })),
    );
    return repeated(writers.map(({ table }) => table)).flatMap((table) => {
        const names = writers.filter((writer) => writer.table === table).map(({ name }) => name);
        const [first, ...others] = names;
        return others.map((name) => ({
            propertyPath: `jobs.${name}.writes`,
            reason: `${table} is written by ${first} too, and two writers undo each other's work; let one job write it`,
        }));
    });
}
