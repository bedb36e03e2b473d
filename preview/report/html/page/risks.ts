import { capitalized, countOf, noLoss } from "../../../words";
import type { Risk, RiskGroup, RiskPart } from "../../risk";
import { badge, element, folded, type Child } from "./dom";
import { linkByName } from "./links";
import type { Model } from "./model";
import { valueView } from "./values";

/** Risks of a change, the worst first. */
export function risksView(model: Model): HTMLElement {
    const { risks } = model.data;
    if (risks.length === 0) {
        return element("p", { class: "note good" }, `${capitalized(noLoss)}.`);
    }
    const groups = risks.map((group) => groupView(model, group));
    return element("section", { class: "risks", "aria-label": "Risks" }, element("h3", {}, "Risks"), ...groups);
}

function groupView(model: Model, { tone, title, meaning, risks }: RiskGroup): HTMLElement {
    const list = () => element("ul", { class: "links" }, ...risks.map((risk) => riskView(model, risk)));
    const count = risks.reduce((sum, { also = [] }) => sum + 1 + also.length, 0);
    const summary = [badge(countOf(count, "resource"), tone), ` ${title}: ${meaning}`];
    return folded(summary, risks.length <= 30, () => [list()], "risk");
}

const riskView = (model: Model, { resource, also = [], says }: Risk) =>
    element(
        "li",
        {},
        linkByName(model, resource),
        ...also.flatMap((other) => [", ", linkByName(model, other)]),
        ...says.flatMap(partView),
    );

function partView(part: RiskPart): Child[] {
    if (typeof part === "string") {
        return [part];
    }
    if ("code" in part) {
        return [element("code", {}, part.code)];
    }
    const { before, after, knownAfter } = part.change;
    return [valueView(before), " → ", valueView(knownAfter ? { $unknown: true } : after)];
}
