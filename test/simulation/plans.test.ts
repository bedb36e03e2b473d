import path from "node:path";
import { describe, expect, it } from "vitest";
import { builtInRoles } from "../../azure/roles";
import type { PlanResource } from "../../preview/plan";
import { preview } from "../../preview/preview";
import { readProject, stackNames } from "../../preview/stackFile";
import { Cloud } from "../../simulation/cloud/cloud";
import type { Faults } from "../../simulation/core/faultInjection";
import { ProjectCopy } from "../../simulation/engine/project";
import { hubOf, initialStateOf } from "../../simulation/rehearsal/initialState";
import { changedByRefresh, makePlanned } from "./plannedUp";
import { inFolder } from "./support";

const root = path.join(__dirname, "../..");

/** The stack, after the one whose outputs it reads, and a cloud with what they name and do not make. */
function withStack(stack: string, faults: Faults = {}) {
    return inFolder((folder) => {
        const project = new ProjectCopy(root, path.join(folder, "copy"));
        const hub = hubOf(project.config(stack));
        const stacks = hub === undefined ? [stack] : [hub, stack];
        const cloud = new Cloud({ faults });
        const initialState = initialStateOf(project, stacks);
        cloud.prepare(initialState);
        return { stacks, cloud, deployer: initialState.deployerObjectId };
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

describe("What a Machine Learning workspace waits for", () => {
    const stack = "machine-learning-minimal";
    const workspaceIn = (refused: readonly string[]) =>
        refused.find((text) => text.startsWith("azure-native:machinelearningservices:Workspace "));

    it("are its roles: where they lag behind the wait, the refusal names them", async () => {
        const { cloud } = withStack(stack, { roleLagSeconds: 3600 });
        const { refused } = makePlanned(cloud, await preview({ stack, mode: "resolved" }));
        expect(workspaceIn(refused)).toMatch(/lacks roles on .* \(not in force yet\)/);
    });

    it("are the rights to approve endpoints: without one the refusal names principal and rule", async () => {
        const { cloud, deployer } = withStack(stack);
        const plan = await preview({ stack, mode: "resolved" });
        const isApproval = ({ inputs }: PlanResource) =>
            typeof inputs.roleDefinitionId === "string" &&
            inputs.roleDefinitionId.endsWith(builtInRoles.aiNetworkConnectionApprover) &&
            inputs.principalId === deployer;
        const resources = plan.resources.filter((resource) => !isApproval(resource));
        expect(resources.length).toBeLessThan(plan.resources.length);
        expect(workspaceIn(makePlanned(cloud, { ...plan, resources }).refused)).toMatch(
            /the deploying principal for storage-queue \(not given\)/,
        );
    });
});
