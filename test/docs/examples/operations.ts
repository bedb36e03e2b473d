import { bracketed } from "../../../components";
import * as datafactory from "@pulumi/azure-native/datafactory";

const state = "properties.runtimeState";
const { started } = bracketed(
    "daily",
    {
        target: "data-factory/daily",
        resourceId:
            "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.DataFactory/factories/adf-shop/triggers/daily",
        apiVersion: "2018-06-01",
        stop: { action: "stop", state, reached: ["Stopped"] },
        start: { action: "start", state, reached: ["Started"] },
        inputs: {
            resourceGroupName: "rg-shop",
            factoryName: "adf-shop",
            triggerName: "daily",
            properties: { type: "ScheduleTrigger" as const, recurrence: { frequency: "Day", interval: 1 } },
        },
    },
    (inputs, opts) => new datafactory.Trigger("daily", inputs, opts),
    {},
);
export const lastStart = started?.result;
