import { readFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

const folder = path.join(__dirname, "../../docs/reference");
const markdown = new MarkdownIt({ html: true });

describe("A page of the reference", () => {
    it.each([
        "access",
        "components",
        "databricks",
        "policies",
        "settings",
        "simulation",
        "stacks",
        "steps",
        "unverified",
    ])("%s holds no HTML: a < that is not in code would not be shown", (page) => {
        const tokens = markdown.parse(readFileSync(path.join(folder, `${page}.md`), "utf8"), {});
        const html = tokens.flatMap((token) => [token, ...(token.children ?? [])]).filter(isHtml);
        expect(html.map(({ content }) => content)).toEqual([]);
    });
});

const isHtml = ({ type }: { type: string }) => type.startsWith("html_");
