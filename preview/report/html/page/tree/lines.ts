const atOnce = 150;

/** Puts lines into a list; gradually, the first ones at once and the others soon after, so that typing never waits. */
export class Lines {
    private left: readonly (() => HTMLElement)[] = [];
    private timer = 0;

    constructor(private readonly list: HTMLElement) {}

    /** Shows these lines and no others. */
    show(lines: readonly (() => HTMLElement)[], gradually: boolean): void {
        clearTimeout(this.timer);
        const first = gradually ? atOnce : lines.length;
        this.left = lines.slice(first);
        this.list.replaceChildren(...lines.slice(0, first).map((make) => make()));
        this.goOn();
    }

    /** Puts in what is left. */
    finish(): void {
        clearTimeout(this.timer);
        this.put(this.left.length);
    }

    private goOn(): void {
        if (this.left.length === 0) {
            return;
        }
        this.timer = window.setTimeout(() => {
            this.put(atOnce);
            this.goOn();
        });
    }

    private put(count: number): void {
        this.list.append(...this.left.slice(0, count).map((make) => make()));
        this.left = this.left.slice(count);
    }
}
