import { visible } from "../../azure/visibleText";
import type { DiagramEdge, DiagramNode, Graph } from "./graph";

/** Which way a diagram runs. */
export type Direction = "LR" | "TB";

const mostCharacters = 160;

/**
 * Text as it may stand in a quoted label: whatever Mermaid, its Markdown or HTML gives a meaning is a character code.
 */
function escapeLabel(text: string): string {
    const characters = [...visible(text.replace(/\s+/g, " ").trim())];
    const cut = characters.length <= mostCharacters ? characters : [...characters.slice(0, mostCharacters - 1), "…"];
    return cut
        .join("")
        .replace(/[^\p{L}\p{M}\p{N} .,/()…-]/gu, code)
        .replace(/^[-–]/, code)
        .replace(/(?<=^\d+)[.)](?= |$)/, code)
        .replace(/(?<=www)\./gi, code);
}

const code = (character: string) => `#${character.codePointAt(0)};`;

const label = (lines: string[]) => `"${lines.map(escapeLabel).join("<br/>")}"`;

/** A graph in the language of Mermaid. */
export function mermaidText(graph: Graph, direction: Direction, title: string, description: string): string {
    const inside = (group?: string) => graph.nodes.filter((node) => node.group === group);
    const lines = [
        `flowchart ${direction}`,
        `    accTitle: ${title}`,
        `    accDescr: ${description}`,
        // Mermaid stacks frames from the last named to the first.
        ...[...graph.groups]
            .reverse()
            .flatMap(({ id, title: top }) => [
                `    subgraph ${id}[${label([top])}]`,
                ...inside(id).map((node) => `        ${box(node)}`),
                "    end",
            ]),
        ...inside().map((node) => `    ${box(node)}`),
        ...graph.edges.map((edge) => `    ${arrow(edge)}`),
        ...ranksOf(graph).map((line) => `    ${line}`),
        "    classDef outside stroke-dasharray: 4 4",
    ];
    return `${lines.join("\n")}\n`;
}

function box({ id, lines, outside }: DiagramNode): string {
    return `${id}[${label(lines)}]${outside ? ":::outside" : ""}`;
}

function arrow({ from, to, lines, dotted, both }: DiagramEdge): string {
    const head = `${both ? "<" : ""}${dotted ? "-.->" : "-->"}`;
    return lines.length === 0 ? `${from} ${head} ${to}` : `${from} ${head}|${label(lines)}| ${to}`;
}

// Frames that no arrow joins would be laid out in any order: an unseen line to those of the next rank keeps theirs.
function ranksOf({ groups }: Graph): string[] {
    const ranks = [...new Set(groups.flatMap(({ rank }) => rank ?? []))].sort((a, b) => a - b);
    const ofRank = (rank?: number) => groups.filter((group) => group.rank === rank).map(({ id }) => id);
    return ranks.slice(1).map((rank, i) => `${ofRank(ranks[i]).join(" & ")} ~~~ ${ofRank(rank).join(" & ")}`);
}
