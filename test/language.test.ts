import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { idioms } from "./support/plainLanguage";

const roots = ["azure", "components", "docs", "policies", "preview", "simulation", "stacks", "steps", "test", "*.md"];

/** Comments and texts of a source at their places; all else is blank. */
function prose(file: string, text: string): string {
    if (!/\.[cm]?ts$/.test(file)) {
        return text;
    }
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const kept: [number, number][] = [];
    const visit = (node: ts.Node): void => {
        kept.push(
            ...(ts.getLeadingCommentRanges(text, node.pos) ?? []).map(({ pos, end }): [number, number] => [pos, end]),
        );
        kept.push(
            ...(ts.getTrailingCommentRanges(text, node.end) ?? []).map(({ pos, end }): [number, number] => [pos, end]),
        );
        if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
            kept.push([node.getStart(), node.end]);
        }
        node.getChildren().forEach(visit);
    };
    visit(tree);
    const blank = [...text.replace(/[^\n]/g, " ")];
    for (const [from, to] of kept) {
        for (let at = from; at < to; at++) {
            blank[at] = text[at] ?? " ";
        }
    }
    return blank.join("");
}

const patterns = idioms.map(({ pattern, better }) => ({
    pattern: new RegExp(pattern.source.replaceAll(" ", " +"), "gi"),
    better,
}));
const any = new RegExp(patterns.map(({ pattern }) => pattern.source).join("|"), "i");

/** A text with its lines joined: a phrase may go on behind a comment's line break. */
const joined = (text: string) => text.replace(/\n\s*(\*|\/\/|>)?/g, (gap) => " ".repeat(gap.length));

/** `file:line: words (write …)` of every idiom in a text. */
function idiomsIn(file: string, text: string): string[] {
    // To parse a source takes most of the time, and most have no such words, not even in code.
    if (!any.test(joined(text))) {
        return [];
    }
    const words = joined(prose(file, text));
    return patterns.flatMap(({ pattern, better }) =>
        [...words.matchAll(pattern)].map(
            (match) => `${file}:${text.slice(0, match.index).split("\n").length}: "${match[0]}": write ${better}`,
        ),
    );
}

describe("Plain language", () => {
    it("finds an idiom in comments, texts and docs, over a line break too, and none in identifiers", () => {
        const source = "/** It is made\n * anew. */\nconst anew = `is told ${anew} door`;\n// stands\n// twice";
        expect(idiomsIn("a.ts", source).map((each) => each.split('"')[1])).toEqual([
            "anew",
            "stands    twice",
            "is told",
            "door",
        ]);
        expect(idiomsIn("a.md", "Doors")).toHaveLength(1);
    });

    it("is what sources and docs are written in", () => {
        const files = execFileSync("git", ["ls-files", ...roots], { encoding: "utf8" })
            .split("\n")
            .filter(
                (file) => /\.(md|[cm]?ts)$/.test(file) && !/plainLanguage|language\.test|engine\/releases/.test(file),
            );
        expect(files.flatMap((file) => idiomsIn(file, readFileSync(file, "utf8")))).toEqual([]);
    });
});
