import { at } from "../../core/ids";
import type { ObjectStore } from "../../core/objects";
import type { CloudObject } from "../../core/types";
import { differing, ownObjects, pictureOf } from "../comparison";
import { countsOf, failureOf, type ScenarioContext } from "../context";
import { inCloud } from "../inCloud";
import type { Found } from "../scenario";

const type = "azure-native:datafactory:ManagedPrivateEndpoint";
const replacement = / is Rejected at its target, .* run: pulumi up --replace '(urn:[^']+)'/;

const isDeployment = /\/microsoft\.resources\/deployments\/[^/]+$/;

/** An endpoint of a managed network that its target rejects: found, and made again by the command that a warning names. */
export async function rejected(context: ScenarioContext): Promise<void> {
    const { stack, session, cloud, scenario } = context;
    const own = scenario.ok ? ownObjects(cloud.store, inCloud(cloud, await session.state(stack))) : [];
    const endpoint = own.find((object) => object.type === type && statusOf(object) === "Approved");
    if (endpoint) {
        await scenario.step("endpoint rejected at its target", () => replaces(context, endpoint));
    }
}

async function replaces({ stack, session, cloud }: ScenarioContext, endpoint: CloudObject): Promise<Found> {
    const before = pictureOf(cloud.store);
    reject(cloud.store, endpoint);
    const refreshed = await session.run("refresh", stack);
    const warned = await session.run("up", stack);
    const replace = warned.warnings.flatMap((text) => replacement.exec(text)?.slice(1) ?? []);
    const run = await session.run("up", stack, { replace });
    // The record of an approval says after which wait it ran.
    const wrong = differing(before, pictureOf(cloud.store)).filter((id) => !isDeployment.test(id));
    const status = statusOf(cloud.store.find(endpoint.id));
    const runs = [refreshed, warned, run];
    return {
        ok: runs.every(({ ok }) => ok) && replace.length === 1 && status === "Approved" && wrong.length === 0,
        says: `${replace.length} warned of; ${countsOf(run)}; ${status} again; ${wrong.length} objects differ`,
        details: [...runs.flatMap(failureOf), ...wrong],
    };
}

const statusOf = (endpoint: CloudObject | undefined) =>
    String(at(endpoint?.outputs.properties, "connectionState", "status"));

/** What the owner of the target does in the portal. */
function reject(store: ObjectStore, { outputs, ...endpoint }: CloudObject): void {
    const connectionState = { status: "Rejected", description: "Not ours.", actionsRequired: "None" };
    const properties = { ...(outputs.properties as object), connectionState };
    store.put({ ...endpoint, outputs: { ...outputs, properties } });
}
