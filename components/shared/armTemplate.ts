import type { InputIssue } from "./validation";

/** A resource as a template of Azure Resource Manager has it; any text may be an expression in brackets. */
export interface ArmResource {
    /** Full type, for example `Microsoft.Storage/storageAccounts/privateEndpointConnections`. */
    type: string;
    /** API version, for example `2024-01-01`. */
    apiVersion: string;
    /** Name, those of its parents before it with slashes between. */
    name: string;
    /** Properties. */
    properties: Record<string, unknown>;
}

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

// That of @pulumi/azure-native 3.28.0 for its own deployments.
const deploymentsApiVersion = "2024-03-01";

/**
 * Template of one resource. Values that Azure must look up go through a nested deployment: a resource's name cannot hold
 * `reference()`, and the parameters of a nested deployment can (learn.microsoft.com/azure/azure-resource-manager/
 * templates/template-functions-resource, "reference", and linked-templates, "Expression evaluation scope in nested templates").
 */
export function armTemplate(resource: ArmResource, parameters: string[], lookups: Record<string, string>): object {
    const names = [...parameters, ...Object.keys(lookups)];
    const direct = template(names, resource);
    if (Object.keys(lookups).length === 0) {
        return direct;
    }
    const given = parameters.map((name) => [name, { value: `[parameters('${name}')]` }]);
    const lookedUp = Object.entries(lookups).map(([name, expression]) => [name, { value: expression }]);
    return template(parameters, {
        type: "Microsoft.Resources/deployments",
        apiVersion: deploymentsApiVersion,
        // Deployments of one resource group have one name each, of 64 characters at most.
        name: "[concat('inner-', uniqueString(deployment().name))]",
        properties: {
            mode: "Incremental",
            expressionEvaluationOptions: { scope: "inner" },
            parameters: Object.fromEntries([...given, ...lookedUp]) as Record<string, unknown>,
            template: direct,
        },
    });
}

function template(parameters: string[], resource: ArmResource): object {
    return {
        $schema: schema,
        contentVersion: "1.0.0.0",
        parameters: Object.fromEntries(parameters.map((name) => [name, { type: "string" }])),
        resources: [resource],
    };
}

/**
 * What is wrong with the parts of a template: a name that is given twice, one that is not given, one that is not read,
 * a lookup that is no expression.
 */
export function templateIssues(
    resource: ArmResource,
    parameters: string[],
    lookups: Record<string, string>,
): InputIssue[] {
    const given = [...parameters, ...Object.keys(lookups)];
    const inResource = parametersIn(JSON.stringify(resource));
    const read = new Set([...inResource, ...parametersIn(Object.values(lookups).join("\n"))]);
    const issues: InputIssue[] = [];
    for (const [name, expression] of Object.entries(lookups)) {
        if (parameters.includes(name)) {
            issues.push({ propertyPath: `lookups.${name}`, reason: "is a parameter as well" });
        }
        if (!/^\[[^[].*\]$/s.test(expression)) {
            issues.push({
                propertyPath: `lookups.${name}`,
                reason: `"${expression}" is not an expression in brackets`,
            });
        }
    }
    for (const name of inResource.filter((name) => !given.includes(name))) {
        issues.push({ propertyPath: "resource", reason: `reads parameter "${name}", which is not given` });
    }
    for (const name of given.filter((name) => !read.has(name))) {
        issues.push({
            propertyPath: parameters.includes(name) ? `parameters.${name}` : `lookups.${name}`,
            reason: "is read by nothing",
        });
    }
    if (/\breference\(/.test(resource.name)) {
        issues.push({
            propertyPath: "resource.name",
            reason: "holds reference(), which Azure refuses in a name; look it up",
        });
    }
    return issues;
}

const parametersIn = (text: string) => [
    ...new Set([...text.matchAll(/parameters\('([^']+)'\)/g)].map(([, name = ""]) => name)),
];
