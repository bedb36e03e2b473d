import { visible } from "../../../../azure/visibleText";
import type { PageDiagram } from "../data";
import { button, element } from "./dom";

interface Mermaid {
    initialize(config: object): void;
    render(id: string, text: string): Promise<{ svg: string }>;
}

declare global {
    // The library sets it.
    var mermaid: Mermaid | undefined;
}

// Smaller letters say nothing; the rest of a large drawing is scrolled to.
const legible = 0.7;
const darkByDefault = matchMedia("(prefers-color-scheme: dark)");
let loading: Promise<Mermaid> | undefined;

/** The diagrams, each drawn when it is first looked at. */
export class DiagramsView {
    /** The element of the page. */
    readonly view: HTMLElement;

    private readonly canvas = element("div", { class: "canvas", tabindex: 0, role: "group" });
    private readonly about = element("p", { class: "about" });
    private readonly source = element("pre", {});
    private readonly status = element("p", { role: "status", class: "status" });
    private readonly links: Map<string, HTMLAnchorElement>;
    private shown?: PageDiagram;
    private drawing = 0;
    private zoom = 0;

    constructor(private readonly diagrams: readonly PageDiagram[]) {
        this.links = new Map(
            diagrams.map(({ name, title }) => [
                name,
                element("a", { href: `#diagrams/${encodeURIComponent(name)}` }, title),
            ]),
        );
        this.view = element(
            "div",
            {},
            element("h2", { tabindex: -1 }, "Diagrams"),
            element(
                "div",
                { class: "toolbar" },
                element("nav", { "aria-label": "Diagrams", class: "tabs" }, ...this.links.values()),
                button("Fit", {}, () => this.scale(0)),
                button("−", { "aria-label": "Smaller" }, () => this.scale((this.zoom || this.fitToLimit()) / 1.25)),
                button("+", { "aria-label": "Larger" }, () => this.scale((this.zoom || this.fitToLimit()) * 1.25)),
                this.status,
            ),
            this.about,
            this.canvas,
            element("details", { class: "group" }, element("summary", {}, "Text of the diagram"), this.source),
        );
        darkByDefault.addEventListener("change", () => this.redraw());
    }

    /** Draws a diagram; the first one where none of this name is there. */
    async open(name: string): Promise<void> {
        const diagram = this.diagrams.find((one) => one.name === name) ?? this.diagrams[0];
        if (!diagram || diagram === this.shown) {
            return;
        }
        this.shown = diagram;
        for (const [other, link] of this.links) {
            if (other === diagram.name) {
                link.setAttribute("aria-current", "true");
            } else {
                link.removeAttribute("aria-current");
            }
        }
        this.canvas.setAttribute("aria-label", diagram.title);
        this.about.textContent = diagram.description;
        this.source.textContent = diagram.text;
        await this.draw(diagram);
    }

    /** Draws again in the colours of now. */
    redraw(): void {
        if (this.shown) {
            void this.draw(this.shown);
        }
    }

    private async draw({ text, title }: PageDiagram): Promise<void> {
        const number = ++this.drawing;
        this.status.textContent = "Drawing …";
        try {
            const library = await (loading ??= load());
            library.initialize(configuration());
            const { svg } = await library.render(`drawing-${number}`, text);
            if (number !== this.drawing) {
                return;
            }
            // The library has cleaned the drawing; parsed apart, nothing in it runs.
            const drawn = new DOMParser().parseFromString(svg, "text/html").body.firstElementChild;
            drawn?.setAttribute("aria-label", title);
            drawn?.setAttribute("role", "img");
            this.canvas.replaceChildren(...(drawn ? [document.adoptNode(drawn)] : []));
            this.scale(Math.max(this.fitToLimit(), legible));
            this.showStart();
            this.status.textContent = "";
        } catch (error) {
            this.canvas.replaceChildren();
            this.status.textContent = visible(
                `The diagram cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
            );
        }
    }

    private drawn(): SVGSVGElement | null {
        return this.canvas.querySelector("svg");
    }

    private fitToLimit(): number {
        const drawn = this.drawn();
        return drawn ? Math.min(1, (this.canvas.clientWidth - 32) / drawn.viewBox.baseVal.width) : 1;
    }

    // A drawing that is larger than its frame begins where its arrows do, which need not be at its top.
    private showStart(): void {
        const nodes = [...this.canvas.querySelectorAll(".node")].map((node) => node.getBoundingClientRect());
        const [first] = nodes.sort((a, b) => a.left - b.left);
        if (!first) {
            return;
        }
        const { top, height } = this.canvas.getBoundingClientRect();
        this.canvas.scrollTop += first.top - top - (height - first.height) / 2;
    }

    // Zero fits the drawing into the page's width.
    private scale(zoom: number): void {
        const drawn = this.drawn();
        if (!drawn) {
            return;
        }
        this.zoom = zoom;
        const { width } = drawn.viewBox.baseVal;
        drawn.style.maxWidth = "none";
        drawn.style.width = `${Math.round(width * (zoom || this.fitToLimit()))}px`;
        drawn.style.height = "auto";
    }
}

const isDark = () => (document.documentElement.dataset.theme ?? (darkByDefault.matches ? "dark" : "light")) === "dark";

function configuration(): object {
    const [ground, raised, line, text, dim] = ["ground", "raised", "line", "text", "dim"].map(colour);
    return {
        startOnLoad: false,
        securityLevel: "strict",
        suppressErrorRendering: true,
        deterministicIds: true,
        maxTextSize: 500_000,
        maxEdges: 2_000,
        fontFamily: "system-ui, sans-serif",
        theme: "base",
        themeVariables: {
            darkMode: isDark(),
            background: ground,
            primaryColor: raised,
            primaryTextColor: text,
            primaryBorderColor: dim,
            lineColor: dim,
            textColor: text,
            titleColor: text,
            clusterBkg: ground,
            clusterBorder: line,
            edgeLabelBackground: ground,
        },
    };
}

// The library wants a colour as it is in the end, not a variable.
function colour(name: string): string {
    const probe = element("span", { style: `color: var(--${name})` });
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
}

// Three megabytes of script are unpacked when somebody wants a diagram, not when the page opens.
async function load(): Promise<Mermaid> {
    const packed = document.getElementById("mermaid")?.textContent ?? "";
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    // Not through element: a changed character would change its hash.
    const script = document.createElement("script");
    script.textContent = await new Response(unpacked).text();
    document.body.append(script);
    if (!globalThis.mermaid) {
        throw new Error("its library did not start");
    }
    return globalThis.mermaid;
}
