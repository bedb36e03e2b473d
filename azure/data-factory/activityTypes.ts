/**
 * Types of activities that take no policy with a timeout and retries, and that control others or only the run itself; in lower
 * case. Source: inputs of activities in @pulumi/azure-native 3.28.0 without `policy` of type ActivityPolicy.
 */
export const controlActivities: readonly string[] = [
    "appendvariable",
    "executepipeline",
    "fail",
    "filter",
    "foreach",
    "ifcondition",
    "setvariable",
    "switch",
    "until",
    "validation",
    "wait",
    "webhook",
];

/** Inputs of an activity that hold activities, and the input of a Switch whose elements do. Source: as above. */
export const activityLists = {
    own: ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities"],
    cases: "cases",
} as const;
