import { stepEntry, stepProgram, stepSchema, type Step } from "../../steps/contract";
import { at } from "../core/ids";
import type { Deployment, StateEntry } from "../recovery/pending";
import { typeAndName } from "../core/urns";

/** A step as the state of a stack holds it. */
export interface DeployedStep {
    /** URN of its command. */
    urn: string;
    /** Logical name. */
    name: string;
    /** The step; absent where it cannot be read. */
    step?: Step;
    /** Environment of its command. */
    environment: Record<string, string>;
    /** Why it cannot be verified; absent where it can. */
    issue?: string;
}

const commandType = "command:local:Command";

/** Steps of a state whose work is to be found, in the order in which they ran. */
export function deployedSteps({ resources = [] }: Deployment): DeployedStep[] {
    const steps = resources
        .filter(({ type, delete: gone }) => type === commandType && !gone)
        .filter((resource) => isStep(resource))
        .map(deployedStep);
    return steps.filter((step, i) => !steps.slice(i + 1).some((later) => takesFurther(step, later)));
}

// What stops a resource before a change is followed by what starts it again: the state of the first is gone.
function takesFurther(step: DeployedStep, later: DeployedStep): boolean {
    const resource = resourceOf(step);
    return resource !== undefined && resourceOf(later)?.toLowerCase() === resource.toLowerCase();
}

/** Id of the resource that a step acts on; undefined of a step that does something else. */
const resourceOf = ({ step, environment }: DeployedStep) =>
    step?.kind === "armAction" ? environment[step.arguments.resource] : undefined;

// Another command is no step: nothing is known of what it does.
function isStep({ inputs }: StateEntry): boolean {
    const interpreter = at(inputs, "interpreter");
    return Array.isArray(interpreter) && stepProgram.every((word, i) => interpreter[i] === word);
}

function deployedStep({ urn, inputs }: StateEntry): DeployedStep {
    const { name } = typeAndName(urn);
    const entries = Object.entries((at(inputs, "environment") ?? {}) as Record<string, unknown>);
    const environment = Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    // A secret stands in the state as an object, and a step has none.
    const unread = entries.filter(([, value]) => typeof value !== "string").map(([entry]) => entry);
    if (unread.length > 0) {
        return { urn, name, environment, issue: `its entries ${unread.join(", ")} are no plain text in the state` };
    }
    const step = stepSchema.safeParse(parsed(environment[stepEntry])).data;
    if (!step) {
        const remedy = 'run "pulumi up" with this program first';
        return { urn, name, environment, issue: `its ${stepEntry} is of another version of the program: ${remedy}` };
    }
    return { urn, name, environment, step };
}

function parsed(text: string | undefined): unknown {
    try {
        return JSON.parse(text ?? "");
    } catch {
        return undefined;
    }
}
