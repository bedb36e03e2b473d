import { countOf } from "../../../words";
import { SearchForm, selection, type Choice } from "./fields";
import type { Model } from "./model";

/** Search and filters above the tree. */
export class Filters {
    private readonly form: SearchForm;
    private readonly component: HTMLSelectElement;
    private readonly kind: HTMLSelectElement;
    private readonly group: HTMLSelectElement;
    private readonly only: HTMLSelectElement;

    constructor(
        private readonly model: Model,
        private readonly onFilter: (matches: ReadonlySet<number> | undefined) => void,
    ) {
        const { resources } = model;
        this.component = selection("component", "every component", components(model));
        this.kind = selection("kind", "every kind", tallied(resources.map(({ type }) => type)));
        this.group = selection("group", "every resource group", tallied(resources.map(({ group }) => group)));
        this.only = selection("only", "everything", onlyChoices(model));
        const lists = {
            Component: this.component,
            Kind: this.kind,
            "Resource group": this.group,
            Show: this.only,
        };
        this.form = new SearchForm("Resources", "name, type, URN or value", lists, () => this.apply());
        this.form.say(undefined, this.all());
    }

    /** The element of the page. */
    get view(): HTMLElement {
        return this.form.view;
    }

    /** Shows everything again, since the name of what is asked for is hidden, and says so. */
    giveWay(name: string): void {
        this.form.empty();
        this.form.say(undefined, `${this.all()}; search and filters were cleared, since they hid ${name}`);
    }

    private all(): string {
        return countOf(this.model.resources.length, "entry", "entries");
    }

    private apply(): void {
        const matches = this.matches();
        this.onFilter(matches);
        this.form.say(matches?.size, this.all());
    }

    private matches(): ReadonlySet<number> | undefined {
        const words = this.form.words();
        const [component, kind, group, only] = [this.component, this.kind, this.group, this.only].map(
            ({ value }) => value,
        );
        if (words.length === 0 && !component && !kind && !group && !only) {
            return undefined;
        }
        const { resources } = this.model;
        const root = component ? Number(component) : 0;
        const end = component ? (resources[root]?.end ?? 0) : resources.length;
        const found = new Set<number>();
        for (let i = root; i < end; i++) {
            const resource = resources[i];
            if (!resource || (kind && resource.type !== kind) || (group && resource.group !== group)) {
                continue;
            }
            if (only && !tests[only]?.(this.model, i)) {
                continue;
            }
            if (words.every((word) => this.model.searchText(i).includes(word))) {
                found.add(i);
            }
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

// Indented as the tree is: two components may have the same name, and their places tell them apart.
function components({ resources }: Model): Choice[] {
    return resources.flatMap(({ custom, level, kind, name }, i): Choice[] =>
        custom || level === 1 ? [] : [[String(i), `${"\u00a0\u00a0".repeat(level - 2)}${name} (${kind})`]],
    );
}

function tallied(values: readonly (string | undefined)[]): Choice[] {
    const counts = new Map<string, number>();
    for (const value of values) {
        if (value !== undefined) {
            counts.set(value, (counts.get(value) ?? 0) + 1);
        }
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => [value, `${value} (${count})`]);
}
