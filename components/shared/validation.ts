import * as pulumi from "@pulumi/pulumi";
import type { NameRule } from "../../azure/resourceType";
import { visible } from "../../azure/visibleText";

/** One thing that is wrong with the inputs of a component. */
export interface InputIssue {
    /** Path of the input, for example `zones[1].lifecycle`. */
    propertyPath: string;
    /** What was found and what would be right. */
    reason: string;
}

/**
 * Throws one error that holds every issue; does nothing when there is none. Called before `super()`, so that a refused
 * component registers nothing.
 */
export function throwIfInvalid(component: string, name: string, issues: InputIssue[]): void {
    if (issues.length === 0) {
        return;
    }
    // The values are shown by whatever shows the error, Pulumi's own command among it.
    const errors = issues.map(({ propertyPath, reason }) => ({
        propertyPath: visible(propertyPath),
        reason: visible(reason),
    }));
    const lines = errors.map((issue) => `${issue.propertyPath}: ${issue.reason}`);
    throw new pulumi.InputPropertiesError({ message: `${component} "${name}": ${lines.join("; ")}`, errors });
}

/** Least and most of a number, both included. */
export type Bounds = readonly [least: number, most: number];

/** Whether a number is whole and within bounds. */
export const isWholeNumber = (value: number, [least, most]: Bounds): boolean =>
    Number.isInteger(value) && value >= least && value <= most;

/** What is wrong with a name that the user chose, by the rule of its resource type. */
export function nameIssues(
    propertyPath: string,
    name: string,
    { minLength, maxLength, pattern, words }: NameRule,
): InputIssue[] {
    return name.length >= minLength && name.length <= maxLength && pattern.test(name)
        ? []
        : [{ propertyPath, reason: `"${name}" must be ${words}` }];
}

/** Issues of a part of the inputs, by their paths from the whole. */
export const issuesWithin = (path: string, issues: readonly InputIssue[]): InputIssue[] =>
    issues.map(({ propertyPath, reason }) => ({ propertyPath: `${path}.${propertyPath}`, reason }));

/** Values that are duplicated, in the order of their second appearance. */
export function repeated(values: readonly string[]): string[] {
    return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
