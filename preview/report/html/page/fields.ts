import { button, element } from "./dom";

/** A choice of a list: its value, and the words for it. */
export type Choice = [value: string, label: string];

/** A list to choose from, with a first entry that chooses nothing. */
export function selection(name: string, all: string, choices: readonly Choice[]): HTMLSelectElement {
    const options = choices.map(([value, label]) => element("option", { value }, label));
    return element("select", { name }, element("option", { value: "" }, all), ...options);
}

/** A search with lists to choose from, and how much they leave; it calls for every change of theirs. */
export class SearchForm {
    /** The element of the page. */
    readonly view: HTMLElement;

    private readonly search: HTMLInputElement;
    private readonly status = element("p", { role: "status", class: "status" });
    private readonly clear: HTMLButtonElement;

    constructor(
        label: string,
        placeholder: string,
        private readonly lists: Readonly<Record<string, HTMLSelectElement>>,
        private readonly onInput: () => void,
    ) {
        this.search = element("input", {
            type: "search",
            placeholder,
            autocomplete: "off",
            spellcheck: "false",
            "aria-keyshortcuts": "/",
        });
        this.clear = button("Clear", { class: "clear", hidden: true }, () => this.reset());
        this.view = element(
            "form",
            { role: "search", "aria-label": label, class: "filters" },
            element(
                "label",
                { class: "field wide" },
                element("span", {}, "Search ", element("kbd", {}, "/")),
                this.search,
            ),
            ...Object.entries(lists).map(([title, list]) =>
                element("label", { class: "field" }, element("span", {}, title), list),
            ),
            element("div", { class: "outcome" }, this.status, this.clear),
        );
        this.view.addEventListener("input", () => onInput());
        this.view.addEventListener("submit", (event) => event.preventDefault());
        this.search.addEventListener("keydown", (event) => event.key === "Escape" && this.reset());
    }

    /** Words that are searched for, in lower case. */
    words(): string[] {
        return this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    }

    /** Says how many of all are left; undefined where nothing is asked for. */
    say(count: number | undefined, all: string): void {
        this.status.textContent = count === undefined ? all : `${count.toLocaleString("en")} of ${all}`;
        this.clear.hidden = count === undefined;
    }

    /** Asks for nothing any more. */
    empty(): void {
        this.search.value = "";
        for (const list of Object.values(this.lists)) {
            list.value = "";
        }
        this.onInput();
    }

    private reset(): void {
        this.empty();
        this.search.focus();
    }
}
