import { byCodePoints } from "../plan";

/** A frame around boxes of a diagram. */
export interface DiagramGroup {
    /** Id within the diagram. */
    id: string;
    /** What stands at its top. */
    title: string;
    /** Its column; absent where its arrows alone decide. */
    rank?: number;
}

/** A box of a diagram. */
export interface DiagramNode {
    /** Id within the diagram. */
    id: string;
    /** What stands in it, a line each. */
    lines: string[];
    /** Id of the frame around it; absent where it stands free. */
    group?: string;
    /** Whether the stack only refers to it: another stack, or Azure itself, makes it. */
    outside: boolean;
    /** URNs of the resources that it stands for, sorted. */
    urns: string[];
}

/** An arrow of a diagram. */
export interface DiagramEdge {
    /** Id of the box it leaves. */
    from: string;
    /** Id of the box it points to. */
    to: string;
    /** What stands on it, a line each. */
    lines: string[];
    /** Whether it is dotted: a right to use, or a name that is resolved, and no way of data or packets. */
    dotted: boolean;
    /** Whether it points both ways. */
    both: boolean;
    /** URNs of the resources that it comes from, sorted. */
    urns: string[];
}

/** Boxes, the frames around them and the arrows between them, each sorted. */
export interface Graph {
    /** Frames, in the order they are drawn. */
    groups: DiagramGroup[];
    /** Boxes. */
    nodes: DiagramNode[];
    /** Arrows; at most one of each style between two boxes in one direction, or in both. */
    edges: DiagramEdge[];
}

/** A box before the diagram knows how finely it may draw. */
export interface Box {
    /** What tells it from other boxes. */
    key: string;
    /** Its first line. */
    title: string;
    /** Frame around it; absent where it stands free. */
    group?: { title: string; order: number; rank?: number };
    /** Component that it belongs to. */
    component: string;
    /** Kind of what it stands for, in words. */
    kind: string;
    /** The part that it plays in the view, one of a few. */
    part: string;
    /** Whether the stack only refers to it; false by default. */
    outside?: boolean;
}

/** An arrow before the diagram knows how finely it may draw. */
export interface Link {
    /** Key of the box it leaves. */
    from: string;
    /** Key of the box it points to. */
    to: string;
    /** What stands on it; nothing by default. */
    label?: string;
    /** Whether it is dotted; false by default. */
    dotted?: boolean;
    /** Whether it points both ways; false by default. */
    both?: boolean;
    /** URNs of the resources that it comes from. */
    urns: string[];
}

interface Drawn extends Box {
    urns: Set<string>;
    details: Map<string, Set<string>>;
}

/** Collects what a view shows, at its finest. */
export class Draft {
    /** Boxes by key. */
    readonly boxes = new Map<string, Drawn>();
    /** Arrows in the order they were found. */
    readonly links: Link[] = [];

    /** Adds a box, or what it stands for and a detail, with a name, to one that is there; returns its key. */
    box(box: Box, urns: string[] = [], detail?: string, name?: string): string {
        const drawn: Drawn = this.boxes.get(box.key) ?? { ...box, urns: new Set(), details: new Map() };
        for (const urn of urns) {
            drawn.urns.add(urn);
        }
        if (detail !== undefined) {
            const names = drawn.details.get(detail) ?? new Set<string>();
            drawn.details.set(detail, name === undefined ? names : names.add(name));
        }
        this.boxes.set(box.key, drawn);
        return box.key;
    }

    /** Adds an arrow between boxes that are there; one to itself says nothing and is left out. */
    link(link: Link): void {
        if (link.from !== link.to) {
            this.links.push(link);
        }
    }
}

/** Texts sorted, each once. */
export function sortedOnce(texts: Iterable<string>): string[] {
    return [...new Set(texts)].sort(byCodePoints);
}

const mostNames = 5;

/** Names in one line; beyond five, the number of the others. */
export function shortList(names: Iterable<string>): string {
    const all = sortedOnce(names);
    const shown = all.length > mostNames + 1 ? all.slice(0, mostNames) : all;
    const rest = all.length - shown.length;
    return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
