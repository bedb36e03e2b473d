import { countOf } from "../../../../words";
import { badge, element, type Child } from "../dom";
import { actionBadge, titleOf } from "../links";
import type { Model, Standing } from "../model";

/** The line of a resource in the tree; a component's counts what is below it, since it may be closed. */
export function lineView(model: Model, index: number): HTMLElement {
    const resource = model.resources[index];
    if (!resource) {
        return element("li", {});
    }
    const { custom, level } = resource;
    return element(
        "li",
        {
            role: "treeitem",
            "aria-level": level,
            "data-index": index,
            style: `--level:${level}`,
            class: custom ? "" : "component",
        },
        element("span", { class: "twisty", "aria-hidden": "true" }),
        element("span", { class: "title" }, ...titleOf(resource)),
        ...(custom ? ownMarks(model, index) : marksBelow(model, index)),
    );
}

function ownMarks(model: Model, index: number): Child[] {
    const { urn = "", protect } = model.resources[index] ?? {};
    const change = model.changeOf(urn);
    return [
        change && actionBadge(change.action),
        change?.dataLoss && badge("data loss", "bad"),
        ...findingMarks(model, [urn]),
        protect && badge("protected", "quiet"),
    ];
}

function marksBelow(model: Model, index: number): Child[] {
    const urns = model.resources.slice(index, model.resources[index]?.end).map(({ urn }) => urn);
    const changes = urns.flatMap((urn) => model.changeOf(urn) ?? []);
    const losses = changes.filter(({ dataLoss }) => dataLoss).length;
    return [
        changes.length > 0 && badge(countOf(changes.length, "change"), "info"),
        losses > 0 && badge(`${losses} with data loss`, "bad"),
        ...findingMarks(model, urns),
    ];
}

function findingMarks(model: Model, urns: readonly string[]): Child[] {
    const found = urns.flatMap((urn) => model.findingsOn(urn));
    const count = (wanted: Standing) => found.filter(({ standing }) => standing === wanted).length;
    const [mandatory, advisory] = [count("mandatory"), count("advisory")];
    return [
        mandatory > 0 && badge(`${mandatory} mandatory`, "bad"),
        advisory > 0 && badge(`${advisory} advisory`, "warn"),
    ];
}
