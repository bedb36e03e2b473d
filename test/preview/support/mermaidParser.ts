import DOMPurify from "dompurify";

interface Flowchart {
    getVertices(): Map<string, { text: string; classes: string[] }>;
    getEdges(): { start: string; end: string; text: string; type: string; stroke: string }[];
    getSubGraphs(): { id: string; title: string; nodes: string[] }[];
}

/** What Mermaid reads in a text. */
export interface ReadFlowchart {
    /** Labels of the boxes by id, a line each, as they are shown. */
    boxes: Map<string, string[]>;
    /** Arrows with their labels; the unseen ones not among them. */
    arrows: { from: string; to: string; lines: string[] }[];
    /** Titles of the frames. */
    frames: string[];
}

// Mermaid cleans labels with DOMPurify, which has no document to work with here; what it would take out is not there.
Object.assign(DOMPurify, { sanitize: (text: string) => text, addHook: () => undefined });

// Mermaid knows no kind of diagram before it has read one so.
let known: Promise<unknown> | undefined;

/** Reads a flowchart with Mermaid's own parser; throws where it is none. */
export async function readFlowchart(text: string): Promise<ReadFlowchart> {
    const { default: mermaid } = await import("mermaid");
    await (known ??= mermaid.parse("flowchart LR"));
    const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as { db: Flowchart };
    const frames = new Set(db.getSubGraphs().map(({ id }) => id));
    const vertices = [...db.getVertices()].filter(([id]) => !frames.has(id));
    const edges = db.getEdges().filter(({ stroke }) => stroke !== "invisible");
    return {
        boxes: new Map(vertices.map(([id, { text: label }]) => [id, linesOf(label)])),
        arrows: edges.map(({ start, end, text: label }) => ({ from: start, to: end, lines: linesOf(label) })),
        frames: db.getSubGraphs().map(({ title }) => linesOf(title).join(" ")),
    };
}

function linesOf(label: string): string[] {
    return label === "" ? [] : label.split("<br/>").map(decoded);
}

// Mermaid keeps character codes in this form until it draws.
function decoded(text: string): string {
    return text.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
