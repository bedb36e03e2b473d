import { keyOf } from "../../core/armIds";
import { differing, foreignObjects, ownObjects, pictureOf } from "../comparison";
import { addForeign, editsOutside } from "../edits";
import { inCloud } from "../inCloud";
import { countsOf, failureOf, type ScenarioContext } from "../context";
import type { Found } from "../scenario";

/** What others change past the program: found, and put right. */
export async function drift(context: ScenarioContext): Promise<void> {
    const { stack, session, cloud, scenario } = context;
    const before = pictureOf(cloud.store);
    await scenario.step("refresh after edits outside", () => findsEdits(context));
    await scenario.step("up puts them right", async () => {
        const run = await session.run("up", stack);
        const wrong = differing(before, pictureOf(cloud.store));
        return {
            ok: run.ok && wrong.length === 0,
            says: `${countsOf(run)}; ${wrong.length} objects differ`,
            details: [...failureOf(run), ...wrong],
        };
    });
    await scenario.step("objects that no state holds", () => listsForeign(context));
}

async function findsEdits({ stack, session, cloud }: ScenarioContext): Promise<Found> {
    const state = inCloud(cloud, await session.state(stack));
    const edits = editsOutside(cloud.store, ownObjects(cloud.store, state));
    for (const edit of edits) {
        edit.apply();
    }
    const ids = new Map(state.map(({ urn, id }) => [urn, id]));
    const run = await session.run("refresh", stack);
    const seen = run.steps.map(({ op, urn }) => `${op} ${keyOf(ids.get(urn) ?? "")}`);
    const missed = edits.filter(({ expects, id }) => !seen.includes(`${expects} ${keyOf(id)}`));
    return {
        ok: run.ok && edits.length > 0 && missed.length === 0,
        says: `${edits.length} edits, ${missed.length} missed`,
        details: [...failureOf(run), ...missed.map(({ name, id }) => `missed: ${name}, ${id}`)],
    };
}

async function listsForeign({ stack, hub, session, cloud }: ScenarioContext): Promise<Found> {
    const own = ownObjects(cloud.store, inCloud(cloud, await session.state(stack)));
    const added = addForeign(cloud.store, own);
    const stacks = hub === undefined ? [stack] : [hub, stack];
    const states = (await Promise.all(stacks.map((name) => session.state(name)))).flatMap((each) =>
        inCloud(cloud, each),
    );
    const listed = foreignObjects(cloud.store, states).map(({ id }) => id);
    const ok = listed.length === added.length && added.every(({ id }) => listed.includes(id));
    // What made them deletes them again: a group that holds them could not be deleted.
    for (const { id } of added) {
        cloud.store.remove(id);
    }
    return { ok, says: `${listed.length} found`, details: listed };
}
