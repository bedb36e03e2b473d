import type { Comparison, ResourceChange } from "../../../comparison/types";
import type { PageDoor } from "../data";
import { badge, counted, element, folded } from "./dom";
import { linkByName, resourceLink } from "./links";
import type { Model } from "./model";

interface Risk {
    tone: "bad" | "warn";
    /** What is said of one resource, and of several. */
    one: string;
    many: string;
    concerns: (change: ResourceChange) => boolean;
}

const goes = ({ action }: ResourceChange) => action === "delete" || action === "replace";

const grave: Risk[] = [
    { tone: "bad", one: "loses its data", many: "lose their data", concerns: (change) => change.dataLoss },
    {
        tone: "bad",
        one: "is protected: Pulumi refuses to delete or replace it",
        many: "are protected: Pulumi refuses to delete or replace them",
        concerns: (change) => change.protectedBefore && goes(change),
    },
];

const lesser: Risk[] = [
    {
        tone: "warn",
        one: "is forgotten instead of deleted, with its data",
        many: "are forgotten instead of deleted, with their data",
        concerns: (change) => change.stateful && goes(change) && !change.dataLoss,
    },
    {
        tone: "warn",
        one: "may be replaced: what forces that is not known of its kind",
        many: "may be replaced: what forces that is not known of their kinds",
        concerns: (change) => change.replacementUnknown,
    },
];

/** What a change may harm, the worst first. */
export function risksView(model: Model, { changes, unprotected }: Comparison): HTMLElement {
    const ofChanges = ({ tone, one, many, concerns }: Risk) =>
        riskView(
            tone,
            [one, many],
            changes.filter(concerns).map((change) => linkByName(model, change)),
        );
    const doors = model.data.doors.filter(({ opened }) => opened).map((door) => doorView(model, door));
    const lifted = unprotected.map((resource) => linkByName(model, resource));
    const risks = [
        ...grave.map(ofChanges),
        riskView("bad", ["is opened to the outside", "are opened to the outside"], doors),
        riskView("warn", ["loses its protection", "lose their protection"], lifted),
        ...lesser.map(ofChanges),
    ].filter((risk) => risk !== undefined);
    if (risks.length === 0)
        return element("p", { class: "note good" }, "No data, no protection and no closed door is at risk.");
    return element("section", { class: "risks", "aria-label": "Risks" }, element("h3", {}, "Risks"), ...risks);
}

function riskView(tone: string, [one, many]: [string, string], concerned: HTMLElement[]): HTMLElement | undefined {
    if (concerned.length === 0) return undefined;
    const list = () => element("ul", { class: "links" }, ...concerned.map((entry) => element("li", {}, entry)));
    const summary = [badge(counted(concerned.length, "resource"), tone), " ", concerned.length === 1 ? one : many];
    return folded(summary, concerned.length <= 30, () => [list()], "risk");
}

function doorView(model: Model, { urn, path, opens }: PageDoor): HTMLElement {
    return element("span", {}, resourceLink(model, urn), ` ${opens}: `, element("code", {}, path));
}
