import { button, counted, element } from "./dom";
import type { Model } from "./model";

type Choice = [value: string, label: string];

/** Search and filters above the tree. */
export class Filters {
    /** The element of the page. */
    readonly view: HTMLElement;

    private readonly search = element("input", {
        type: "search",
        id: "search",
        placeholder: "name, type, URN or value",
        autocomplete: "off",
        spellcheck: "false",
        "aria-keyshortcuts": "/",
    });
    private readonly component: HTMLSelectElement;
    private readonly kind: HTMLSelectElement;
    private readonly group: HTMLSelectElement;
    private readonly only: HTMLSelectElement;
    private readonly status = element("p", { role: "status", class: "status" });
    private readonly clear: HTMLButtonElement;

    constructor(
        private readonly model: Model,
        private readonly onFilter: (matches: ReadonlySet<number> | undefined) => void,
    ) {
        const { resources } = model;
        this.component = selection("component", "every component", components(model));
        this.kind = selection("kind", "every kind", tallied(resources.map(({ type }) => type)));
        this.group = selection("group", "every resource group", tallied(resources.map(({ group }) => group)));
        this.only = selection("only", "everything", onlyChoices(model));
        this.clear = button("Clear", { class: "clear", hidden: true }, () => this.reset());
        const labelled = (text: string, control: HTMLElement) =>
            element("label", { class: "field" }, element("span", {}, text), control);
        this.view = element(
            "form",
            { role: "search", "aria-label": "Resources", class: "filters" },
            element(
                "label",
                { class: "field wide" },
                element("span", {}, "Search ", element("kbd", {}, "/")),
                this.search,
            ),
            labelled("Component", this.component),
            labelled("Kind", this.kind),
            labelled("Resource group", this.group),
            labelled("Show", this.only),
            element("div", { class: "outcome" }, this.status, this.clear),
        );
        this.view.addEventListener("input", () => this.apply());
        this.view.addEventListener("submit", (event) => event.preventDefault());
        this.search.addEventListener("keydown", (event) => event.key === "Escape" && this.reset());
        this.say(undefined);
    }

    /** Puts the cursor into the search. */
    focus(): void {
        this.search.focus();
        this.search.select();
    }

    /** Shows everything again. */
    reset(): void {
        this.search.value = "";
        for (const select of [this.component, this.kind, this.group, this.only]) select.value = "";
        this.apply();
        this.search.focus();
    }

    private apply(): void {
        const matches = this.matches();
        this.onFilter(matches);
        this.say(matches?.size);
    }

    private say(count: number | undefined): void {
        const all = counted(this.model.resources.length, "entry", "entries");
        this.status.textContent = count === undefined ? all : `${count.toLocaleString("en")} of ${all}`;
        this.clear.hidden = count === undefined;
    }

    private matches(): ReadonlySet<number> | undefined {
        const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const [component, kind, group, only] = [this.component, this.kind, this.group, this.only].map(
            ({ value }) => value,
        );
        if (words.length === 0 && !component && !kind && !group && !only) return undefined;
        const { resources } = this.model;
        const root = component ? Number(component) : 0;
        const end = component ? (resources[root]?.end ?? 0) : resources.length;
        const found = new Set<number>();
        for (let i = root; i < end; i++) {
            const resource = resources[i];
            if (!resource || (kind && resource.type !== kind) || (group && resource.group !== group)) continue;
            if (only && !tests[only]?.(this.model, i)) continue;
            if (words.every((word) => this.model.searchText(i).includes(word))) found.add(i);
        }
        return found;
    }
}

const tests: Readonly<Record<string, (model: Model, index: number) => boolean>> = {
    changed: (model, i) => model.changeOf(model.resources[i]?.urn ?? "") !== undefined,
    found: (model, i) => model.findingsOn(model.resources[i]?.urn ?? "").some(({ standing }) => standing !== "unknown"),
    protected: ({ resources }, i) => resources[i]?.protect === true && resources[i]?.custom === true,
    unknown: ({ resources }, i) => resources[i]?.unknown === true,
    custom: ({ resources }, i) => resources[i]?.custom === true,
};

const labels: readonly Choice[] = [
    ["changed", "what changes"],
    ["found", "what has findings"],
    ["protected", "what is protected"],
    ["unknown", "what has unknown inputs"],
    ["custom", "resources without components"],
];

function onlyChoices(model: Model): Choice[] {
    return labels.flatMap(([name, label]): Choice[] => {
        const count = model.resources.filter((_resource, i) => tests[name]?.(model, i)).length;
        return count > 0 ? [[name, `${label} (${count})`]] : [];
    });
}

function selection(name: string, all: string, choices: readonly Choice[]): HTMLSelectElement {
    const options = choices.map(([value, label]) => element("option", { value }, label));
    return element("select", { name }, element("option", { value: "" }, all), ...options);
}

// Indented as the tree is: two components may have the same name, and their places tell them apart.
function components({ resources }: Model): Choice[] {
    return resources.flatMap(({ custom, level, kind, name }, i): Choice[] =>
        custom || level === 1 ? [] : [[String(i), `${"\u00a0\u00a0".repeat(level - 2)}${name} (${kind})`]],
    );
}

function tallied(values: readonly (string | undefined)[]): Choice[] {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => [value, `${value} (${count})`]);
}
