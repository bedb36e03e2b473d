import type { Plan } from "../plan";
import { drawn, detailLevel, mostEdges } from "./coarsening";
import { dataDraft } from "./data";
import type { Draft, Graph } from "./graph";
import { identityDraft } from "./identity";
import { mermaidText, type Direction } from "./mermaid";
import { networkDraft } from "./network";
import { References } from "../graph/references";

/** One view of a plan as a picture. */
export interface Diagram extends Graph {
    /** Which view it is. */
    name: "data" | "network" | "identity";
    /** Its heading. */
    title: string;
    /** A sentence that says what it shows, and how coarsely. */
    description: string;
    /** The picture in the language of Mermaid. */
    text: string;
}

// Mermaid refuses longer texts by default, and GitHub and Azure DevOps keep the default.
const mostCharacters = 48_000;

interface View {
    name: Diagram["name"];
    title: string;
    shows: string;
    direction: Direction;
    draft: (references: References) => Draft;
}

const views: View[] = [
    {
        name: "data",
        title: "Data flow",
        shows: "What each component holds of each stage of the data flow, and what reads, writes and logs it. What no resource of the plan does is not drawn, a notebook for example.",
        direction: "LR",
        draft: dataDraft,
    },
    {
        name: "network",
        title: "Network",
        shows: "Subnets and what is in them, private endpoints and their targets, DNS zones, peerings and egress.",
        direction: "LR",
        draft: networkDraft,
    },
    {
        name: "identity",
        title: "Identity",
        shows: "Groups, identities and applications, and what they may do on which kinds of things.",
        direction: "LR",
        draft: identityDraft,
    },
];

/** The three views of a plan: the data flow, network, identity. */
export function diagrams(plan: Plan): Diagram[] {
    const references = new References(plan);
    return views.map((view) => diagram(view, view.draft(references)));
}

function diagram({ name, title, shows, direction }: View, draft: Draft): Diagram {
    const finest = drawn(draft, detailLevel[0]).edges.length;
    for (const level of detailLevel) {
        const { groups, nodes, edges, within } = drawn(draft, level);
        const description = [shows, ...coarseness(level, finest, within)].join(" ");
        const text = mermaidText({ groups, nodes, edges }, direction, title, description);
        const fits = edges.length <= mostEdges && text.length <= mostCharacters;
        if (fits || level === detailLevel.at(-1)) {
            return { name, title, description, text, groups, nodes, edges };
        }
    }
    throw new Error("no fineness to draw at");
}

const boxIs = { component: "a component", kind: "a kind of resource", part: "a part of the view" };

function coarseness(level: (typeof detailLevel)[number], finest: number, within: number): string[] {
    if (level === "its own") {
        return [];
    }
    const hidden = within === 0 ? [] : [`Not drawn: ${within} links within a box.`];
    return [`Each box is ${boxIs[level]}, as the finest picture would have ${finest} arrows.`, ...hidden];
}

/** The three views as a Markdown file: a heading, a sentence and a Mermaid block each. */
export function diagramMarkdown(plan: Plan): string {
    return diagrams(plan)
        .map(({ title, description, text }) => `## ${title}\n\n${description}\n\n\`\`\`mermaid\n${text}\`\`\`\n`)
        .join("\n");
}
