import { stepEntry, stepSchema, type Step } from "../../steps/contract";
import { byCodePoints, type PlanResource } from "../plan";
import { countOf } from "../words";

/** Token of the resource that runs a step. */
export const stepType = "command:local:Command";

/** The step that a resource runs; undefined where it runs none, or one that is not known or not of today's form. */
export function stepOf({ type, inputs }: Pick<PlanResource, "type" | "inputs">): Step | undefined {
    const { environment } = inputs;
    if (type !== stepType || environment === null || typeof environment !== "object" || Array.isArray(environment)) {
        return undefined;
    }
    const text = environment[stepEntry];
    try {
        return typeof text === "string" ? stepSchema.safeParse(JSON.parse(text)).data : undefined;
    } catch {
        return undefined;
    }
}

/** What the step that a resource runs does on what, in words: `sqlScript sql/control: 3 scripts`; undefined where none can be read. */
export function stepWordsOf(resource: Pick<PlanResource, "type" | "inputs">): string | undefined {
    const step = stepOf(resource);
    return step && `${step.kind} ${step.target}: ${workOf(step)}`;
}

function workOf(step: Step): string {
    switch (step.kind) {
        case "sqlScript": {
            const { scripts, allowDrop } = step.arguments;
            const drops = allowDrop.length > 0 ? `, ${allowDrop.length} may drop what holds data` : "";
            return `${countOf(scripts.length, "script")}${drops}`;
        }
        case "sqlUsers":
            return countOf(step.arguments.users.length, "user");
        case "armAction": {
            const { action, reached, inverse } = step.arguments;
            const undone = inverse ? `; ${inverse.action} when it is deleted` : "";
            return `${action} until ${reached.join(" or ")}${undone}`;
        }
        case "fabricWorkspace":
            return countOf(step.arguments.roles.length, "role");
        case "fabricGateway": {
            const { members, sleepMinutes } = step.arguments;
            return `${countOf(members, "member")}, asleep after ${sleepMinutes} minutes; deleted with its step`;
        }
        case "fabricConnection":
            return `by gateway ${step.arguments.gateway}; deleted with its step`;
        case "fabricItem": {
            const { type, workspace, parts, model, connection } = step.arguments;
            const bound = model ? `, of model ${model}` : connection ? `, by connection ${connection}` : "";
            return `${type} in workspace ${workspace} of ${countOf(parts.length, "file")}${bound}`;
        }
    }
}

/** Steps in the order in which a deployment runs them: each after what it depends on, by name where nothing decides. */
export function stepsInOrder(resources: readonly PlanResource[]): PlanResource[] {
    if (!resources.some(({ type }) => type === stepType)) {
        return [];
    }
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const seen = new Set<string>();
    const found: PlanResource[] = [];
    const visit = (resource: PlanResource): void => {
        if (seen.has(resource.urn)) {
            return;
        }
        seen.add(resource.urn);
        for (const urn of needsOf(resource)) {
            const needed = byUrn.get(urn);
            if (needed) {
                visit(needed);
            }
        }
        if (resource.type === stepType) {
            found.push(resource);
        }
    };
    const steps = resources.filter(({ type }) => type === stepType);
    steps.sort((a, b) => byCodePoints(a.name, b.name) || byCodePoints(a.urn, b.urn)).forEach(visit);
    return found;
}

/** URNs of all that must be there first, but the component that holds it, which waits for what it holds. */
function needsOf({ dependsOn, propertyDependencies }: PlanResource): string[] {
    return [...new Set([...dependsOn, ...Object.values(propertyDependencies).flat()])].sort(byCodePoints);
}
