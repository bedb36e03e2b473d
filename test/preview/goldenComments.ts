import path from "node:path";
import { compare } from "../../preview/comparison/compare";
import { markdownReport } from "../../preview/report/markdown/report";
import { recordedChanges } from "./comparison/pairs";
import { RecordedPlans } from "./comparison/planOf";

/** Folder of the golden comments, from the repository's root. */
export const commentsFolder = path.posix.join("test", "preview", "comments");

/** Comments on the recorded changes, by their paths from the repository's root. */
export async function goldenComments(): Promise<Map<string, string>> {
    const plans = new RecordedPlans();
    const comments = new Map<string, string>();
    for (const change of recordedChanges) {
        const { name, stack } = change;
        const plan = await plans.after(change);
        const comparison = compare(await plans.before(change), plan, "origin/main");
        comments.set(`${commentsFolder}/${name}.md`, markdownReport({ stack, plan, comparison, notes: [] }));
    }
    return comments;
}
