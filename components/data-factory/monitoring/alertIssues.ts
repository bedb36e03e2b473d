import { logAlertLimits } from "../../../azure/observability/logAlerts";
import { issuesWithin, isWholeNumber, repeated, type Bounds, type InputIssue } from "../../shared/validation";
import { expectedBytes, loadedSourceDefaults, mostExpectedBytes, mostSources, type LoadedSource } from "./alertQueries";

/** Bounds of the inputs of alerts, both included: a query that runs every hour looks at two days of logs. */
export const ingestAlertsLimits = {
    hours: [1, logAlertLimits.lookBackMinutes / 60 - 1],
    sources: [0, mostSources],
} as const;

/** Everything that is wrong with the sources whose loads are watched. */
export function ingestAlertsIssues(sources: readonly LoadedSource[]): InputIssue[] {
    return [
        ...sources.flatMap((source, i) => issuesWithin(`sources[${i}]`, sourceIssues(source))),
        ...repeated(sources.map(({ name }) => name)).map((name) => ({
            propertyPath: "sources",
            reason: `source "${name}" is duplicated`,
        })),
        ...sizeIssues(sources),
    ];
}

function sourceIssues({ tables, hours = loadedSourceDefaults.hours }: LoadedSource): InputIssue[] {
    const bounds: Bounds = ingestAlertsLimits.hours;
    const issues = repeated(tables).map((table) => ({
        propertyPath: "tables",
        reason: `"${table}" is duplicated`,
    }));
    if (tables.length === 0) {
        issues.push({ propertyPath: "tables", reason: "is empty; name a table, or leave the source out" });
    }
    if (!isWholeNumber(hours, bounds)) {
        issues.push({
            propertyPath: "hours",
            reason: `must be a whole number from ${bounds.join(" to ")}, is ${hours}; logs of two days tell nothing of a longer time`,
        });
    }
    return issues;
}

function sizeIssues(sources: readonly LoadedSource[]): InputIssue[] {
    const { sources: bounds } = ingestAlertsLimits;
    const bytes = expectedBytes(sources);
    const remedy = "make other alerts for some of the sources";
    return [
        ...(sources.length > bounds[1]
            ? [{ propertyPath: "sources", reason: `has ${sources.length}, must have ${bounds[1]} at most; ${remedy}` }]
            : []),
        ...(bytes > mostExpectedBytes
            ? [
                  {
                      propertyPath: "sources",
                      reason: `names tables in ${bytes} bytes, more than the ${mostExpectedBytes} that an alert has for them; ${remedy}`,
                  },
              ]
            : []),
    ];
}
