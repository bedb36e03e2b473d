import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";
import { bracketed } from "../../../components";

const state = "properties.runtimeState";

/** A data factory with a trigger that Azure does not change while it is started. */
export function program(): void {
    const { subscriptionId, description } = new pulumi.Config().requireObject<Record<string, string>>("settings");
    const provider = new azure.Provider("azure", { subscriptionId, tenantId: "t-1" });
    const opts = { provider };
    const group = new azure.resources.ResourceGroup("group", { resourceGroupName: "rg", location: "westeurope" }, opts);
    const { factory, names } = factoryIn(group, opts);
    bracketed(
        "daily",
        {
            target: "data-factory/daily",
            resourceId: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf-shop/triggers/daily`,
            apiVersion: "2018-06-01",
            stop: { action: "stop", state, reached: ["Stopped"] },
            start: { action: "start", state, reached: ["Started"] },
            inputs: {
                ...names,
                triggerName: "daily",
                properties: {
                    type: "ScheduleTrigger" as const,
                    description,
                    recurrence: { frequency: "Day", interval: 1, timeZone: "UTC" },
                },
            },
        },
        (inputs, more) => new azure.datafactory.Trigger("daily", inputs, { ...more, ...opts }),
        { dependsOn: factory },
    );
}

function factoryIn(group: azure.resources.ResourceGroup, opts: pulumi.CustomResourceOptions) {
    const names = { resourceGroupName: group.name, factoryName: "adf-shop" };
    return { names, factory: new azure.datafactory.Factory("factory", { ...names, location: "westeurope" }, opts) };
}
