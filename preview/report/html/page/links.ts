import type { PageNeed, PageResource } from "../data";
import { badge, element, folded, type Child } from "./dom";
import type { Model } from "./model";

/** Address of a resource on the page. */
export const addressOf = (urn: string): string => `#resources/${encodeURIComponent(urn)}`;

/** A link to a resource, or its name where the plan has none of it. */
export function resourceLink(model: Model, urn: string): HTMLElement {
    const index = model.indexOf(urn);
    const resource = index === undefined ? undefined : model.resources[index];
    if (!resource) {
        return element("span", {}, urn.split("::").at(-1));
    }
    return element("a", { href: addressOf(urn) }, ...titleOf(resource));
}

/** A link to a resource of the plan or of what it is compared with; only the name where the plan has none of it. */
export function linkByName(
    model: Model,
    { urn, type, name }: { urn: string; type: string; name: string },
): HTMLElement {
    const title = titleOf({ kind: model.kindOf(type), name });
    if (model.indexOf(urn) === undefined) {
        return element("span", {}, ...title);
    }
    return element("a", { href: addressOf(urn) }, ...title);
}

/** Kind and name of a resource, and what it does where it is a step. */
export function titleOf({ kind, name, step }: Pick<PageResource, "kind" | "name" | "step">): Child[] {
    return [
        element("span", { class: "kind" }, kind),
        " ",
        element("span", { class: "name" }, name),
        step !== undefined && element("span", { class: "via" }, ` ${step}`),
    ];
}

/** Links to resources, with the inputs that tie them; folded where there are many. */
export function needsView(model: Model, needs: readonly PageNeed[]): HTMLElement {
    const items = () =>
        needs.map(({ resource, inputs }) =>
            element(
                "li",
                {},
                resourceLink(model, model.resources[resource]?.urn ?? ""),
                inputs.length > 0 && element("span", { class: "via" }, ` by ${inputs.join(", ")}`),
            ),
        );
    const list = () => element("ul", { class: "links" }, ...items());
    return needs.length <= 40 ? list() : folded([`${needs.length} resources`], false, () => [list()]);
}

/** Words for what is done with a resource: a sign for the eye, the word for every reader. */
export const actions = {
    create: { sign: "+", word: "created", tone: "good" },
    update: { sign: "~", word: "updated", tone: "info" },
    replace: { sign: "±", word: "replaced", tone: "bad" },
    delete: { sign: "−", word: "deleted", tone: "bad" },
} as const;

/** The mark of what is done with a resource. */
export function actionBadge(action: keyof typeof actions): HTMLElement {
    const { sign, word, tone } = actions[action];
    return badge(`${sign} ${word}`, tone);
}
