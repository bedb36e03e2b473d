import { button, element } from "./dom";
import { detailsView } from "./details";
import { Filters } from "./filters";
import { addressOf } from "./links";
import type { Model } from "./model";
import { ResourceTree } from "./tree/tree";

/** Tree, filters and the details of the chosen resource. */
export class ResourcesView {
    /** The element of the page. */
    readonly view: HTMLElement;

    private readonly details = element("section", { class: "details", "aria-label": "Details", tabindex: 0 });
    private readonly tree: ResourceTree;
    private readonly filters: Filters;
    private shown = -1;

    constructor(private readonly model: Model) {
        this.tree = new ResourceTree(model, (index) => {
            // Moving through the tree is not worth a step in the history each.
            history.replaceState(null, "", addressOf(model.resources[index]?.urn ?? ""));
            this.show(index);
        });
        this.filters = new Filters(model, (matches) => this.tree.filter(matches));
        const side = element(
            "div",
            { class: "side" },
            this.filters.view,
            element(
                "div",
                { class: "toolbar" },
                button("Expand all", {}, () => this.tree.expandAll(true)),
                button("Collapse all", {}, () => this.tree.expandAll(false)),
            ),
            this.tree.view,
        );
        this.view = element("div", { class: "panes" }, side, this.details);
        this.show(0);
        this.prepare(0);
    }

    /** Selects the resource of an address and puts its details where reading goes on. */
    open(urn: string): void {
        const index = this.model.indexOf(urn);
        if (index === undefined) {
            return;
        }
        if (!this.tree.holds(index)) {
            this.filters.giveWay(this.model.resources[index]?.name ?? urn);
        }
        this.tree.select(index);
        this.show(index);
        this.details.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    }

    // Little by little while the browser is idle: the first letter typed asks for every text, and may show every line.
    private prepare(from: number): void {
        const to = Math.min(from + 50, this.model.resources.length);
        for (let i = from; i < to; i++) {
            this.model.searchText(i);
        }
        this.tree.prepare(from, to);
        if (to > from) {
            setTimeout(() => this.prepare(to));
        }
    }

    private show(index: number): void {
        if (index === this.shown) {
            return;
        }
        this.shown = index;
        this.details.replaceChildren(detailsView(this.model, index));
        this.details.scrollTop = 0;
    }
}
