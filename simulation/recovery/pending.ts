import { keyOf } from "../core/armIds";
import { behaviours, catalog } from "../services";
import { at } from "../core/ids";
import type { CreateContext, Inputs } from "../core/simulatedType";
import { typeAndName } from "../core/urns";

/** A resource as an exported state holds it; what is not named here is kept as it is. */
export interface StateEntry {
    /** URN. */
    urn: string;
    /** Type token. */
    type: string;
    /** Id that the provider gave; absent while the object is being made, and of a component. */
    id?: string;
    /** Inputs. */
    inputs?: Inputs;
    /** What the provider answered. */
    outputs?: Inputs;
    /** URN and id of the provider, with `::` between them. */
    provider?: string;
    /** Whether it is to be deleted because another took its place. */
    delete?: boolean;
    /** Whether it was deleted and its replacement is not there yet. */
    pendingReplacement?: boolean;
}

/** The state of a stack as `pulumi stack export` gives it; what is not named here is kept as it is. */
export interface Deployment {
    /** Resources, each after what it depends on. */
    resources?: StateEntry[];
    /** What the engine had begun and not heard the end of. */
    pending_operations?: { type: string; resource: StateEntry }[];
}

/** What an operation that did not end can be matched to. */
export type Match =
    /** An object that has this id if it exists. */
    | { kind: "object"; id: string }
    /** No object: there is nothing to look for. */
    | { kind: "none"; reason: string }
    /** A resource that the state holds already: a refresh reads how it is. */
    | { kind: "resource" }
    /** Unknown. */
    | { kind: "unknown"; reason: string };

/** An operation that the engine had begun and not heard the end of. */
export interface PendingOperation {
    /** URN of the resource. */
    urn: string;
    /** Type token of the resource. */
    type: string;
    /** What was being done: creating, updating, deleting, reading, importing. */
    operation: string;
    /** What it can be matched to. */
    match: Match;
}

/** Pending operations of a state, one for each resource and kind: an interrupted run leaves those of the one before. */
export function pendingOf(deployment: Deployment): PendingOperation[] {
    const operations = (deployment.pending_operations ?? []).map(({ type: operation, resource }) => {
        const { urn, type } = resource;
        const match: Match = operation === "creating" ? matchOf(resource, deployment) : { kind: "resource" };
        return { urn, type, operation, match };
    });
    return [...new Map(operations.map((each) => [`${each.operation} ${each.urn}`, each])).values()];
}

function matchOf(created: StateEntry, { resources = [] }: Deployment): Match {
    const [packageName] = created.type.split(":");
    if (packageName === "pulumi") {
        return { kind: "none", reason: "belongs to Pulumi itself" };
    }
    // A component is registered, never made by a provider.
    if (created.provider === undefined) {
        return { kind: "none", reason: "is a component" };
    }
    if (packageName === "databricks") {
        return matchInDatabricks(created);
    }
    if (packageName === "time") {
        return { kind: "none", reason: "is a wait, which leaves no object" };
    }
    if (packageName === "command") {
        return { kind: "none", reason: "is a step, which the next run does again" };
    }
    try {
        const id = idOf(created, resources);
        const rival = resources.find(({ urn, delete: gone, pendingReplacement }) => {
            return urn === created.urn && !gone && !pendingReplacement;
        });
        if (!rival) {
            return { kind: "object", id };
        }
        if (keyOf(rival.id ?? "") === keyOf(id)) {
            return { kind: "none", reason: "is in the state already" };
        }
        return { kind: "unknown", reason: `is to replace ${rival.id}, which the state still holds` };
    } catch (error) {
        return { kind: "unknown", reason: (error as Error).message };
    }
}

/**
 * Whether a Databricks object exists cannot be asked through Azure. Of kinds that the service has one of, or overwrites,
 * the next run makes it again in any case; of the others it would make a second, or be refused the name.
 */
function matchInDatabricks({ type }: StateEntry): Match {
    const behaviour = behaviours[type];
    if (behaviour?.overwritten) {
        return { kind: "none", reason: "is written again by the next run, whether it is there or not" };
    }
    return {
        kind: "unknown",
        reason:
            "may be in Databricks, which is not asked: look there, delete it or note its id for pulumi import, " +
            "then run pulumi refresh --clear-pending-creates",
    };
}

function idOf({ urn, type, inputs = {}, provider = "" }: StateEntry, resources: readonly StateEntry[]): string {
    const known = catalog[type];
    if (!known) {
        throw new Error(`is of a type whose ids are not known; add ${type} in simulation/`);
    }
    const providerUrn = provider.slice(0, provider.lastIndexOf("::"));
    const settings = resources.find((resource) => resource.urn === providerUrn)?.inputs;
    const [subscriptionId, tenantId] = [at(settings, "subscriptionId"), at(settings, "tenantId")];
    if (typeof subscriptionId !== "string" || typeof tenantId !== "string") {
        throw new Error(`has the provider ${providerUrn}, which names no subscription and tenant in the state`);
    }
    const context: CreateContext = {
        subscriptionId,
        tenantId,
        logicalName: typeAndName(urn).name,
        find: (id) => resources.find((resource) => keyOf(resource.id ?? "") === keyOf(id))?.inputs,
    };
    return known.id(inputs, context);
}
