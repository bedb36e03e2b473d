import path from "node:path";
import type { Runner } from "../../core/connectivity";
import type { OperationOptions } from "../../engine/session";
import { issuesOfRun, succeeded, expectNoChange, type ScenarioContext } from "../context";
import type { Found } from "../scenario";

/** From an empty subscription to a stack that is up and stays as it is. */
export async function opening(context: ScenarioContext): Promise<void> {
    const { stack, hub, session, scenario } = context;
    if (hub !== undefined) {
        await scenario.step(`up ${hub}`, async () => succeeded(await session.run("up", hub)));
    }
    await placeRunner(context);
    await scenario.step("preview with the policy pack", () => previewed(context));
    await scenario.step("up", async () => succeeded(await session.run("up", stack, firstRun(context, "up"))));
    await scenario.step("up again", async () => expectNoChange(await session.run("up", stack)));
}

async function previewed(context: ScenarioContext): Promise<Found> {
    const { stack, session, cloud } = context;
    const before = cloud.store.all().length;
    const found = issuesOfRun(await session.run("preview", stack, firstRun(context, "preview")));
    return { ...found, ok: found.ok && cloud.store.all().length === before };
}

const firstRun = ({ traceFolder }: ScenarioContext, operation: "preview" | "up"): OperationOptions => ({
    policies: true,
    traceFile: traceFolder === undefined ? undefined : path.join(traceFolder, `${operation}.jsonl`),
});

/** Calls come from where the settings say that the stack is deployed from. */
async function placeRunner({ stack, hub, session, cloud }: ScenarioContext): Promise<void> {
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
