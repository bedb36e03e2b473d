import { countOf } from "../../../words";
import { badge, element, type Child } from "./dom";
import type { Model, Standing } from "./model";
import { themeSwitch } from "./theme";

/** The page's head: which stack, what the verdict is, and how the page looks. */
export function headerView(model: Model, onTheme: () => void): HTMLElement {
    const { stack, mode } = model.data;
    return element(
        "header",
        {},
        element("h1", {}, "Preview of ", element("span", { class: "stack" }, stack)),
        mode !== undefined &&
            badge(mode === "resolved" ? "resolved against a simulated cloud" : "before deployment", "quiet"),
        element("p", { class: "verdict" }, ...verdict(model)),
        themeSwitch(onTheme),
    );
}

function verdict(model: Model): Child[] {
    const { issues, baseIssues, policy, comparison } = model.data;
    if (issues) {
        return [badge(countOf(issues.length, "issue"), "bad")];
    }
    const made = model.resources.filter(({ custom }) => custom).length;
    const count = (standing: Standing) => model.findings.filter((finding) => finding.standing === standing).length;
    const losses = comparison?.changes.filter(({ dataLoss }) => dataLoss).length ?? 0;
    return [
        baseIssues && badge("not compared", "bad"),
        losses > 0 && badge(`${losses} with data loss`, "bad"),
        policy && badge(`${count("mandatory")} mandatory`, count("mandatory") > 0 ? "bad" : "good"),
        policy && badge(`${count("advisory")} advisory`, count("advisory") > 0 ? "warn" : "good"),
        count("waived") > 0 && badge(`${count("waived")} waived`, "quiet"),
        comparison && badge(countOf(comparison.changes.length, "change"), "info"),
        badge(countOf(made, "resource"), "quiet"),
    ];
}
