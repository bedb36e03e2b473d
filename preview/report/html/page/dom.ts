import { visibleLines } from "../../../../azure/visibleText";

/** What an element may hold; text stays text, whatever it says. */
export type Child = Node | string | number | undefined | false;

/** Attributes of an element; one that is undefined or false is left out. */
export type Attributes = Record<string, string | number | boolean | undefined>;

// Attributes that a reader sees or hears.
const read = new Set(["aria-label", "title"]);

/** Makes an element; all characters of its text show. */
export function element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== undefined && value !== false) {
            made.setAttribute(name, value === true ? "" : read.has(name) ? visibleLines(String(value)) : String(value));
        }
    }
    made.append(...present(children));
    return made;
}

/** Children that are there, as an element takes them. */
function present(children: readonly Child[]): (Node | string)[] {
    return children
        .filter((child) => child !== undefined && child !== false)
        .map((child) => (child instanceof Node ? child : visibleLines(String(child))));
}

/** A button that does something. */
export function button(label: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", onClick);
    return made;
}

/** A small word that marks a row or a heading; the tone decides its colour. */
export function badge(text: string, tone: string): HTMLElement {
    return element("span", { class: `badge ${tone}` }, text);
}

/** A part that opens; what it holds is made when it is first opened or soon after the page is there, which comes first. */
export function folded(summary: Child[], open: boolean, content: () => Child[], name = ""): HTMLDetailsElement {
    const made = element("details", { class: name }, element("summary", {}, ...summary));
    const fill = () => {
        if (made.childElementCount === 1) {
            made.append(...present(content()));
        }
    };
    made.addEventListener("toggle", () => made.open && fill());
    made.addEventListener("fill", fill);
    if (open) {
        fill();
        made.open = true;
    } else {
        fillLater(made);
    }
    return made;
}

let closed: HTMLDetailsElement[] = [];

// A browser's own search opens a closed part, where it holds what is searched for.
function fillLater(part: HTMLDetailsElement): void {
    closed.push(part);
    if (closed.length === 1) {
        setTimeout(fillSome);
    }
}

function fillSome(): void {
    const parts = closed;
    closed = [];
    const until = performance.now() + 8;
    const left = parts.findIndex((part) => {
        // What has left the page is not searched.
        if (part.isConnected) {
            part.dispatchEvent(new Event("fill"));
        }
        return performance.now() > until;
    });
    const rest = left < 0 ? [] : parts.slice(left + 1);
    const scheduled = closed.length > 0;
    closed = [...rest, ...closed];
    if (!scheduled && closed.length > 0) {
        setTimeout(fillSome);
    }
}

/** Sets an attribute, or removes it for null; one that is set costs time even where nothing changes. */
export function setAttribute(target: HTMLElement, name: string, value: string | null): void {
    if (target.getAttribute(name) === value) {
        return;
    }
    if (value === null) {
        target.removeAttribute(name);
    } else {
        target.setAttribute(name, value);
    }
}
