import type { PageResource } from "../../data";

/** Which resources of a tree are in it, and whether each is open: as the filter leaves them, else as the reader has them. */
export class Branches {
    private readonly expanded = new Set<number>();
    private collapsed = new Set<number>();
    private matches?: ReadonlySet<number>;
    private above: ReadonlySet<number> = new Set();

    constructor(private readonly resources: readonly PageResource[]) {
        resources.forEach(({ level }, i) => level === 1 && this.expanded.add(i));
    }

    /** Leaves these resources and what is above them; all where nothing is asked for. */
    filter(matches: ReadonlySet<number> | undefined): void {
        this.matches = matches;
        this.collapsed = new Set();
        const above = new Set<number>();
        for (const match of matches ?? []) {
            for (let i = this.parentOf(match); i >= 0 && !above.has(i); i = this.parentOf(i)) {
                above.add(i);
            }
        }
        this.above = above;
    }

    /** Whether the filter leaves a resource in the tree. */
    holds(index: number): boolean {
        return !this.matches || this.matches.has(index) || this.above.has(index);
    }

    /** Whether a resource is there only because something below it matches the filter. */
    isOnTheWay(index: number): boolean {
        return this.matches !== undefined && !this.matches.has(index);
    }

    /** The resource above; -1 for none. */
    parentOf(index: number): number {
        return this.resources[index]?.parent ?? -1;
    }

    /** Whether what is below a resource is shown. */
    isOpen(index: number): boolean {
        return this.matches ? !this.collapsed.has(index) : this.expanded.has(index);
    }

    /** Opens or closes a resource. */
    set(index: number, open: boolean): void {
        if (this.matches) {
            if (open) {
                this.collapsed.delete(index);
            } else {
                this.collapsed.add(index);
            }
        } else if (open) {
            this.expanded.add(index);
        } else {
            this.expanded.delete(index);
        }
    }

    /** Opens a resource, with and without a filter. */
    open(index: number): void {
        this.expanded.add(index);
        this.collapsed.delete(index);
    }

    /** Opens everything above a resource. */
    openAbove(index: number): void {
        for (let i = this.parentOf(index); i >= 0; i = this.parentOf(i)) {
            this.open(i);
        }
    }

    /** Opens everything, or closes everything below the first level. */
    setAll(open: boolean): void {
        this.collapsed = new Set();
        this.resources.forEach(({ level }, i) =>
            open || level === 1 ? this.expanded.add(i) : this.expanded.delete(i),
        );
        if (!open && this.matches) {
            this.resources.forEach(({ level }, i) => level > 1 && this.collapsed.add(i));
        }
    }

    /** What is shown, in order. */
    visible(): number[] {
        const found: number[] = [];
        for (let i = 0; i < this.resources.length;) {
            const resource = this.resources[i] as PageResource;
            const shown = this.holds(i);
            if (shown) {
                found.push(i);
            }
            i = shown && this.isOpen(i) ? i + 1 : resource.end;
        }
        return found;
    }

    /** Whether a resource has anything below it that the filter leaves. */
    hasShownChildren(index: number): boolean {
        const { end } = this.resources[index] as PageResource;
        return this.matches ? this.above.has(index) : end > index + 1;
    }
}
