import { behaviours } from "../services";
import { checkBody } from "../core/checks";
import type { ResourceRequest } from "./types";

/** Misses and surplus of a body, as far as the behaviour of its type knows. */
export function bodyFaults({ type, inputs }: ResourceRequest): { property: string; reason: string }[] {
    try {
        const behaviour = behaviours[type];
        if (behaviour) {
            checkBody(behaviour, inputs);
        }
        return [];
    } catch (error) {
        return [{ property: "", reason: (error as Error).message }];
    }
}
