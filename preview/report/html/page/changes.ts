import type { ResourceChange } from "../../../comparison/types";
import { changeList } from "./changeList";
import { badge, element, folded, type Child } from "./dom";
import { actionBadge, actions, linkByName, titleOf } from "./links";
import type { Model } from "./model";
import { risksView } from "./risks";
import { valueView } from "./values";

/** What changes from the base to the plan: what is at risk first. */
export function changesView(model: Model): HTMLElement {
    const { comparison, notes, stack } = model.data;
    if (!comparison) {
        return element("div", {});
    }
    const { changes, counts, base } = comparison;
    const open = changes.length <= 20;
    const row = (change: ResourceChange) => changeView(model, change, open && change.action !== "create");
    const numbers = (Object.keys(actions) as (keyof typeof actions)[]).map((action) =>
        element("li", {}, element("strong", {}, counts[action]), ` ${actions[action].word}`),
    );
    return element(
        "div",
        {},
        element("h2", { tabindex: -1 }, `Changes of ${stack} from `, element("code", {}, base)),
        ...notes.map((note) => element("p", { class: "note" }, note)),
        element(
            "ul",
            { class: "numbers" },
            ...numbers,
            counts.step > 0 &&
                element("li", {}, element("strong", {}, counts.step), counts.step === 1 ? " step" : " steps"),
            counts.wait > 0 && element("li", {}, element("strong", {}, counts.wait), " waits"),
            element("li", {}, element("strong", {}, counts.same), " unchanged"),
        ),
        risksView(model),
        element("h3", {}, "Every change ", element("span", { class: "count" }, changes.length)),
        changes.length === 0 ? element("p", {}, "Nothing changes.") : changeList(model, changes, row),
    );
}

function changeView(model: Model, change: ResourceChange, open: boolean): HTMLElement {
    const summary: Child[] = [
        actionBadge(change.action),
        " ",
        ...titleOf({ kind: model.kindOf(change.type), name: change.name, step: change.step?.words }),
        " ",
        change.step && badge(change.step.does, "quiet"),
        change.dataLoss && badge("data loss", "bad"),
        change.stateful && !change.dataLoss && badge("holds data", "quiet"),
        change.refused && badge("protected, so Pulumi refuses", "quiet"),
        element("span", { class: "via" }, hintOf(change)),
    ];
    return folded(
        summary,
        open,
        () => [
            element("p", {}, linkByName(model, change), " ", element("code", { class: "urn" }, change.urn)),
            changeDetails(change),
        ],
        "change",
    );
}

function hintOf({ action, properties, forcedBy }: ResourceChange): string {
    if (action === "replace") {
        return ` forced by ${forcedBy.join(", ")}`;
    }
    return action === "update" ? ` ${properties.map(({ path }) => path).join(", ")}` : "";
}

/** What is done with a resource, property by property. */
export function changeDetails(change: ResourceChange): HTMLElement {
    const { action, properties, forcedBy, replacementUnknown, step } = change;
    const about = {
        create: "Nothing of this name is in the base.",
        delete: "The plan has nothing of this name.",
        update: replacementUnknown
            ? "What forces a replacement of this kind is not known: the update may be one."
            : step
              ? "It runs again."
              : "It is updated in place.",
        replace: `It is deleted and recreated, forced by ${forcedBy.join(", ")}.`,
    }[action];
    const rows = properties.map((property) =>
        element(
            "tr",
            {},
            element("th", { scope: "row" }, property.path, property.forces && badge("forces replacement", "bad")),
            element("td", {}, valueView(property.before)),
            element("td", {}, valueView(property.knownAfter ? { $unknown: true } : property.after)),
        ),
    );
    const head = element("tr", {}, ...["Property", "Old", "New"].map((text) => element("th", { scope: "col" }, text)));
    return element(
        "div",
        {},
        element("p", { class: "about" }, about),
        rows.length > 0 &&
            element("table", { class: "compared" }, element("thead", {}, head), element("tbody", {}, ...rows)),
    );
}
