import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "../../simulation/core/ids";
import { typeAndName } from "../../simulation/core/urns";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { openProgram, type ProgramStage } from "./support/programs";
import { engineMissing } from "./support/tools";

const stack = "synapseWarehouse";
const [workspaceType, poolType] = ["azure-native:synapse:Workspace", "azure-native:synapse:SqlPool"];

let stage: ProgramStage;

const only = (type: string) => {
    const [found] = stage.cloud.store.ofType(type);
    if (found === undefined) {
        throw new Error(`there is no ${type}`);
    }
    return found;
};

/** What a run did, without components, which have no life of their own. */
async function run(operation: "up" | "refresh" | "destroy"): Promise<string[]> {
    const { ok, errors, steps } = await stage.session.run(operation, stack);
    expect({ ok, errors }).toEqual({ ok: true, errors: [] });
    return steps
        .filter(({ type }) => !type.startsWith("azure-ml-platform:"))
        .map(({ op, urn }) => `${op} ${typeAndName(urn).name}`)
        .sort();
}

const setPool = (pool: object) => stage.session.project.set(stack, "settings", "sqlPool", pool);
const act = (action: "pause" | "resume") => stage.cloud.act(only(poolType).id, action);

// One life, told in its order: each begins with what the one before left.
describe.skipIf(engineMissing)("A warehouse with a key of the customer's", { timeout: 300_000 }, () => {
    beforeAll(async () => {
        const subscriptionId = "00000000-0000-4000-8000-000000000001";
        stage = await openProgram(stack, { subscriptionId, owner: "first", sqlPool: { size: "DW100c" } });
    });
    afterAll(() => stage.close());

    it("is made, the pool after the activation of the key", async () => {
        expect(await run("up")).toContain("create warehouse-pool");
        expect(stage.cloud.get(`${only(workspaceType).id}/keys/default`)).toBeDefined();
        expect(only(poolType).inputs.sku).toMatchObject({ name: "DW100c" });
    });

    it("stays as it is at the next up, after a refresh too", async () => {
        await run("refresh");
        expect(await run("up")).toEqual([]);
    });

    it("that is paused outside is no change", async () => {
        act("pause");
        await run("refresh");
        expect(await run("up")).toEqual([]);
        expect(only(poolType).outputs.status).toBe("Paused");
    });

    it("takes other tags while it is paused, and stays paused", async () => {
        stage.session.project.set(stack, "settings", "owner", "second");
        expect(await run("up")).toContain("update warehouse-pool");
        expect(at(only(poolType).inputs.tags, "owner")).toBe("second");
        expect(only(poolType).outputs.status).toBe("Paused");
    });

    it("takes another size once it is resumed, in place", async () => {
        setPool({ size: "DW200c" });
        const { ok, errors } = await stage.session.run("up", stack);
        expect(ok).toBe(false);
        expect(errors.map(({ message }) => message).join("\n")).toMatch(
            /must be online to scale\. Resume the pool first/,
        );
        act("resume");
        expect(await run("up")).toEqual(["update warehouse-pool"]);
        expect(only(poolType).inputs.sku).toMatchObject({ name: "DW200c" });
        expect(await run("up")).toEqual([]);
    });

    it("is replaced with another collation, and backed up as before", async () => {
        setPool({ size: "DW200c", collation: "Latin1_General_100_CI_AS" });
        const did = await run("up");
        expect(did.filter((each) => /-pool$/.test(each))).toEqual([
            "create-replacement warehouse-pool",
            "delete-replaced warehouse-pool",
            "replace warehouse-pool",
        ]);
        expect(stage.cloud.get(`${only(poolType).id}/geoBackupPolicies/Default`)).toBeDefined();
    });

    it("leaves nothing but its vault's key to be purged", async () => {
        await run("destroy");
        expect(leftovers(stage.cloud.store).map(({ type }) => type)).toEqual([]);
    });
});
