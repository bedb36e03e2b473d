import { keyOf } from "../../core/armIds";
import { differing, leftovers, ownObjects, pictureOf } from "../comparison";
import { inCloud } from "../inCloud";
import { countsOf, failureOf, succeeded, type EnginePart, type ScenarioContext } from "../context";
import { importRetained } from "../retained";
import type { Found } from "../scenario";

/** A setting that changes, data that cannot be deleted by mistake, and an end that leaves nothing behind. */
export async function ending(context: ScenarioContext): Promise<void> {
    const { stack, hub, scenario, cloud } = context;
    await scenario.step("up with another cost centre", () => changesInPlace(context));
    await refusesDestroy(context);
    for (const name of hub === undefined ? [stack] : [stack, hub]) {
        await takesDown(context, name);
    }
    await scenario.step("what is left", () => {
        const left = leftovers(cloud.store).map(({ id }) => id);
        const taken = cloud.store.taken().map(({ name }) => name);
        const kept = taken.length === 0 ? "" : `; soft-deleted, the name stays taken: ${taken.join(", ")}`;
        return Promise.resolve({ ok: left.length === 0, says: `${left.length} objects${kept}`, details: left });
    });
}

/** Changes a tag, which must update and do nothing else. */
export async function changesInPlace({ stack, session }: EnginePart): Promise<Found> {
    session.project.set(stack, "tags", "costCenter", "cc-0000");
    const run = await session.run("up", stack);
    const other = run.steps.filter(({ op }) => op !== "update").map(({ op, urn }) => `${op} ${urn}`);
    const ok = run.ok && (run.changes.update ?? 0) > 0 && other.length === 0;
    return { ok, says: countsOf(run), details: [...failureOf(run), ...other] };
}

// By the engine, for what the program protects; by Azure, for what is locked and all that lies under it.
const refusals = ["is protected", "ScopeLocked"];

/**
 * The engine refuses to delete what is protected, but only when it gets there: what needs no protection is gone by then,
 * and the next up recreates it.
 */
async function refusesDestroy({ stack, session, cloud, scenario }: ScenarioContext): Promise<void> {
    const data = inCloud(cloud, await session.state(stack)).filter(({ protect, custom }) => protect === true && custom);
    if (data.length === 0) {
        return;
    }
    const before = pictureOf(cloud.store);
    const stateBefore = await (await session.stack(stack)).exportStack();
    await scenario.step("destroy protected data", async () => {
        const run = await session.run("destroy", stack);
        const changed = new Set(differing(before, pictureOf(cloud.store)));
        const lost = ownObjects(cloud.store, data).filter(({ id }) => changed.has(keyOf(id)));
        const gone = data.filter(({ id }) => id !== undefined && before.has(keyOf(id)) && !cloud.store.find(id));
        const reasons = refusals.filter((reason) => run.errors.some(({ message }) => message.includes(reason)));
        return {
            ok: !run.ok && reasons.length > 0 && lost.length === 0 && gone.length === 0,
            says: `refused (${reasons.join(", ")}); ${data.length} protected resources untouched, ${changed.size} others deleted`,
            details: [...failureOf(run), ...lost.map(({ id }) => id), ...gone.map(({ urn }) => urn)],
        };
    });
    await scenario.step("up recreates the others", async () => {
        const imported = await importRetained({ session, cloud, stack }, stateBefore);
        const run = await session.run("up", stack);
        const wrong = differing(before, pictureOf(cloud.store));
        const says = `${countsOf(run)}${imported === 0 ? "" : `; ${imported} imported, which Azure never deletes`}`;
        return { ok: run.ok && wrong.length === 0, says, details: [...failureOf(run), ...wrong] };
    });
}

/** Two steps, as a user would take them: first the protection goes, then the stack. */
async function takesDown({ session, scenario }: ScenarioContext, stack: string): Promise<void> {
    await scenario.step(`up ${stack} without protection`, async () => {
        for (const key of ["protectData", "lockData"]) {
            session.project.set(stack, "protection", key, false);
        }
        return succeeded(await session.run("up", stack));
    });
    await scenario.step(`destroy ${stack}`, async () => succeeded(await session.run("destroy", stack)));
}
