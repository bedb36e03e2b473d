import type { Fault } from "../../../faults";
import { element } from "./dom";

/** What is wrong with the settings or the program. */
export function faultsView(stack: string, faults: readonly Fault[], notes: readonly string[]): HTMLElement {
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
        element("h2", { tabindex: -1 }, `What is wrong with ${stack}`),
        element("p", { class: "about" }, "Nothing would be deployed before this is put right."),
        ...notes.map((note) => element("p", { class: "note" }, note)),
        element("ul", { class: "finding-list" }, ...items),
    );
}
