import * as pulumi from "@pulumi/pulumi";
import { pipelineLimits } from "../../../azure/data-factory/pipelineLimits";
import { isWholeNumber, repeated, type Bounds, type InputIssue } from "../../shared/validation";
import { type Activity, isMap, rendered } from "./activity";
import { Expression } from "./expr";
import type { PipelineDefinition } from "./pipeline";

const loops = ["ForEach", "Until"];
const conditions = ["IfCondition", "Switch"];

/** Everything that Data Factory would refuse of a pipeline, or find only when it runs. */
export function pipelineIssues(pipeline: PipelineDefinition): InputIssue[] {
    const all = within(pipeline.activities);
    // unverified: how the service counts, whose limit is on what it stores.
    const bytes = Buffer.byteLength(
        JSON.stringify(known({ ...pipeline, activities: rendered(pipeline.activities, "nested") })),
    );
    return [
        ...repeated(all.map(({ name }) => name)).map((name) => ({
            propertyPath: "activities",
            reason: `"${name}" is duplicated; the name must be unique in the whole pipeline`,
        })),
        ...scopeIssues(pipeline.activities, "activities", undefined),
        ...all.flatMap(policyIssues),
        ...all.flatMap((activity) => referenceIssues(activity, pipeline, all)),
        ...(bytes > pipelineLimits.bytes
            ? [
                  {
                      propertyPath: "activities",
                      reason: `the pipeline has ${bytes} bytes, at most ${pipelineLimits.bytes}; split it`,
                  },
              ]
            : []),
    ];
}

// A name of another resource has about as many characters.
const known = (value: unknown): unknown => {
    if (pulumi.Output.isInstance(value)) {
        return "x".repeat(40);
    }
    if (Array.isArray(value)) {
        return value.map(known);
    }
    return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)])) : value;
};

const within = (activities: readonly Activity[]): Activity[] =>
    activities.flatMap((activity) => [activity, ...activity.children().flatMap((child) => within(child.activities))]);

function scopeIssues(activities: readonly Activity[], path: string, parent: Activity | undefined): InputIssue[] {
    const names = activities.map(({ name }) => name);
    const waits = new Map(activities.map((activity) => [activity.name, activity.dependencies()]));
    return activities.flatMap((activity, i) => {
        const at = `${path}[${i}]`;
        return [
            ...nameIssue(activity.name, at),
            ...nestingIssue(activity, at, parent),
            ...activity
                .dependencies()
                .filter((each) => !names.includes(each.activity))
                .map((each) => ({
                    propertyPath: `${at}.after`,
                    reason: `"${each.activity}" is none of the activities next to it (${names.join(", ")})`,
                })),
            ...(before(activity.name, waits).has(activity.name)
                ? [{ propertyPath: `${at}.after`, reason: `"${activity.name}" comes after itself` }]
                : []),
            ...activity.children().flatMap((child) => scopeIssues(child.activities, `${at}.${child.path}`, activity)),
        ];
    });
}

const nameIssue = (name: string, at: string): InputIssue[] =>
    name.length > 0 && name.length <= pipelineLimits.activityName && /^[A-Za-z0-9_][^<>*#.%&:\\+?/']*$/.test(name)
        ? []
        : [
              {
                  propertyPath: `${at}.name`,
                  reason: `"${name}" must be 1 to ${pipelineLimits.activityName} characters without < > * # . % & : \\ + ? / or a quote, a letter, digit or underscore first`,
              },
          ];

// learn.microsoft.com/azure/data-factory/concepts-nested-activities: one level. unverified: that loops in conditions count.
function nestingIssue(activity: Activity, at: string, parent: Activity | undefined): InputIssue[] {
    const isLoop = loops.includes(activity.type);
    const isRefused =
        parent !== undefined &&
        ((loops.includes(parent.type) && isLoop) ||
            (conditions.includes(parent.type) && (isLoop || conditions.includes(activity.type))));
    return isRefused
        ? [
              {
                  propertyPath: at,
                  reason: `${activity.type} "${activity.name}" cannot be in ${parent.type} "${parent.name}"; put it into a pipeline of its own and call that`,
              },
          ]
        : [];
}

function policyIssues(activity: Activity): InputIssue[] {
    const policy = activity.policy();
    const bounds: [string, unknown, Bounds][] = [
        ["batchCount", activity.properties.batchCount, pipelineLimits.parallel],
        ["units", activity.properties.dataIntegrationUnits, pipelineLimits.copyUnits],
        ["policy.timeoutMinutes", policy?.timeoutMinutes, pipelineLimits.timeoutMinutes],
        ["policy.retries", policy?.retries, activity.type === "Copy" ? [0, 0] : pipelineLimits.retries],
        ["policy.retrySeconds", policy?.retrySeconds, pipelineLimits.retrySeconds],
    ];
    return bounds
        .filter(
            ([, value, range]) => value !== undefined && !(typeof value === "number" && isWholeNumber(value, range)),
        )
        .map(([property, value, [least, most]]) => ({
            propertyPath: `${activity.name}.${property}`,
            reason: `is ${String(value)}, must be ${least === most ? least : `a whole number from ${least} to ${most}`}`,
        }));
}

function referenceIssues(activity: Activity, pipeline: PipelineDefinition, all: readonly Activity[]): InputIssue[] {
    const found = expressionsIn(activity.contents()).map(({ references }) => references);
    const earlier = earlierThan(activity, pipeline.activities);
    const missing = (kind: string, named: string[], known: readonly string[], right: string) =>
        [...new Set(named)]
            .filter((name) => !known.includes(name))
            .map((name) => ({
                propertyPath: activity.name,
                reason: `refers to ${kind} "${name}"${all.some((each) => each.name === name) ? ", which may not have ended before" : ", which there is not"}; ${right}`,
            }));
    return [
        ...missing(
            "activity",
            found.flatMap(({ activities }) => activities),
            [...earlier],
            "let it come after",
        ),
        ...missing(
            "parameter",
            found.flatMap(({ parameters }) => parameters),
            Object.keys(pipeline.parameters ?? {}),
            "add it",
        ),
        ...missing(
            "variable",
            found.flatMap(({ variables }) => variables),
            Object.keys(pipeline.variables ?? {}),
            "add it",
        ),
    ];
}

// Of containers, expressions of what is within are of those activities.
function expressionsIn(value: unknown): Expression[] {
    if (value instanceof Expression) {
        return [value];
    }
    if (Array.isArray(value)) {
        return value.flatMap(expressionsIn);
    }
    return isMap(value) && !("dependencies" in value) ? Object.values(value).flatMap(expressionsIn) : [];
}

/** Activities that have ended when this one begins: those before it, and those before what holds it. */
function earlierThan(activity: Activity, activities: readonly Activity[]): Set<string> {
    const waits = new Map(activities.map((each) => [each.name, each.dependencies()]));
    for (const each of activities) {
        if (each === activity) {
            return before(each.name, waits);
        }
        for (const child of each.children()) {
            if (within(child.activities).includes(activity)) {
                return new Set([...before(each.name, waits), ...earlierThan(activity, child.activities)]);
            }
        }
    }
    return new Set();
}

function before(name: string, waits: ReadonlyMap<string, readonly { activity: string }[]>): Set<string> {
    const found = new Set<string>();
    const next = [name];
    for (let each = next.pop(); each !== undefined; each = next.pop()) {
        for (const { activity } of waits.get(each) ?? []) {
            if (!found.has(activity)) {
                found.add(activity);
                next.push(activity);
            }
        }
    }
    return found;
}
