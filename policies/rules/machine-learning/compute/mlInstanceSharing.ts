import { equals, present } from "../../../core/conditions";
import { ofInstance } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlInstanceSharing = defineRule({
    id: "ml-instance-sharing",
    title: "Compute instances belong to one person",
    rationale:
        "Azure shares an instance by default: every user of the workspace opens its notebooks, with the access that its owner signed in with.",
    remedy: "Set properties.properties.applicationSharingPolicy to Personal and personalComputeInstanceSettings.assignedUser to the object id and tenant of the user.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [],
    applies: ofInstance,
    checks: {
        "properties.properties.applicationSharingPolicy": equals("Personal"),
        "properties.properties.personalComputeInstanceSettings.assignedUser.objectId": present(),
    },
});
