import { isDeepStrictEqual } from "node:util";
import { catalog } from "../catalog";
import { behaviours } from "../cloud/behaviours";
import { valuesAt } from "../cloud/checks";
import type { Inputs } from "../types";
import type { Difference } from "./types";

/** Names of inputs that differ. */
export function changedInputs(olds: Inputs, news: Inputs): string[] {
    const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
    return names.filter((name) => !isDeepStrictEqual(olds[name], news[name]));
}

/** Compares inputs property by property; what is in the id, and what the service keeps for good, replaces. */
export function differenceOf(type: string, olds: Inputs, news: Inputs): Difference {
    const changed = changedInputs(olds, news);
    const fixed = [...(catalog[type]?.path ?? []), ...(behaviours[type]?.replaceOn ?? [])];
    const replaces = fixed.filter((path) => !isDeepStrictEqual(valuesAt(olds, path), valuesAt(news, path)));
    return { changed, replaces, deleteBeforeReplace: replaces.length > 0 };
}
