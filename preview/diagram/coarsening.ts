import { byCodePoints } from "../plan";
import {
    shortList,
    sortedOnce,
    type Box,
    type DiagramEdge,
    type DiagramGroup,
    type Draft,
    type Graph,
    type Link,
} from "./graph";

/** Most arrows that a diagram shows. */
export const mostEdges = 200;

/** How finely a view is drawn: from its own boxes to one box for each part of it. */
export const detailLevel = ["its own", "component", "kind", "part"] as const;

/** How finely a view is drawn. */
export type DetailLevel = (typeof detailLevel)[number];

const mostLines = 6;

interface Merged {
    titles: Set<string>;
    details: Set<string>;
    group?: Box["group"];
    outside: boolean;
    urns: Set<string>;
    boxes: number;
}

/** A draft drawn at a fineness: boxes that are one there are merged, and arrows with them. */
export function drawn(draft: Draft, level: DetailLevel): Graph & { within: number } {
    const merged = new Map<string, Merged>();
    const keyOf = new Map<string, string>();
    for (const box of draft.boxes.values()) {
        const key = mergedKey(box, level);
        keyOf.set(box.key, key);
        const into = merged.get(key) ?? emptyMerged(box, level);
        into.titles.add(titleOf(box, level));
        for (const [detail, names] of box.details) {
            into.details.add(`${detail} ${shortList(names)}`.trim());
        }
        for (const urn of box.urns) {
            into.urns.add(urn);
        }
        into.outside &&= box.outside ?? false;
        into.boxes += 1;
        merged.set(key, into);
    }
    const keys = [...merged.keys()].sort(byCodePoints);
    const idOf = new Map(keys.map((key, i) => [key, `n${i + 1}`]));
    const groups = groupsOf(merged.values());
    const nodes = keys.map((key) => {
        const { titles, details, group, outside, urns, boxes } = merged.get(key) as Merged;
        const below = level === "its own" ? sortedOnce(details) : boxes > 1 ? [`${boxes} boxes in one`] : [];
        const id = idOf.get(key) ?? "";
        const groupId = group && groups.find(({ title }) => title === group.title)?.id;
        return { id, lines: [...sortedOnce(titles), ...below], group: groupId, outside, urns: sortedOnce(urns) };
    });
    const ends = draft.links.map((link) => ({
        ...link,
        from: idOf.get(keyOf.get(link.from) ?? "") ?? "",
        to: idOf.get(keyOf.get(link.to) ?? "") ?? "",
    }));
    const between = ends.filter(({ from, to }) => from !== to);
    return { groups, nodes, edges: edgesOf(between), within: ends.length - between.length };
}

function mergedKey(box: Box, level: DetailLevel): string {
    const frame = box.group?.title ?? "";
    switch (level) {
        case "its own":
            return box.key;
        case "component":
            return JSON.stringify([frame, box.component]);
        case "kind":
            return JSON.stringify([box.part, box.kind]);
        case "part":
            return box.part;
    }
}

function titleOf(box: Box, level: DetailLevel): string {
    const titles = { "its own": box.title, component: box.component, kind: box.kind, part: box.part };
    return titles[level];
}

function emptyMerged(box: Box, level: DetailLevel): Merged {
    const framed = level === "its own" || level === "component";
    const group = framed ? box.group : undefined;
    return { titles: new Set(), details: new Set(), group, outside: true, urns: new Set(), boxes: 0 };
}

function groupsOf(merged: Iterable<Merged>): DiagramGroup[] {
    const groups = new Map([...merged].flatMap(({ group }) => (group ? [[group.title, group] as const] : [])));
    return [...groups.values()]
        .sort((a, b) => a.order - b.order || byCodePoints(a.title, b.title))
        .map(({ title, rank }, i) => ({ id: `g${i + 1}`, title, rank }));
}

function edgesOf(links: Link[]): DiagramEdge[] {
    const edges = new Map<string, DiagramEdge & { count: number }>();
    for (const { from, to, label, dotted = false, both = false, urns } of links) {
        const key = JSON.stringify([from, to, dotted, both]);
        const edge = edges.get(key) ?? { from, to, lines: [], dotted, both, urns: [], count: 0 };
        edge.lines = sortedOnce([...edge.lines, ...(label === undefined ? [] : [label])]);
        edge.urns = sortedOnce([...edge.urns, ...urns]);
        edge.count += 1;
        edges.set(key, edge);
    }
    const number = (id: string) => Number(id.slice(1));
    return [...edges.values()]
        .sort(
            (a, b) =>
                number(a.from) - number(b.from) || number(a.to) - number(b.to) || Number(a.dotted) - Number(b.dotted),
        )
        .map(({ count, ...edge }) => ({
            ...edge,
            lines: edge.lines.length > mostLines ? [`${count} links`] : edge.lines,
        }));
}
