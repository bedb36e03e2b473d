import { hubOf } from "../rehearsal/initialState";
import type { ProjectCopy, StackConfig } from "../engine/project";

/** A stack that a rehearsal makes. */
export interface LiveStack {
    /** Its name. */
    name: string;
    /** What it is to the rehearsal. */
    role: "stack" | "hub";
    /** Its settings. */
    config: StackConfig;
    /** Subscription of its settings; empty where they name none. */
    subscription: string;
}

/** The stack and its hub, in the order in which they are made; refuses a stack that the project lacks. */
export function liveStacks(project: ProjectCopy, stack: string): LiveStack[] {
    const config = project.config(stack);
    const hub = hubOf(config);
    const own = describe("stack", stack, config);
    return hub === undefined ? [own] : [describe("hub", hub, project.config(hub)), own];
}

function describe(role: LiveStack["role"], name: string, config: StackConfig): LiveStack {
    return { name, role, config, subscription: textOf(config.azure?.subscriptionId) };
}

/** Every subscription that they make something in. */
export function subscriptionsOf(stacks: readonly LiveStack[]): string[] {
    // A stack makes its half of the peering, and links, where it says that its hub is.
    const named = stacks.flatMap(({ config, subscription }) => [subscription, textOf(config.hub?.subscriptionId)]);
    return [...new Set(named.filter((id) => id !== "").map((id) => id.toLowerCase()))];
}

/** A setting that is a text; empty where it is not. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** `stack dev` or `hub shared`, as messages say it. */
export const called = ({ role, name }: LiveStack): string => `${role} ${name}`;
