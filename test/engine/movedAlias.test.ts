import { describe, expect, it } from "vitest";
import { hostOf, inWorkspace, withSchema, withWorkspace } from "../simulation/services/databricks/support";
import { put, resourceGroup } from "../simulation/support";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "movedAlias";
const type = "databricks:index/registeredModel:RegisteredModel";
const alias = (versionNum: number) => [{ aliasName: "champion", versionNum }];

const modelOf = ({ cloud }: ProgramStage) => {
    const [model] = cloud.store.ofType(type);
    if (model === undefined) {
        throw new Error("there is no model");
    }
    return model;
};

/** What a job does that validates a version. */
function move(stage: ProgramStage, versionNum: number): void {
    const { inputs, outputs, ...model } = modelOf(stage);
    const aliases = alias(versionNum);
    stage.cloud.store.put({ ...model, inputs: { ...inputs, aliases }, outputs: { ...outputs, aliases } });
}

const run = async ({ session }: ProgramStage, operation: "up" | "refresh") => {
    const { ok, errors, steps } = await session.run(operation, stack);
    return { ok, errors, steps };
};
const done = { ok: true, errors: [] };

describe.skipIf(engineMissing)("An alias of a registered model", { timeout: 300_000 }, () => {
    it("that a job moved stays where it is through refresh and up, and when the model itself changes", async () => {
        const stage = await openProgram(stack, { host: `https://${hostOf("dev")}`, comment: "Sales." });
        try {
            const { cloud } = stage;
            put(cloud, resourceGroup());
            withSchema(withWorkspace(cloud, "dev"), inWorkspace(cloud, "dev"));
            expect(await run(stage, "up")).toMatchObject(done);
            expect(modelOf(stage).inputs).not.toHaveProperty("aliases");

            move(stage, 2);
            expect(await run(stage, "refresh")).toMatchObject(done);
            expect(await run(stage, "up")).toMatchObject({ ...done, steps: [] });
            expect(modelOf(stage).inputs.aliases).toEqual(alias(2));

            stage.session.project.set(stack, "settings", "comment", "Quantity sold.");
            expect(await run(stage, "up")).toMatchObject(done);
            expect(modelOf(stage).inputs).toMatchObject({ comment: "Quantity sold.", aliases: alias(2) });
        } finally {
            stage.close();
        }
    });
});
