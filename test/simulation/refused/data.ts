import { cloudWith, idIn, type Asked } from "../support";
import type { RefusedCase } from "./cases";

const factory: Asked = ["datafactory:Factory", { factoryName: "adf" }];
const trigger = (triggerName: string) => ({
    factoryName: "adf",
    triggerName,
    properties: { type: "ScheduleTrigger", recurrence: { frequency: "Day", interval: 1 } },
});

function withStartedTrigger() {
    const cloud = cloudWith([factory, ["datafactory:Trigger", trigger("daily")]]);
    cloud.act(idIn("Microsoft.DataFactory/factories", "adf", "triggers", "daily"), "start");
    return cloud;
}

/** What services that move and serve data refuse. */
export const dataCases: readonly RefusedCase[] = [
    {
        type: "azure-native:datafactory:Trigger",
        what: "a change of a trigger that is started",
        cloud: withStartedTrigger,
        passes: trigger("weekly"),
        broken: { triggerName: "daily" },
        says: /^400 TriggerEnabledCannotUpdate: Cannot update enabled Trigger; the trigger needs to be disabled first\.$/,
    },
];
