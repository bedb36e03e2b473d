import { describe, expect, it } from "vitest";
import { diagramMarkdown } from "../../preview/diagram/diagrams";
import { issueLine } from "../../preview/issues";
import { planText } from "../../preview/plan";
import { comparisonReport } from "../../preview/report/comparison";
import { markdownReport } from "../../preview/report/markdown/report";
import { treeReport } from "../../preview/report/tree";
import type { PreviewView } from "../../preview/view";
import { outcomeLine } from "../../simulation/recovery/report";
import { stepLines } from "../../simulation/rehearsal/report";
import { hostileView } from "../browser/support/views";
import { hostileTexts, rawCharacters } from "../support/hostileText";

const terminal = { width: 4000, colour: false };
const planOf = ({ plan }: PreviewView) => {
    if (!plan) {
        throw new Error("the view has no plan");
    }
    return plan;
};
const reports: Record<string, (view: PreviewView) => string> = {
    "the tree": (view) => treeReport(planOf(view), terminal, { milliseconds: 0, findingsOnly: false }),
    "the comparison": (view) => comparisonReport(view, terminal),
    "the comment": markdownReport,
    "the comment without a base": (view) => markdownReport({ ...view, comparison: undefined }),
    "the comment of issues": ({ stack, notes }) =>
        markdownReport({ stack, notes: [], issues: notes.map((text) => ({ path: text, message: text })) }),
    "the diagrams": (view) => diagramMarkdown(planOf(view)),
    "the plan": (view) => planText(planOf(view)),
    "the issues": ({ notes }) => notes.map((text) => issueLine({ path: text, message: text })).join("\n"),
    "a step of a rehearsal": ({ notes }) =>
        notes.map((says) => stepLines({ name: "x", ok: true, says, details: [], seconds: 0 })).join(""),
    "an operation of a recovery": ({ notes }) =>
        notes
            .map((text) =>
                outcomeLine({
                    type: text,
                    outcome: "unknown",
                    operation: "creating",
                    urn: `a::b::c::${text}`,
                    reason: text,
                }),
            )
            .join(""),
};

describe.each(hostileTexts.map((text, i) => [i, text] as const))("The hostile text %i", (_, text) => {
    const innocent = hostileView(["plain"]);

    it.each(Object.entries(reports))("shows all its characters, and forges no line, in %s", (_report, write) => {
        const written = write(hostileView([text]));
        expect(rawCharacters(written)).toEqual([]);
        expect(written.split("\n")).toHaveLength(write(innocent).split("\n").length);
    });
});
