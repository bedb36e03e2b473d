import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { commentLimit } from "../../preview/report/markdown/detail";
import { recordedChanges } from "./comparison/pairs";
import { commentsFolder, goldenComments } from "./goldenComments";

const root = path.join(__dirname, "../..");
const rewritten = process.env.UPDATE_COMMENTS === "1";
const howTo = `rewrite the golden comments with UPDATE_COMMENTS=1 npx vitest run ${path.relative(root, __filename)}`;

let comments = new Map<string, string>();
beforeAll(async () => {
    comments = await goldenComments();
    if (!rewritten) {
        return;
    }
    mkdirSync(path.join(root, commentsFolder), { recursive: true });
    for (const [file, text] of comments) {
        writeFileSync(path.join(root, file), text);
    }
}, 300_000);

describe("The comment on a recorded change", () => {
    it.each(recordedChanges.map(({ name }) => name))("%s is the committed one", (name) => {
        const file = `${commentsFolder}/${name}.md`;
        expect(comments.get(file), howTo).toBe(readFileSync(path.join(root, file), "utf8"));
    });

    it("has a golden each, and there is no other", () => {
        const found = readdirSync(path.join(root, commentsFolder)).map((file) => `${commentsFolder}/${file}`);
        expect(found.sort(), howTo).toEqual([...comments.keys()].sort());
    });

    it("fits into a comment", () => {
        for (const text of comments.values()) {
            expect(text.length).toBeLessThanOrEqual(commentLimit);
        }
    });
});
