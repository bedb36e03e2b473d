import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, issuesWithin, type InputIssue } from "../../shared/validation";
import { groupIssues } from "../access/accountGroups";
import { jobScheduleIssues } from "../jobs/jobSchedule";
import { servedModelDefaults, servedModelLimits, type ServedModel } from "./servedModel";

/** What is wrong with served models, paths beginning with `models`. */
export const servingIssues = (models: Readonly<Record<string, ServedModel>>): InputIssue[] =>
    Object.entries(models).flatMap(([name, model]) => [
        ...endpointNameIssues(name),
        ...issuesWithin(`models.${name}`, issuesOf(model)),
    ]);

// The endpoint has the model's name, which may be longer; "less than 64 characters": learn.microsoft.com/azure/databricks/
// machine-learning/model-serving/create-manage-serving-endpoints; unverified: read at second hand.
const endpointNameIssues = (name: string): InputIssue[] =>
    name.length < 64
        ? []
        : [
              {
                  propertyPath: `models.${name}`,
                  reason: `has ${name.length} characters, and an endpoint's name 63 at most; give the model a shorter name`,
              },
          ];

function issuesOf(model: ServedModel): InputIssue[] {
    const { callsPerMinute } = withDefaults(model, servedModelDefaults);
    const { monitor, queryGroups = [], versions = {} } = model;
    const [least, most] = servedModelLimits.callsPerMinute;
    const issues = [...versionIssues(versions), ...groupIssues(queryGroups, "queryGroups")];
    if (!isWholeNumber(callsPerMinute, servedModelLimits.callsPerMinute)) {
        issues.push({
            propertyPath: "callsPerMinute",
            reason: `must be a whole number from ${least} to ${most}, is ${callsPerMinute}`,
        });
    }
    if (monitor && !/^[a-z0-9_]+\.[a-z0-9_]+$/.test(monitor.baselineTable)) {
        issues.push({
            propertyPath: "monitor.baselineTable",
            reason: `"${monitor.baselineTable}" must be a schema and a table, as gold.sales_baseline`,
        });
    }
    if (monitor?.schedule) {
        issues.push(...issuesWithin("monitor.schedule", jobScheduleIssues(monitor.schedule)));
    }
    return issues;
}

function versionIssues(versions: Readonly<Record<string, number>>): InputIssue[] {
    const issues = Object.entries(versions).flatMap(([version, traffic]): InputIssue[] => {
        if (!/^[1-9]\d*$/.test(version)) {
            return [
                {
                    propertyPath: `versions.${version}`,
                    reason: "is no number of a version; an endpoint serves a version, not an alias: name the number that it has",
                },
            ];
        }
        return isWholeNumber(traffic, [0, 100])
            ? []
            : [
                  {
                      propertyPath: `versions.${version}`,
                      reason: `must be a whole number of percent from 0 to 100, is ${traffic}`,
                  },
              ];
    });
    const [, most] = servedModelLimits.versions;
    if (Object.keys(versions).length > most) {
        issues.push({
            propertyPath: "versions",
            reason: `are ${Object.keys(versions).length}, and an endpoint serves ${most} at most; take some out`,
        });
    }
    const together = Object.values(versions).reduce((sum, traffic) => sum + traffic, 0);
    if (issues.length === 0 && Object.keys(versions).length > 0 && together !== 100) {
        issues.push({
            propertyPath: "versions",
            reason: `get ${together} percent of the calls; let them be 100 together`,
        });
    }
    return issues;
}
