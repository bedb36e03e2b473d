import { expect, it } from "vitest";
import { cloudOf, describeRefusals, type Objects } from "../fakeCloud";

const operation = { field: "operationName", equals: "Microsoft.Authorization/locks/delete" };
const alert = (...conditions: object[]) => ({
    activityLogAlertName: "ala",
    condition: { allOf: [{ field: "category", equals: "Administrative" }, ...conditions] },
});
const rule = (evaluationFrequency: string, numberOfEvaluationPeriods = 1) => ({
    ruleName: "sqr",
    windowSize: "PT1H",
    evaluationFrequency,
    criteria: { allOf: [{ failingPeriods: { numberOfEvaluationPeriods } }] },
});
const made = (count: number): Objects =>
    Array.from({ length: count }, (_, i) => ["monitor:ActivityLogAlert", { activityLogAlertName: `ala-${i}` }]);

describeRefusals("Azure Monitor's alerts", [
    {
        about: "an alert on every change",
        type: "monitor:ActivityLogAlert",
        passes: alert(operation),
        refused: alert(),
        says: /^400 UnsupportedCondition: Specify additional conditions/,
    },
    {
        about: "a list of operations in one condition",
        type: "monitor:ActivityLogAlert",
        passes: alert({ anyOf: [operation] }),
        refused: alert({ field: "operationName", containsAny: [operation.equals] }),
        says: /^400 UnsupportedCondition: The operation name provided is null or empty/,
    },
    {
        about: "a log search alert that skips logs",
        type: "monitor:ScheduledQueryRule",
        passes: rule("PT1H"),
        refused: rule("PT2H"),
        says: /^400 .*PT2H is longer than the time that an evaluation looks back, PT1H/,
    },
    {
        about: "a log search alert that skips logs between its periods",
        type: "monitor:ScheduledQueryRule",
        passes: rule("PT2H", 2),
        refused: rule("P1D", 2),
        says: /^400 .*P1D is longer/,
    },
]);

it("A subscription has 100 activity log alerts at most, and those that it has can be changed", () => {
    const type = "azure-native:monitor:ActivityLogAlert";
    const full = cloudOf(made(100));
    expect(cloudOf(made(99)).ask(type, alert(operation))).toBe("");
    expect(full.ask(type, alert(operation))).toMatch(/^400 .*100 activity log alerts/);
    expect(full.ask(type, { ...alert(operation), activityLogAlertName: "ala-7" })).toBe("");
});
