import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cloud } from "../../simulation/cloud/cloud";
import { at } from "../../simulation/core/ids";
import { typeAndName } from "../../simulation/core/urns";
import type { Session } from "../../simulation/engine/session";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { openScenario } from "./support/stage";
import { engineMissing } from "./support/tools";

const stack = "data-factory-minimal";

let session: Session;
let cloud: Cloud;

/** What a run did, in its order, without components. */
async function up(): Promise<string[]> {
    const run = await session.run("up", stack);
    expect(run).toMatchObject({ ok: true, errors: [] });
    return run.steps
        .filter(({ type }) => !type.startsWith("azure-ml-platform:"))
        .map(({ op, urn }) => `${op} ${typeAndName(urn).name}`);
}

function changeShop(change: (shop: Record<string, unknown>) => object): void {
    const { shop, ...others } = at(session.project.config(stack), "ingest", "sources") as Record<string, object>;
    session.project.set(stack, "ingest", "sources", { ...others, shop: { ...shop, ...change(shop as never) } });
}

const daily = () =>
    cloud.store.ofType("azure-native:datafactory:Trigger").find(({ inputs }) => inputs.triggerName === "shop_daily");

// One life, told in its order: each begins with what the one before left.
describe.skipIf(engineMissing)("An ingest", { timeout: 600_000 }, () => {
    beforeAll(async () => {
        ({ session, cloud } = await openScenario(stack));
    });
    afterAll(() => {
        session.close();
    });

    it("runs its triggers after the first up, and stays as it is at the next", async () => {
        await up();
        expect(at(daily()?.outputs.properties, "runtimeState")).toBe("Started");
        expect(await up()).toEqual([]);
    });

    it("is stopped, changed and started for another time", async () => {
        changeShop(({ schedule }) => ({ schedule: { ...(schedule as object), time: "05:00" } }));
        const steps = await up();
        // The wait of no seconds announces the change, so that a kill between stop and start is found.
        expect(steps.filter((step) => !step.endsWith("-change"))).toEqual([
            "update ingest-shop-daily-trigger-stop",
            "update ingest-shop-daily-trigger",
            "update ingest-shop-daily-trigger-start",
        ]);
        expect(at(daily()?.outputs.properties, "runtimeState")).toBe("Started");
        expect(at(daily()?.inputs.properties, "recurrence", "schedule")).toEqual({ hours: [5], minutes: [0] });
        expect(await up()).toEqual([]);
    });

    it("copies one more table by a change of one pipeline", async () => {
        changeShop(({ tables }) => ({ tables: [...(tables as object[]), { name: "Returns", mode: "full" }] }));
        expect(await up()).toEqual(["update ingest-shop-daily"]);
    });

    it("loses a source with its trigger, which is stopped first, and keeps the other", async () => {
        const { supplier } = at(session.project.config(stack), "ingest", "sources") as Record<string, object>;
        session.project.set(stack, "ingest", "sources", { supplier });
        const steps = await up();
        const place = (step: string) => steps.findIndex((each) => each === step);
        expect(place("delete ingest-shop-daily-trigger-start")).toBeGreaterThanOrEqual(0);
        expect(place("delete ingest-shop-daily-trigger")).toBeGreaterThan(
            place("delete ingest-shop-daily-trigger-start"),
        );
        expect(steps.filter((step) => step.includes("supplier"))).toEqual([]);
        expect(daily()).toBeUndefined();
    });

    it("leaves nothing after it is destroyed", async () => {
        expect(await session.run("destroy", stack)).toMatchObject({ ok: true, errors: [] });
        expect(leftovers(cloud.store)).toEqual([]);
    });
});
