import { anyType, judgedTemplate } from "../../core/azure/templates";
import type { Conditions } from "../../core/conditions";
import { defineRule } from "../../core/rule";

/** By resource type that deploys or keeps a template: where it is. */
const templates: Readonly<Record<string, string>> = {
    "azure-native:resources:Deployment": "properties.template",
    "azure-native:resources:DeploymentAtManagementGroupScope": "properties.template",
    "azure-native:resources:DeploymentAtScope": "properties.template",
    "azure-native:resources:DeploymentAtSubscriptionScope": "properties.template",
    "azure-native:resources:DeploymentAtTenantScope": "properties.template",
    "azure-native:resources:DeploymentStackAtManagementGroup": "template",
    "azure-native:resources:DeploymentStackAtResourceGroup": "template",
    "azure-native:resources:DeploymentStackAtSubscription": "template",
    "azure-native:resources:TemplateSpecVersion": "mainTemplate",
    "azure-native:solutions:ApplicationDefinition": "mainTemplate",
};

const genericResource = "azure-native:resources:Resource";

export const governanceDeploymentTemplate = defineRule({
    id: "governance-deployment-template",
    title: "What templates and generic resources make can be judged",
    rationale:
        "A resource inside a template, or of a type given as text, has none of the inputs that rules look at: an open account passes there unseen.",
    remedy: "Make the resources in the program; a template is for what azure-native cannot express.",
    severity: "medium",
    level: { dev: "advisory", prod: "advisory" },
    targets: [...Object.keys(templates), genericResource],
    references: [],
    checks: ({ type }): Conditions =>
        type === genericResource ? { resourceType: anyType } : { [templates[type] ?? ""]: judgedTemplate },
});
