import { describe, it } from "vitest";
import { expectRehearsed } from "./support/rehearsed";
import { engineMissing } from "./support/tools";

// The stacks of services are in a file of their own: two files run at a time.
describe.skipIf(engineMissing)("A rehearsal", { timeout: 1_800_000 }, () => {
    it.each([
        ["shared", { edits: 5, foreign: 2 }],
        // More of both where there is a workspace of Databricks, and of Machine Learning.
        ["prod", { edits: 10, foreign: 4 }],
    ])("takes %s from nothing to nothing, as the preview registered it", (stack, counts) =>
        expectRehearsed(stack, counts),
    );
});
