import { equals, type MissingPasses, oneOf, shape, some } from "../../../core/conditions";
import { ofInstance } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

const enabledUnlessSet: MissingPasses = { missing: "pass", because: "a schedule is in force unless it is disabled" };
const triggered = { triggerType: oneOf(["Cron", "Recurrence"]) };

export const mlInstanceStopSchedule = defineRule({
    id: "ml-instance-stop-schedule",
    title: "Compute instances stop at a set time",
    rationale: "A notebook that keeps its kernel busy is never idle, and runs through the night.",
    remedy: "Add an enabled schedule with action Stop to properties.properties.schedules.computeStartStop.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [],
    applies: ofInstance,
    checks: {
        "properties.properties.schedules.computeStartStop": some(
            shape({ action: equals("Stop"), status: equals("Enabled", enabledUnlessSet), ...triggered }),
        ),
    },
});
