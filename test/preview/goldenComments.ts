import path from "node:path";
import { compare } from "../../preview/comparison/compare";
import { markdownReport } from "../../preview/report/markdown/report";
import { recordedChanges } from "./comparison/pairs";
import { planOf } from "./comparison/planOf";
import type { Plan } from "../../preview/plan";

/** Folder of the golden comments, from the repository's root. */
export const commentsFolder = path.posix.join("test", "preview", "comments");

/** Comments on the recorded changes, by their paths from the repository's root. */
export async function goldenComments(): Promise<Map<string, string>> {
    const bases = new Map<string, Plan>();
    const comments = new Map<string, string>();
    for (const { name, stack, changes } of recordedChanges) {
        const before = bases.get(stack) ?? (await planOf(stack));
        bases.set(stack, before);
        const plan = await planOf(stack, changes);
        const comparison = compare(before, plan, "origin/main");
        comments.set(`${commentsFolder}/${name}.md`, markdownReport({ stack, plan, comparison, notes: [] }));
    }
    return comments;
}
