import { activityLists, controlActivities } from "../../../azure/data-factory/activityTypes";
import type { Condition } from "../../core/conditions";
import type { PropertyRef } from "../../core/propertyRef";
import { defineRule } from "../../core/rule";
import { every, isolated, type Verdict } from "../../core/verdict";

const needed = ["policy.timeout", "policy.retry"];

/** The activities of a list, each followed by those within it. */
const activitiesIn = (list: PropertyRef): readonly PropertyRef[] =>
    list.elements().flatMap((activity) => [
        activity,
        ...activityLists.own.flatMap((name) => activitiesIn(activity.at(name))),
        ...activity
            .at(activityLists.cases)
            .elements()
            .flatMap((each) => activitiesIn(each.at("activities"))),
    ]);

const judgeActivity = (activity: PropertyRef): Verdict =>
    isolated(activity.path, () => {
        const type = activity.at("type").read();
        const isControl = typeof type === "string" && controlActivities.includes(type.toLowerCase());
        const missing = isControl ? undefined : needed.find((path) => (activity.at(path).read() ?? "") === "");
        return missing === undefined
            ? { answer: "pass", path: activity.path, found: "a policy" }
            : { answer: "fail", path: activity.at(missing).path, found: "not set" };
    });

const stated: Condition = {
    expectation: "a timeout and a number of retries of each activity",
    // A pipeline without activities has none that hangs.
    missing: "pass",
    judge: (ref) =>
        isolated(ref.path, () =>
            every(activitiesIn(ref).map(judgeActivity), { answer: "pass", path: ref.path, found: "no activity" }),
        ),
};

export const dataFactoryActivityPolicy = defineRule({
    id: "data-factory-activity-policy",
    title: "Activities state when they are ended and how often they are tried again",
    rationale:
        "Where nothing is said, an activity that hangs is ended after 12 hours and is never tried again, which no one decided.",
    remedy: "Set policy.timeout and policy.retry of each activity that does work, those within ForEach, If, Switch and Until among them.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:Pipeline"],
    references: [],
    checks: { activities: stated },
});
