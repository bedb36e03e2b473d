import type { Issue } from "../../../issues";
import { element } from "./dom";

/** What is wrong with the settings or the program, or with the base of a comparison. */
export function issuesView(stack: string, issues: readonly Issue[], baseIssues: readonly Issue[]): HTMLElement {
    const groups = [
        {
            title: `What is wrong with ${stack}`,
            about: "Nothing would be deployed before this is put right.",
            issues,
        },
        {
            title: "What is wrong with the base",
            about: "Nothing is compared before this is put right; a deployment does not ask for it.",
            issues: baseIssues,
        },
    ];
    return element("div", {}, ...groups.filter(({ issues: found }) => found.length > 0).map(groupView));
}

function groupView({ title, about, issues }: { title: string; about: string; issues: readonly Issue[] }): HTMLElement {
    const items = issues.map(({ path, message }) =>
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
