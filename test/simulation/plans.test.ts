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

describe("A resource of a stack", () => {
    it.each(stackNames(readProject()))("has a provider of its own package: %s", async (stack) => {
        const { resources } = await preview({ stack, mode: "resolved" });
        const packageOf = (token: string) => /(?:pulumi:providers:)?([^:]+)/.exec(token.split("$").at(-1) ?? "")?.[1];
        const foreign = resources.filter(({ type, provider = "" }) => {
            const [, , token = provider] = provider.split("::");
            return provider !== "" && !type.startsWith("pulumi:") && packageOf(token) !== packageOf(type);
        });
        expect(foreign.map(({ name }) => name)).toEqual([]);
    });
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

describe("What the trigger of an ingest waits for", () => {
    const stack = "data-factory-minimal";

    /** What is refused where a resource is made last, since nothing depends on it any more. */
    async function refusedWithLast(name: string) {
        const { cloud } = withStack(stack);
        const plan = await preview({ stack, mode: "resolved" });
        // A step has the name of the component that it is in.
        const last = plan.resources.filter((resource) => resource.name === name);
        expect(last.filter(({ custom }) => custom)).toHaveLength(1);
        const lastUrns = last.map(({ urn }) => urn);
        const names = (urns: readonly string[]) => urns.filter((each) => !lastUrns.includes(each));
        const others = plan.resources
            .filter((resource) => !last.includes(resource))
            .map((resource) => ({
                ...resource,
                dependsOn: names(resource.dependsOn),
                propertyDependencies: Object.fromEntries(
                    Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, names(urns)]),
                ),
            }));
        return makePlanned(cloud, { ...plan, resources: [...others, ...last] }).refused;
    }

    it.each([
        ["sql-control-users", / 18456: .*\/id-amlp-\S+-ingest has no user in the database .*\/control\./],
        ["lake-landing-ingest", /give the identity \S+-ingest the role .*\/containers\/landing/],
        ["ingest-lake-ready", /the role of the identity \S+-ingest on .* has not taken effect yet/],
    ])("is %s: before it, the refusal says who, where and what to do", async (name, says) => {
        const refused = (await refusedWithLast(name)).filter((text) => text.includes("-trigger-start: "));
        expect(refused).not.toEqual([]);
        for (const text of refused) {
            expect(text).toMatch(says);
        }
    });
});
