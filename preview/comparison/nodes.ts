import type { PlanProperties, PlanValue } from "../plan";
import { byName, isMark, pathText, type Step } from "./properties";

/** A value within the inputs of a resource, and the path to it. */
export interface Node {
    /** Path as a comparison writes it; an element of a list stands by its name, where each has one of its own. */
    path: string;
    /** The path with every element of a list as `[]`. */
    place: string;
    /** The value. */
    value: PlanValue;
}

/** Every value within the inputs, wholes before their parts. */
export function nodesOf(inputs: PlanProperties): Node[] {
    const nodes: Node[] = [];
    const walk = (value: PlanValue, steps: readonly Step[]): void => {
        const path = pathText(steps);
        nodes.push({ path, place: path.replace(/\[[^\]]*\]/g, "[]"), value });
        if (value === null || typeof value !== "object" || isMark(value)) {
            return;
        }
        const list = Array.isArray(value) ? value : undefined;
        const names = list && namesOf(list);
        for (const [key, inner] of Object.entries(value)) {
            const i = Number(key);
            const named = names?.[i];
            walk(inner, [...steps, list ? (named === undefined ? i : { named }) : key]);
        }
    };
    for (const [key, value] of Object.entries(inputs)) {
        walk(value, [key]);
    }
    return nodes;
}

/** A rule's path, `rules[0].name`, as a comparison writes it: `rules["ssh"].name`. */
export function namedPath(inputs: PlanProperties, path: string): string {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    let value: PlanValue | undefined = inputs;
    return pathText(
        steps.map((step): Step => {
            const list: PlanValue[] | undefined = Array.isArray(value) ? value : undefined;
            const named = list && namesOf(list)?.[Number(step)];
            value = (value as PlanProperties | undefined | null)?.[step];
            return named === undefined ? (list ? Number(step) : step) : { named };
        }),
    );
}

function namesOf(list: readonly PlanValue[]): string[] | undefined {
    const named = byName(list, false);
    return named && [...named.keys()];
}
