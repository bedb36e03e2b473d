import type { PlanProperties, PlanValue } from "../../../plan";
import { countOf } from "../../../words";
import { element, folded, type Child } from "./dom";

const largest = 12;

/** A value to be read: unknowns and secrets as such, text within text unfolded. */
export function valueView(value: PlanValue | undefined): HTMLElement {
    if (value === undefined) {
        return element("span", { class: "mark absent" }, "not set");
    }
    if (typeof value === "string") {
        return textView(value);
    }
    if (value === null || typeof value !== "object") {
        return element("code", { class: typeof value }, String(value));
    }
    if (!Array.isArray(value) && markOf(value)) {
        return element("span", { class: "mark" }, markOf(value));
    }
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (size === 0) {
        return element("code", {}, Array.isArray(value) ? "[]" : "{}");
    }
    if (leavesOf(value) <= largest) {
        return nestedView(value);
    }
    return folded(
        [
            countOf(
                size,
                Array.isArray(value) ? "element" : "property",
                Array.isArray(value) ? "elements" : "properties",
            ),
        ],
        size <= largest,
        () => [nestedView(value)],
        "value",
    );
}

/** Properties as a table, with a note behind those that have one. */
export function propertiesView(
    properties: PlanProperties,
    noteOf: (name: string) => Child = () => undefined,
): HTMLElement {
    const rows = Object.entries(properties).map(([name, value]) =>
        element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, valueView(value), noteOf(name))),
    );
    return element("table", { class: "properties" }, element("tbody", {}, ...rows));
}

function markOf(value: PlanProperties): string | undefined {
    if (value.$unknown === true) {
        return "known after deployment";
    }
    if (value.$secret === true) {
        return "secret";
    }
    return typeof value.$asset === "string" ? `file of SHA-256 ${value.$asset.slice(0, 12)}…` : undefined;
}

function nestedView(value: PlanValue[] | PlanProperties): HTMLElement {
    if (Array.isArray(value)) {
        return element("ul", { class: "nested list" }, ...value.map((inner) => element("li", {}, valueView(inner))));
    }
    const entries = Object.entries(value).map(([key, inner]) =>
        element("li", {}, element("span", { class: "key" }, key), " ", valueView(inner)),
    );
    return element("ul", { class: "nested" }, ...entries);
}

function textView(text: string): HTMLElement {
    const parsed = /^\s*[[{]/.test(text) ? parsedJson(text) : undefined;
    if (parsed !== undefined) {
        return folded(["JSON text"], true, () => [nestedView(parsed)], "value");
    }
    if (text.includes("\n")) {
        return element("pre", {}, text);
    }
    return element("code", { class: "string" }, text === "" ? '""' : text);
}

function parsedJson(text: string): PlanValue[] | PlanProperties | undefined {
    try {
        const value = JSON.parse(text) as PlanValue;
        const filled = value !== null && typeof value === "object" && Object.keys(value).length > 0;
        return filled ? value : undefined;
    } catch {
        return undefined;
    }
}

function leavesOf(value: PlanValue): number {
    if (value === null || typeof value !== "object") {
        return 1;
    }
    return Object.values(value).reduce((sum: number, inner) => sum + leavesOf(inner), 0);
}
