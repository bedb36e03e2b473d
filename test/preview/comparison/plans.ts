import type { Plan, PlanResource } from "../../../preview/plan";
import { unitStack } from "../../support/recording";

const { project, stack } = unitStack;

/** URN of a resource at the top of the stack, or within a component. */
export const urnOf = (type: string, name: string, parentType?: string) =>
    `urn:pulumi:${stack}::${project}::${parentType === undefined ? "" : `${parentType}$`}${type}::${name}`;

/** A resource of a plan, with what a test does not say left empty. */
export function resource(type: string, name: string, more: Partial<PlanResource> = {}): PlanResource {
    return {
        urn: urnOf(type, name),
        type,
        name,
        custom: true,
        provider: type.split(":")[0] ?? "",
        protect: false,
        retainOnDelete: false,
        aliases: [],
        dependsOn: [],
        propertyDependencies: {},
        inputs: {},
        ...more,
    };
}

/** A plan that holds resources. */
export function planWith(...resources: PlanResource[]): Plan {
    const policy = { pack: "none", profile: "dev", rulesEvaluated: 0, violations: [], unknown: [], waived: [] };
    return { format: "plan/1", project, stack, mode: "resolved", resources, outputs: {}, policy };
}

/** A storage account of the lake. */
export const lake = (inputs: PlanResource["inputs"] = {}, more: Partial<PlanResource> = {}): PlanResource =>
    resource("azure-native:storage:StorageAccount", "lake", {
        inputs: { accountName: "stlake", resourceGroupName: "rg", ...inputs },
        ...more,
    });
