import { missingChildren } from "../azure/children";
import { type Condition, equals } from "../conditions";
import { propertyIn, type ResourceGraph } from "../relations";
import type { StackFinding } from "../rule";
import { both } from "../verdict";

/** Type of a workspace. */
export const workspaceType = "azure-native:synapse:Workspace";

/** Type of the deployments that state its parts, which azure-native has no types of. */
export const partType = "azure-native:resources:Deployment";

const resource = "properties.template.resources.0";

/** A part that a workspace must have. */
interface RequiredPart {
    /** Its type below the workspace. */
    readonly type: string;
    /** What its properties must be. */
    readonly properties: Readonly<Record<string, Condition>>;
    /** Whether a workspace needs it; each does by default. */
    readonly of?: (graph: ResourceGraph) => ReturnType<ResourceGraph["ofType"]>;
}

/** The workspaces of a stack that lack a part, stated by a template whose parameter `workspace` is the name of the workspace. */
export function missingParts(graph: ResourceGraph, { type, properties, of }: RequiredPart): StackFinding[] {
    const isPart = equals(`Microsoft.Synapse/workspaces/${type}`);
    return missingChildren(graph, {
        of: of?.(graph) ?? graph.ofType(workspaceType),
        children: graph.ofType(partType),
        relate: (part, workspace) =>
            both([
                isPart.judge(propertyIn(part, `${resource}.type`)).answer,
                ...Object.entries(properties).map(
                    ([path, condition]) => condition.judge(propertyIn(part, `${resource}.properties.${path}`)).answer,
                ),
                graph.names(part, "properties.parameters.workspace.value", workspace),
            ]),
        expected: `a template with ${type} of this workspace and ${Object.entries(properties)
            .map(([path, { expectation }]) => `${path} ${expectation}`)
            .join(" and ")}`,
    });
}
