import type { Fault } from "../../../faults";
import { element } from "./dom";

/** What is wrong with the settings or the program, or with the base of a comparison. */
export function faultsView(stack: string, faults: readonly Fault[], baseFaults: readonly Fault[]): HTMLElement {
    const groups = [
        {
            title: `What is wrong with ${stack}`,
            about: "Nothing would be deployed before this is put right.",
            faults,
        },
        {
            title: "What is wrong with the base",
            about: "Nothing is compared before this is put right; a deployment does not ask for it.",
            faults: baseFaults,
        },
    ];
    return element("div", {}, ...groups.filter(({ faults: found }) => found.length > 0).map(groupView));
}

function groupView({ title, about, faults }: { title: string; about: string; faults: readonly Fault[] }): HTMLElement {
    const items = faults.map(({ path, message }) =>
        element(
            "li",
            { class: "finding bad" },
            path !== "" && element("p", {}, element("code", {}, path)),
            element("p", {}, message),
        ),
    );
    return element(
        "div",
        {},
        element("h2", { tabindex: -1 }, title),
        element("p", { class: "about" }, about),
        element("ul", { class: "finding-list" }, ...items),
    );
}
