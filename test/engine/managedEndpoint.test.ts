import { describe, expect, it } from "vitest";
import { at } from "../../simulation/core/ids";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "managedEndpoint";
const type = "azure-native:datafactory:ManagedPrivateEndpoint";
const warning = /the connection of the endpoint to lake is Rejected at its target.*pulumi up --replace '(urn:[^']+)'/;

const endpointOf = ({ cloud }: ProgramStage) => {
    const [endpoint] = cloud.store.ofType(type);
    if (endpoint === undefined) {
        throw new Error("there is no endpoint");
    }
    return endpoint;
};
const statusOf = (stage: ProgramStage) => at(endpointOf(stage).outputs.properties, "connectionState", "status");

const run = async ({ session }: ProgramStage, operation: "up" | "refresh" | "destroy") => {
    const { ok, errors, steps, warnings } = await session.run(operation, stack);
    return { ok, errors, steps, warnings: warnings.filter((text) => text.includes("connection of the endpoint")) };
};
const done = { ok: true, errors: [], warnings: [] };

/** What the owner of the lake does in the portal. */
function reject(stage: ProgramStage): void {
    const { outputs, ...endpoint } = endpointOf(stage);
    const connectionState = { status: "Rejected", description: "Not ours.", actionsRequired: "None" };
    const properties = { ...(outputs.properties as object), connectionState };
    stage.cloud.store.put({ ...endpoint, outputs: { ...outputs, properties } });
}

describe.skipIf(engineMissing)("An endpoint of a managed network", { timeout: 300_000 }, () => {
    it("that its target rejects is found after a refresh, and is approved again once it is replaced", async () => {
        const stage = await openProgram(stack, { subscriptionId: "00000000-0000-4000-8000-000000000001" });
        try {
            expect(await run(stage, "up")).toMatchObject(done);
            expect(statusOf(stage)).toBe("Approved");
            await run(stage, "refresh");
            expect(await run(stage, "up")).toMatchObject({ ...done, steps: [] });

            reject(stage);
            await run(stage, "refresh");
            const { warnings } = await run(stage, "up");
            expect(warnings).toEqual([expect.stringMatching(warning)]);

            const [, urn = ""] = warning.exec(warnings[0] ?? "") ?? [];
            await (await stage.session.stack(stack)).up({ replace: [urn] });
            expect(statusOf(stage)).toBe("Approved");
            expect(await run(stage, "up")).toMatchObject({ ...done, steps: [] });
            expect(await run(stage, "destroy")).toMatchObject(done);
        } finally {
            stage.close();
        }
    });
});
