import { countOf } from "../../../words";
import { badge, element, folded, type Child } from "./dom";
import { resourceLink } from "./links";
import type { Model, Standing, StandingFinding } from "./model";

/** How a standing is shown. */
const standings: Record<Standing, { title: string; about: string; tone: string }> = {
    mandatory: { title: "Mandatory", about: "These stop a deployment.", tone: "bad" },
    advisory: { title: "Advisory", about: "These do not stop a deployment.", tone: "warn" },
    waived: { title: "Waived", about: "A waiver covers these.", tone: "quiet" },
    unknown: {
        title: "Unknown before deployment",
        about: "These conditions look at values that only a deployment gives; preview with --resolved judges them.",
        tone: "quiet",
    },
};

/** One finding: what is wrong, where, and what would be right. */
export function findingView(model: Model, finding: StandingFinding, withResource: boolean): HTMLElement {
    const { title, tone } = standings[finding.standing];
    return element(
        "li",
        { class: `finding ${tone}` },
        element("p", {}, badge(title, tone), " ", element("code", {}, finding.rule)),
        withResource && element("p", {}, resourceLink(model, finding.urn)),
        element("p", {}, finding.message),
        element("p", {}, element("strong", {}, "Remedy: "), finding.remedy),
    );
}

/** All findings of the policy pack, by how they stand. */
export function findingsView(model: Model): HTMLElement {
    const { policy } = model.data;
    const groups = (Object.keys(standings) as Standing[]).flatMap((standing): Child[] => {
        const found = model.findings.filter((finding) => finding.standing === standing);
        if (found.length === 0) {
            return [];
        }
        const { title, about } = standings[standing];
        const list = () => [
            element("p", { class: "about" }, about),
            element("ul", { class: "finding-list" }, ...found.map((finding) => findingView(model, finding, true))),
        ];
        const heading = element("h3", {}, `${title} `, element("span", { class: "count" }, found.length));
        return [folded([heading], standing === "mandatory" || standing === "advisory", list, "group")];
    });
    return element(
        "div",
        {},
        element("h2", { tabindex: -1 }, "Findings of the policy pack"),
        policy &&
            element(
                "p",
                { class: "about" },
                `${policy.pack}, profile ${policy.profile}: ${countOf(policy.rulesEvaluated, "rule")} evaluated.`,
            ),
        ...(groups.length > 0 ? groups : [element("p", {}, "The policy pack found nothing.")]),
    );
}
