import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible } from "../../azure/visibleText";
import { secretMark, unknownMark } from "../../preview/plan";
import { markdownReport } from "../../preview/report/markdown/report";
import { code, prose, table } from "../../preview/report/markdown/text";
import type { PreviewView } from "../../preview/view";
import { change, comparison, finding, plan, rendered, resource, view } from "./markdownSamples";

const markup = [
    ...["<b>x</b>", "<script>alert(1)</script>", "</details>", "<!--", "-->", "&lt;", "&#124;", "]]>", "<a href='x'>"],
    ...["|", "\\|", "\\", "`", "``", "```\n", "**x**", "_x_", "~~x~~", "[x](http://x.y)", "![x](y)", "\n\n", "\r\n"],
    ...["# x", "- x", "1. x", "> x", "---", "| a |\n| - |", "http://example.com", "www.example.com", "a@example.com"],
    ...[
        "@someone",
        "#1",
        "!1",
        "GH-1",
        ":smile:",
        "$x$",
        "$`",
        " ",
        "\t",
        "\u0000",
        "\u202e",
        "\u2028",
        "a",
        "::",
        "é",
    ],
];
const pieces = fc.array(fc.oneof(fc.constantFrom(...markup), fc.string({ unit: "binary", maxLength: 5 })), {
    maxLength: 6,
});
const anyText = pieces.map((parts) => parts.join("").slice(0, 60)).filter((text) => !/\p{Cs}/u.test(text));
const contexts: [string, (text: string) => string][] = [
    ["a paragraph", (text) => `x ${text} y`],
    ["a list", (text) => `- x ${text} y`],
    ["a note", (text) => `> x ${text} y`],
    ["a table", (text) => `| h |\n| --- |\n| x ${text} y |`],
];
const spaced = (text: string) => text.replace(/\s+/g, " ").trim();
const tags = (text: string) => rendered(text).elements.map(({ tag }) => tag);

describe.each(contexts)("In %s", (_, within) => {
    const skeleton = tags(within("z"));

    it("a name or value is shown as it is, in one piece of code", () => {
        fc.assert(
            fc.property(
                anyText.filter((text) => text !== ""),
                (text) => {
                    const { elements } = rendered(within(code(text)));
                    expect(elements.filter(({ tag }) => tag === "code").map((element) => element.text)).toEqual([
                        visible(text),
                    ]);
                    expect(elements.filter(({ tag }) => tag !== "code").map(({ tag }) => tag)).toEqual(skeleton);
                },
            ),
            { numRuns: 500 },
        );
    });

    it("a sentence keeps its words, and is no markup", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const { elements, text: shown } = rendered(within(prose(text)));
                const words = text
                    .split(/\s+/)
                    .filter((word) => word !== "")
                    .map(visible);
                expect(spaced(shown)).toBe(
                    spaced([...(skeleton.includes("th") ? ["h"] : []), "x", ...words, "y"].join(" ")),
                );
                expect(elements.filter(({ tag }) => tag !== "code").map(({ tag }) => tag)).toEqual(skeleton);
            }),
            { numRuns: 500 },
        );
    });
});

/** A preview in which a text stands wherever one of somebody else's can. */
function viewOf(text: string, held: string): PreviewView {
    const type = `azure-native:storage:Storage${held}`;
    const named = resource({ name: text, type, inputs: { publicNetworkAccess: "Enabled", tags: { [text]: text } } });
    const found = finding({ urn: named.urn, path: `tags.${text}`, message: held, remedy: held });
    const properties = [
        { path: `tags.${text}`, before: text, after: { [text]: [text] }, forces: true },
        { path: "sku", before: { $secret: true }, after: { $unknown: true }, knownAfter: false },
    ];
    const changes = (["replace", "delete", "update", "create"] as const).map((action) =>
        change({
            urn: named.urn,
            name: text,
            type,
            action,
            properties,
            forcedBy: [`tags.${text}`, text],
            dataLoss: true,
            component: { urn: named.urn, type: "azure-ml-platform:index:DataLake", name: text },
        }),
    );
    const unprotected = [{ urn: named.urn, name: text, type, stateful: false }];
    return view({
        stack: text,
        plan: plan([named], { profile: text, violations: [found, { ...found, level: "advisory" }], waived: [found] }),
        comparison: comparison(changes, unprotected, {
            base: text,
            retentionReduced: [{ urn: named.urn, type, name: text, what: "logs", path: text, before: 9, after: 7 }],
            rightsGiven: [
                {
                    by: { urn: named.urn, type, name: text },
                    principal: { kind: "Group", name: text },
                    may: [text],
                    on: { kind: "Lake", name: text },
                    insteadOf: [text],
                },
            ],
        }),
        notes: [held],
    });
}

const allowed = new Set(
    "h3 h4 p strong em code ul li blockquote br details summary table thead tbody tr th td".split(" "),
);

describe("A sentence at the beginning of a list's entry", () => {
    it.each(["- x", "+ x", "1. x", "2) x", "---", "- - x"])(
        "begins no list of its own and draws no rule: %s",
        (text) => {
            expect(tags(`- ${prose(text)}`).filter((tag) => tag !== "code")).toEqual(["ul", "li"]);
        },
    );
});

describe("A whole comment", () => {
    const outline = (shown: PreviewView) => tags(markdownReport(shown)).filter((tag) => !["code", "em"].includes(tag));
    const innocent = outline(viewOf("x", "x"));

    it("has the same outline and no element of another's, whatever names and values hold", () => {
        fc.assert(
            fc.property(anyText, anyText, (text, held) => {
                const shown = viewOf(text, `x${held}`);
                const { elements } = rendered(markdownReport(shown));
                expect(elements.filter(({ tag, attributes }) => !allowed.has(tag) || attributes > 0)).toEqual([]);
                expect(outline(shown)).toEqual(innocent);
            }),
            { numRuns: 200 },
        );
    });

    it("without a base, and with issues, has no element of another's either", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const issues = [{ path: text, message: text }];
                for (const shown of [{ ...viewOf(text, text), comparison: undefined }, view({ stack: text, issues })]) {
                    const { elements } = rendered(markdownReport(shown));
                    expect(elements.filter(({ tag, attributes }) => !allowed.has(tag) || attributes > 0)).toEqual([]);
                }
            }),
            { numRuns: 100 },
        );
    });

    it("begins with one mark of its own on a line of its own", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const [first = "", second] = markdownReport(viewOf(text, "x")).split("\n");
                expect(first).toMatch(/^<!-- azure-ml-platform preview: [\w.%!~*'()-]* -->$/);
                expect(first.indexOf("-->")).toBe(first.length - 3);
                expect(second).toMatch(/^### Preview of /);
            }),
        );
    });
});

describe("A table", () => {
    it.each(["a|b", "`a|b`", "`string | number`", "one\ntwo", "one\r\n  two", "a | b\n| - |", "|"])(
        "keeps %j in one cell, as code too",
        (text) => {
            const { elements } = rendered(table(["h", "i"], [[text, "next"]]).join("\n"));
            const cells = elements.filter(({ tag }) => tag === "td").map((element) => element.text);
            expect(cells).toEqual([text.replaceAll("`", "").replace(/\s*\n\s*/g, " "), "next"]);
        },
    );

    it("without rows is nothing", () => {
        expect(table(["h"], [])).toEqual([]);
    });
});

describe("What is secret or not known yet", () => {
    it("says so in words, and a text of the same words is distinguished from it", () => {
        const properties = [
            { path: "a", before: secretMark, after: unknownMark, knownAfter: false },
            { path: "b", before: "(secret)", after: { held: secretMark, later: [unknownMark] }, knownAfter: false },
        ];
        const text = markdownReport(view({ plan: plan([]), comparison: comparison([change({ properties })]) }));
        expect(text).toContain("| `a` | (secret) | (known after deployment) |");
        expect(text).toContain('| `b` | `"(secret)"` | `{ "held": (secret), "later": [(known after deployment)] }` |');
        expect(text).not.toContain("$secret");
    });
});
