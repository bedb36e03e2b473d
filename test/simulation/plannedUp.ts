import path from "node:path";
import type { Plan, PlanResource } from "../../preview/plan";
import type { Cloud } from "../../simulation/cloud/cloud";
import { AzureNativeProvider } from "../../simulation/provider/azureNative";
import { CommandProvider } from "../../simulation/provider/command";
import { TimeProvider } from "../../simulation/provider/time";
import type { ResourceRequest, SimulatedProvider } from "../../simulation/provider/types";
import type { Inputs } from "../../simulation/core/simulatedType";

/** A resource that was made, as a state would hold it. */
interface Made {
    request: ResourceRequest;
    provider: SimulatedProvider;
    id: string;
    answer: Inputs;
}

/** What making the resources of a plan came to. */
export interface PlannedUp {
    /** Resources that were made. */
    made: Made[];
    /** Refusals, each with type and name. */
    refused: string[];
}

/**
 * Makes what a resolved plan has of Azure in a simulated cloud, steps with it, each resource after what it depends on: what
 * `pulumi up` would do, without the engine. Databricks is left out, whose providers connect to workspaces.
 */
export function makePlanned(cloud: Cloud, plan: Plan): PlannedUp {
    const made: Made[] = [];
    const refused: string[] = [];
    for (const resource of inOrder(plan)) {
        const provider = providerOf(cloud, plan, resource);
        if (!provider) {
            continue;
        }
        const { type, name, inputs } = resource;
        const request = { type, name, inputs };
        try {
            const wrong = provider.check(request);
            if (wrong.length > 0) {
                throw new Error(JSON.stringify(wrong));
            }
            const { id, outputs } = provider.create(request);
            made.push({ request, provider, id, answer: { ...inputs, ...outputs } });
        } catch (error) {
            refused.push(`${type} ${name}: ${(error as Error).message}`);
        }
    }
    return { made, refused };
}

/** What a refresh finds changed after it, each with type and name. */
export function changedByRefresh({ made }: PlannedUp): string[] {
    return made.flatMap(({ request, provider, id, answer }) => {
        const found = provider.read(request, id, answer);
        const changed = found ? provider.diff({ ...request, inputs: found.inputs }, request.inputs).changed : ["gone"];
        return changed.map((property) => `${request.type} ${request.name}: ${property}`);
    });
}

function providerOf(
    cloud: Cloud,
    { resources }: Plan,
    { type, provider }: PlanResource,
): SimulatedProvider | undefined {
    if (type.startsWith("time:")) {
        return new TimeProvider(cloud);
    }
    if (type.startsWith("command:")) {
        return new CommandProvider(cloud, path.join(__dirname, "../../stacks"));
    }
    if (!type.startsWith("azure-native:")) {
        return undefined;
    }
    const azure = new AzureNativeProvider(cloud);
    azure.configure(resources.find(({ urn }) => urn === provider)?.inputs ?? {});
    return azure;
}

/** Resources, each after what it depends on; a component stands for what lies in it. */
function inOrder({ resources }: Plan): PlanResource[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const ordered = new Set<PlanResource>();
    const visit = (urn: string, path: readonly string[]): void => {
        const resource = byUrn.get(urn);
        if (!resource || ordered.has(resource) || path.includes(urn)) {
            return;
        }
        const needed = [...resource.dependsOn, ...Object.values(resource.propertyDependencies).flat()];
        for (const each of needed) {
            within(each).forEach((inner) => visit(inner, [...path, urn]));
        }
        // A resource is registered once its component is, and that once what it depends on is made.
        visit(resource.parent ?? "", [...path, urn]);
        ordered.add(resource);
    };
    const within = (urn: string): string[] =>
        byUrn.get(urn)?.custom === false
            ? resources.filter(({ parent }) => parent === urn).flatMap((child) => within(child.urn))
            : [urn];
    for (const { urn } of resources) {
        visit(urn, []);
    }
    return [...ordered].filter(({ custom }) => custom);
}
