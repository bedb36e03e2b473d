import type { PageResource } from "../../data";
import { element, setAttribute } from "../dom";
import type { Model } from "../model";
import { Branches } from "./branches";
import { Lines } from "./lines";
import { moveOf, type Move } from "./treeKeys";
import { lineView } from "./treeLine";

/**
 * The tree of components and resources: one line each, moved in by arrow keys, made when it is first seen. It is frozen;
 * docs/decisions/0016 says why it is made of no native elements.
 */
export class ResourceTree {
    /** The element of the page. */
    readonly view: HTMLElement;

    private readonly shown: Lines;
    private readonly lines = new Map<number, HTMLElement>();
    private readonly branches: Branches;
    private visible: number[] = [];
    private current = 0;
    private selected = -1;
    private typed = { text: "", at: 0 };

    constructor(
        private readonly model: Model,
        private readonly onSelect: (index: number) => void,
    ) {
        this.view = element("ul", { role: "tree", "aria-label": "Components and resources", class: "tree" });
        this.shown = new Lines(this.view);
        this.view.addEventListener("keydown", (event) => this.onKey(event));
        this.view.addEventListener("click", (event) => this.onClick(event));
        this.branches = new Branches(model.resources);
        this.draw();
    }

    /** Shows these resources and what is above them; all where nothing is asked for. */
    filter(matches: ReadonlySet<number> | undefined): void {
        this.branches.filter(matches);
        this.draw(true);
        this.view.scrollTop = 0;
    }

    /** Whether the filter leaves a resource in the tree. */
    holds(index: number): boolean {
        return this.branches.holds(index);
    }

    /** Selects a resource and opens what is above it. */
    select(index: number): void {
        this.branches.openAbove(index);
        this.selected = index;
        this.current = index;
        this.draw();
        this.lines.get(index)?.scrollIntoView({ block: "nearest" });
    }

    /** Makes lines before anybody looks at them. */
    prepare(from: number, to: number): void {
        for (let i = from; i < Math.min(to, this.model.resources.length); i++) {
            this.lineOf(i);
        }
    }

    /** Opens or closes everything. */
    expandAll(open: boolean): void {
        this.branches.setAll(open);
        this.draw();
    }

    private draw(gradually = false): void {
        this.visible = this.branches.visible();
        if (!this.visible.includes(this.current)) {
            this.current = this.visible[0] ?? -1;
        }
        const siblings = new Map<number, number>();
        const positions = this.visible.map((index) => {
            const position = (siblings.get(this.branches.parentOf(index)) ?? 0) + 1;
            siblings.set(this.branches.parentOf(index), position);
            return position;
        });
        const hadFocus = this.view.contains(document.activeElement);
        const lines = this.visible.map((index, i) => () => {
            const of = siblings.get(this.branches.parentOf(index)) ?? 0;
            return this.updated(index, positions[i] ?? 0, of);
        });
        this.shown.show(lines, gradually);
        if (hadFocus) {
            this.focus(this.current);
        }
    }

    private focus(index: number): void {
        this.shown.finish();
        this.lines.get(index)?.focus();
    }

    private updated(index: number, position: number, of: number): HTMLElement {
        const line = this.lineOf(index);
        setAttribute(line, "aria-posinset", String(position));
        setAttribute(line, "aria-setsize", String(of));
        setAttribute(
            line,
            "aria-expanded",
            this.branches.hasShownChildren(index) ? String(this.branches.isOpen(index)) : null,
        );
        setAttribute(line, "aria-selected", String(index === this.selected));
        setAttribute(line, "tabindex", index === this.current ? "0" : "-1");
        line.classList.toggle("aside", this.branches.isOnTheWay(index));
        return line;
    }

    private lineOf(index: number): HTMLElement {
        const known = this.lines.get(index);
        if (known) {
            return known;
        }
        const made = lineView(this.model, index);
        this.lines.set(index, made);
        return made;
    }

    private onClick({ target }: Event): void {
        const line = target instanceof Element ? target.closest<HTMLElement>("[role=treeitem]") : null;
        if (!line || !(target instanceof Element)) {
            return;
        }
        const index = Number(line.dataset.index);
        this.current = index;
        if (target.closest(".twisty")) {
            this.toggle(index);
        } else {
            this.choose(index);
        }
        this.focus(index);
    }

    private choose(index: number): void {
        const before = [this.selected, this.current];
        this.selected = index;
        this.current = index;
        for (const i of [...before, index]) {
            const line = this.lines.get(i);
            if (!line) {
                continue;
            }
            setAttribute(line, "aria-selected", String(i === index));
            setAttribute(line, "tabindex", i === index ? "0" : "-1");
        }
        this.onSelect(index);
    }

    private toggle(index: number, open = !this.branches.isOpen(index)): void {
        this.branches.set(index, open);
        this.draw();
    }

    private onKey(event: KeyboardEvent): void {
        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const move = moveOf(event.key);
        if (!move && !/^\S$/.test(event.key)) {
            return;
        }
        // A slash belongs to the search, wherever it is typed.
        if (event.key === "/") {
            return;
        }
        event.preventDefault();
        if (move) {
            this.move(move);
        } else {
            this.goTo(this.typedAhead(event.key));
        }
    }

    private move(move: Move): void {
        const at = this.visible.indexOf(this.current);
        const [open, parent] = [this.branches.isOpen(this.current), this.branches.parentOf(this.current)];
        const hasChildren = this.branches.hasShownChildren(this.current);
        const next: Record<Move, () => void> = {
            next: () => this.goTo(this.visible[at + 1]),
            previous: () => this.goTo(this.visible[at - 1]),
            first: () => this.goTo(this.visible[0]),
            last: () => this.goTo(this.visible.at(-1)),
            in: () =>
                hasChildren && !open ? this.toggle(this.current, true) : hasChildren && this.goTo(this.visible[at + 1]),
            out: () => (hasChildren && open ? this.toggle(this.current, false) : parent >= 0 && this.goTo(parent)),
            choose: () => this.choose(this.current),
            siblings: () => this.openSiblings(parent),
        };
        next[move]();
    }

    private openSiblings(parent: number): void {
        const siblings = this.model.resources.flatMap((resource, i) => (resource.parent === parent ? [i] : []));
        for (const i of siblings) {
            this.branches.open(i);
        }
        this.draw();
    }

    private typedAhead(key: string): number | undefined {
        const now = Date.now();
        const text = (now - this.typed.at < 700 ? this.typed.text : "") + key.toLowerCase();
        this.typed = { text, at: now };
        const at = this.visible.indexOf(this.current) + (text.length > 1 ? 0 : 1);
        const inTurn = [...this.visible.slice(at), ...this.visible.slice(0, at)];
        return inTurn.find((i) => {
            const { kind, name } = this.model.resources[i] as PageResource;
            return [kind, name].some((word) => word.toLowerCase().startsWith(text));
        });
    }

    private goTo(index: number | undefined): void {
        if (index === undefined) {
            return;
        }
        this.choose(index);
        this.focus(index);
    }
}
