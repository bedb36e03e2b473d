import { isDeepStrictEqual } from "node:util";
import { ownValue } from "../../azure/ownValue";
import { behaviours, catalog } from "../services";
import type { Inputs } from "../core/simulatedType";
import type { Difference } from "./types";

/** Names of inputs that differ. */
export function changedInputs(olds: Inputs, news: Inputs): string[] {
    const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
    return names.filter((name) => !isDeepStrictEqual(ownValue(olds, name), ownValue(news, name)));
}

/**
 * Compares inputs property by property; what is in the id, and what the service keeps for good, replaces. As in
 * provider/pkg/provider/diff.go of pulumi-azure-native a whole that is added, taken away or not known yet is a change of
 * the whole alone, and none of what lies in it.
 */
export function differenceOf(type: string, olds: Inputs, news: Inputs): Difference {
    const changed = changedInputs(olds, news);
    const fixed = [...(catalog[type]?.path ?? []), ...(behaviours[type]?.replaceOn ?? [])];
    const differing = differingPaths(olds, news);
    const replaces = fixed.filter((path) => differing.some((each) => isAtOrUnder(each, path)));
    return { changed, replaces, deleteBeforeReplace: replaces.length > 0 };
}

/** Whether a path of a value leads to a path of the tables, in which `[]` stands for every element, or into it. */
export function isAtOrUnder(path: string, table: string): boolean {
    const anyElement = path.replace(/\[\d+\]/g, "[]");
    return anyElement === table || anyElement.startsWith(`${table}.`) || anyElement.startsWith(`${table}[`);
}

/** Paths of the values that differ, as the engine writes them; what is added or taken away differs as a whole. */
export function differingPaths(olds: unknown, news: unknown, path = ""): string[] {
    if (isDeepStrictEqual(olds, news)) {
        return [];
    }
    if (isContainer(olds) && isContainer(news) && Array.isArray(olds) === Array.isArray(news)) {
        const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
        return keys.flatMap((key) =>
            differingPaths(ownValue(olds, key), ownValue(news, key), path + stepOf(key, Array.isArray(news), path)),
        );
    }
    return [path];
}

const isContainer = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object";

function stepOf(key: string, inList: boolean, path: string): string {
    if (inList) {
        return `[${key}]`;
    }
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) {
        return `[${JSON.stringify(key)}]`;
    }
    return path === "" ? key : `.${key}`;
}
