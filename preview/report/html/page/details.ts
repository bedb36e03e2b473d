import { stepsTitle } from "../../../words";
import type { PageResource } from "../data";
import { badge, element, folded, type Child } from "./dom";
import { changeDetails } from "./changes";
import { findingView } from "./findings";
import { actionBadge, needsView, resourceLink, titleOf } from "./links";
import type { Model } from "./model";
import { propertiesView, valueView } from "./values";

/** Everything that is known of one resource. */
export function detailsView(model: Model, index: number): HTMLElement {
    const resource = model.resources[index];
    if (!resource) {
        return element("div", {});
    }
    const change = model.changeOf(resource.urn);
    const inputs = Object.keys(resource.inputs).length;
    return element(
        "article",
        { "aria-labelledby": "details-title" },
        element("h2", { id: "details-title", tabindex: -1 }, ...titleOf(resource)),
        badgesView(model, resource),
        factsView(model, resource),
        change && part("Change", [changeDetails(change)]),
        exposuresPart(model, resource),
        findingsPart(model, resource),
        inputs > 0 && part(resource.custom ? "Inputs" : "Arguments", [inputsView(model, resource)], inputs),
        resource.parent < 0 && stepsPart(model),
        resource.parent < 0 && part("Outputs of the stack", [propertiesView(model.data.outputs)]),
        ...relations(model, index),
    );
}

function part(title: string, content: Child[], count?: number): HTMLElement {
    const heading = element("h3", {}, title, count !== undefined && element("span", { class: "count" }, count));
    return element("section", {}, heading, ...content);
}

function badgesView(model: Model, { urn, custom, protect, retainOnDelete }: PageResource): HTMLElement {
    const change = model.changeOf(urn);
    return element(
        "p",
        { class: "badges" },
        change && actionBadge(change.action),
        change?.dataLoss && badge("data loss", "bad"),
        !custom && badge("component", "quiet"),
        protect && badge("protected from deletion", "info"),
        retainOnDelete && badge("kept when deleted", "info"),
    );
}

function factsView(model: Model, resource: PageResource): HTMLElement {
    const { type, urn, file, section, group, provider, parent, aliases, replaceOnChanges, ignoreChanges } = resource;
    const above = model.resources[parent];
    const facts: [string, Child][] = [
        ["Type", element("code", {}, type)],
        ["URN", element("code", { class: "urn" }, urn)],
        ["Made by", file && element("code", {}, file)],
        ["Settings", section && element("code", {}, section)],
        ["Resource group", group && element("code", {}, group)],
        ["Provider", provider.startsWith("urn:") ? resourceLink(model, provider) : `default provider of ${provider}`],
        ["Parent", above && resourceLink(model, above.urn)],
        ["Replaced on change of", replaceOnChanges.length > 0 && element("code", {}, replaceOnChanges.join(", "))],
        ["Changes ignored of", ignoreChanges.length > 0 && element("code", {}, ignoreChanges.join(", "))],
        ["Earlier names", aliases.length > 0 && valueView(aliases)],
    ];
    const rows = facts.flatMap(([name, value]) => (value ? [element("dt", {}, name), element("dd", {}, value)] : []));
    return element("dl", { class: "facts" }, ...rows);
}

function exposuresPart(model: Model, { urn }: PageResource): HTMLElement | false {
    const exposures = model.data.exposures.filter((exposure) => exposure.urn === urn);
    const news = model.data.comparison && badge("by this change", "bad");
    const items = exposures.map(({ path, opens, opened }) =>
        element(
            "li",
            { class: "finding warn" },
            `It ${opens}: `,
            element("code", {}, path),
            " ",
            opened && news?.cloneNode(true),
        ),
    );
    return items.length > 0 && part("Open to the outside", [element("ul", { class: "finding-list" }, ...items)]);
}

function stepsPart(model: Model): HTMLElement | false {
    const { steps } = model.data;
    const items = steps.map((index) => element("li", {}, resourceLink(model, model.resources[index]?.urn ?? "")));
    return items.length > 0 && part(stepsTitle, [element("ol", { class: "links" }, ...items)], items.length);
}

function findingsPart(model: Model, { urn }: PageResource): HTMLElement | false {
    const found = model.findingsOn(urn);
    if (found.length === 0) {
        return false;
    }
    const list = (unknown: boolean) =>
        found
            .filter(({ standing }) => (standing === "unknown") === unknown)
            .map((finding) => findingView(model, finding, false));
    const [standing, unknown] = [list(false), list(true)];
    const title = `${unknown.length} unknown before deployment`;
    return part(
        "Findings",
        [
            standing.length > 0 && element("ul", { class: "finding-list" }, ...standing),
            unknown.length > 0 && folded([title], false, () => [element("ul", { class: "finding-list" }, ...unknown)]),
        ],
        found.length,
    );
}

function inputsView(model: Model, resource: PageResource): HTMLElement {
    const sources = new Map<string, string[]>();
    for (const { resource: index, inputs } of resource.needs) {
        for (const input of inputs) {
            sources.set(input, [...(sources.get(input) ?? []), model.resources[index]?.urn ?? ""]);
        }
    }
    return propertiesView(resource.inputs, (name) => {
        const urns = sources.get(name);
        if (!urns) {
            return undefined;
        }
        const links = urns.slice(0, 3).flatMap((urn, i): Child[] => [i > 0 && ", ", resourceLink(model, urn)]);
        const more = urns.length > 3 && ` and ${urns.length - 3} more`;
        return element("span", { class: "via" }, "from ", ...links, more);
    });
}

function relations(model: Model, index: number): Child[] {
    const needs = model.resources[index]?.needs ?? [];
    const neededBy = model.neededBy(index);
    const below = model.childrenOf(index).map((resource) => ({ resource, inputs: [] }));
    return [
        below.length > 0 && part("Holds", [needsView(model, below)], below.length),
        needs.length > 0 && part("Depends on", [needsView(model, needs)], needs.length),
        neededBy.length > 0 && part("Needed by", [needsView(model, neededBy)], neededBy.length),
    ];
}
