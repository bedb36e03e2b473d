import type { Runner } from "../../core/reach";
import { judged, succeeded, unchanged, type Stage } from "../stage";
import type { Found } from "../story";

/** From an empty subscription to a stack that is up and stays as it is. */
export async function opening(stage: Stage): Promise<void> {
    const { stack, hub, session, story } = stage;
    if (hub !== undefined) {
        await story.step(`up ${hub}`, async () => succeeded(await session.run("up", hub)));
    }
    await placeRunner(stage);
    await story.step("preview with the policy pack", () => previewed(stage));
    await story.step("up", async () => succeeded(await session.run("up", stack, { policies: true })));
    await story.step("up again", async () => unchanged(await session.run("up", stack)));
}

async function previewed({ stack, session, cloud }: Stage): Promise<Found> {
    const before = cloud.store.all().length;
    const found = judged(await session.run("preview", stack, { policies: true }));
    return { ...found, ok: found.ok && cloud.store.all().length === before };
}

/** Calls come from where the settings say that the stack is deployed from. */
async function placeRunner({ stack, hub, session, cloud }: Stage): Promise<void> {
    const { from, addresses } = session.project.config(stack).runner ?? {};
    const [address] = (addresses ?? []) as string[];
    if (from !== "hub" && address !== undefined) {
        cloud.runner = { kind: "address", address };
    }
    if (from !== "hub" || hub === undefined) {
        return;
    }
    const { network } = await session.outputs(hub);
    cloud.runner = inNetwork((network as { virtualNetworkResourceId?: string } | undefined)?.virtualNetworkResourceId);
}

function inNetwork(virtualNetworkId: string | undefined): Runner {
    return virtualNetworkId === undefined ? { kind: "anywhere" } : { kind: "network", virtualNetworkId };
}
