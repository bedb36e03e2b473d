import path from "node:path";
import { describe, expect, it } from "vitest";
import { preview } from "../../preview/preview";
import { readProject, stackNames } from "../../preview/stackFile";
import { Cloud } from "../../simulation/cloud/cloud";
import { ProjectCopy } from "../../simulation/engine/project";
import { hubOf, initialStateOf } from "../../simulation/rehearsal/initialState";
import { changedByRefresh, makePlanned } from "./plannedUp";
import { inFolder } from "./support";

const root = path.join(__dirname, "../..");

/** The stack, after the one whose outputs it reads, and a cloud with what they name and do not make. */
function withStack(stack: string): { stacks: string[]; cloud: Cloud } {
    return inFolder((folder) => {
        const project = new ProjectCopy(root, path.join(folder, "copy"));
        const hub = hubOf(project.config(stack));
        const stacks = hub === undefined ? [stack] : [hub, stack];
        const cloud = new Cloud();
        cloud.prepare(initialStateOf(project, stacks));
        return { stacks, cloud };
    });
}

describe("What a stack makes of Azure", () => {
    it.each(stackNames(readProject()))(
        "is refused nowhere, and as it was made at the next refresh: %s",
        async (name) => {
            const { stacks, cloud } = withStack(name);
            for (const stack of stacks) {
                const up = makePlanned(cloud, await preview({ stack, mode: "resolved" }));
                expect(up.refused).toEqual([]);
                expect(up.made.length).toBeGreaterThan(10);
                expect(changedByRefresh(up)).toEqual([]);
            }
        },
    );
});
