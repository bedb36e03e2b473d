import { isDeepStrictEqual } from "node:util";
import { idsIn, isArmId, isWithin, keyOf, nameOf, parentOf } from "./armIds";
import type { ObjectStore } from "./objects";
import { CloudError, type Behaviour, type Call, type Refusal } from "./types";
import { unknownCode } from "./refusals";
import type { Inputs } from "./simulatedType";
import { unknownOnWire } from "./wire";

/** Values at a path: dots between names, `[]` for every element of a list. */
export function valuesAt(value: unknown, path: string): unknown[] {
    return path.split(".").reduce<unknown[]>(
        (found, step) => {
            const [name = "", ...lists] = step.split("[]");
            const inner = found.map((each) => partOf(each, name));
            return lists.reduce<unknown[]>((each) => each.flatMap(elementsOf), inner);
        },
        [value],
    );
}

const elementsOf = (list: unknown): unknown[] => (Array.isArray(list) ? list : []);

// In a preview a whole may be unknown; then so are its parts.
const partOf = (whole: unknown, name: string) =>
    whole === unknownOnWire ? whole : (whole as Inputs | undefined | null)?.[name];

const isMissing = (value: unknown) => value === undefined || value === null || value === "";

/** Refuses a body that lacks what the service needs, or tells it what it computes. */
export function checkBody(behaviour: Behaviour, inputs: Inputs): void {
    // Under a part that is left out nothing is required: `sku.name` asks for a name only where there is a sku.
    const lacking = behaviour.required.filter((path) => lacks(inputs, path));
    if (lacking.length > 0) {
        throw new CloudError(400, "MissingRequiredProperty", `The request lacks ${lacking.join(", ")}; set it.`);
    }
    // What is not known yet may hold such a part or not.
    const isTold = (value: unknown) => !isMissing(value) && value !== unknownOnWire;
    const told = (behaviour.readOnly ?? []).filter((path) => valuesAt(inputs, path).some(isTold));
    if (told.length > 0) {
        throw new CloudError(
            400,
            "ReadOnlyProperty",
            `The request sets ${told.join(", ")}, which the service computes; leave it out.`,
        );
    }
}

function lacks(inputs: Inputs, path: string): boolean {
    const end = path.lastIndexOf(".");
    const wholes = end < 0 ? [inputs] : valuesAt(inputs, path.slice(0, end)).filter((whole) => !isMissing(whole));
    return wholes.some((whole) => valuesAt(whole, path.slice(end + 1)).some(isMissing));
}

/** Refuses what the first of these refusals that applies is about. */
export function checkRefusals(refusals: readonly Refusal[], call: Call): void {
    for (const { status = 400, code = unknownCode, message } of refusals) {
        const text = message(call);
        if (text !== undefined) {
            throw new CloudError(status, code, text);
        }
    }
}

/** Refuses a change that the service never makes, and that the provider does not know to replace for. */
export function checkImmutable(behaviour: Behaviour, olds: Inputs, news: Inputs): void {
    const changed = (behaviour.immutable ?? []).filter(
        (path) => !isDeepStrictEqual(valuesAt(olds, path), valuesAt(news, path)),
    );
    if (changed.length === 0) {
        return;
    }
    throw new CloudError(
        400,
        "PropertyChangeNotAllowed",
        `Changing ${changed.join(", ")} is not allowed. Set it back, or recreate the resource.`,
    );
}

/** Refuses a name that the service does not take or that somebody else has. */
export function checkName(store: ObjectStore, type: string, behaviour: Behaviour, id: string, inputs: Inputs): void {
    const rule = behaviour.name;
    const name = rule && inputs[rule.property];
    if (!rule || typeof name !== "string") {
        return;
    }
    if (!rule.pattern.test(name)) {
        throw new CloudError(400, rule.code ?? "InvalidResourceName", `The name '${name}' must be ${rule.words}.`);
    }
    const same = (other: string) => other.toLowerCase() === name.toLowerCase();
    const { softDelete } = behaviour;
    const gone = store
        .taken()
        .filter((taken) => !softDelete?.inGroup || keyOf(taken.id) === keyOf(id))
        .find((taken) => taken.type === type && same(taken.name));
    if (gone && softDelete) {
        throw new CloudError(softDelete.status ?? 409, softDelete.code, softDelete.message(name));
    }
    if (!rule.global) {
        return;
    }
    const others = store.ofType(type).filter((object) => keyOf(object.id) !== keyOf(id));
    if (others.some((object) => same(nameOf(object.id)))) {
        throw new CloudError(409, rule.global.code, rule.global.message(name));
    }
}

/** Refuses an object in or on what does not exist, or that names what does not exist. */
export function checkReferences(
    store: ObjectStore,
    singletonPaths: readonly string[],
    { looseReferences = [], makesParent }: Pick<Behaviour, "looseReferences" | "makesParent">,
    { id, inputs }: { id: string; inputs: Inputs },
): void {
    const own = parentOf(id);
    const parent = makesParent && own !== undefined ? parentOf(own) : own;
    const isThere = (named: string) => exists(store, singletonPaths, named);
    if (parent !== undefined && !isThere(parent)) {
        throw notFound(parent, `${nameOf(id)} lies in or on it`);
    }
    const loose = new Set(looseReferences);
    const missing = idsIn(inputs).filter(
        ({ path, id: named }) => !loose.has(path) && !isWithin(named, id) && !isRoleOrPattern(named) && !isThere(named),
    );
    if (missing[0]) {
        throw notFound(missing[0].id, `${missing[0].path} of ${nameOf(id)} names it`);
    }
}

const isRoleOrPattern = (id: string) => id.includes("*") || /\/roleDefinitions\//i.test(id);

function exists(store: ObjectStore, singletonPaths: readonly string[], id: string): boolean {
    // The caller's subscription is what the calls go to.
    if (store.find(id) || /^\/subscriptions\/[^/]+$/i.test(id)) {
        return true;
    }
    const parent = parentOf(id);
    // A group is not listed: it exists because something in it does.
    if (parent === undefined) {
        return store.under(id).some(({ origin }) => origin === "before");
    }
    if (isExisting(store, parent)) {
        return true;
    }
    // In addition to what was made, there are the parts that a service makes with their parent, for example
    // blobServices/default.
    return singletonPaths.some((path) => keyOf(id).endsWith(path)) && exists(store, singletonPaths, parent);
}

/** Of an existing object only the whole is known, not its parts, however deep they lie. */
function isExisting(store: ObjectStore, id: string): boolean {
    const object = store.find(id);
    const above = parentOf(id);
    return object?.origin === "before" || (!object && above !== undefined && isExisting(store, above));
}

function notFound(id: string, why: string): CloudError {
    const group = /^\/subscriptions\/[^/]+\/resourcegroups\/([^/]+)$/i.exec(id);
    if (group) {
        return new CloudError(404, "ResourceGroupNotFound", `Resource group '${group[1]}' could not be found; ${why}.`);
    }
    return new CloudError(404, "ResourceNotFound", `The resource '${id}' was not found; ${why}. Make it first.`);
}

const lockType = "azure-native:authorization:ManagementLockByScope";

/** Refuses to delete what is locked, and to write what is locked as read only. */
export function checkLocks(
    store: ObjectStore,
    behaviour: Behaviour | undefined,
    { id, type, operation }: { id: string; type: string; operation: "write" | "delete" },
): void {
    // A lock is no obstacle to another, and holds calls of Azure's management endpoint only.
    const past = behaviour?.dataPlane && (operation === "delete" || behaviour.dataPlane.calls === "all");
    if (type === lockType || past) {
        return;
    }
    // What is locked would be deleted with what it lies in, so that Azure refuses that too.
    const lock = store
        .ofType(lockType)
        .filter(({ inputs }) => operation === "delete" || keyOf(String(inputs.level)) === "readonly")
        .find(({ inputs }) => {
            const scope = String(inputs.scope);
            return isWithin(id, scope) || (operation === "delete" && isWithin(scope, id));
        });
    if (lock) {
        throw new CloudError(
            409,
            "ScopeLocked",
            `The scope '${id}' cannot perform ${operation} operation because following scope(s) are locked: '${String(lock.inputs.scope)}'. Please remove the lock and try again.`,
        );
    }
}

/** Refuses to delete what others need, and a group that holds what the caller did not make. */
export function checkDelete(store: ObjectStore, behaviour: Behaviour | undefined, id: string): void {
    const holders = behaviour?.inUse ? store.referringTo(id).map((holder) => holder.id) : [];
    if (behaviour?.inUse && holders.length > 0) {
        throw new CloudError(409, behaviour.inUse.code, behaviour.inUse.message(id, holders));
    }
    if (parentOf(id) === undefined && isArmId(id)) {
        refuseFullGroup(store, id);
    }
}

// Azure would delete them with the group. No one who deletes a stack means that, so the simulation stops and names
// them.
function refuseFullGroup(store: ObjectStore, id: string): void {
    const left = store.under(id).filter((object) => object.origin !== "service");
    if (left.length === 0) {
        return;
    }
    throw new CloudError(
        409,
        "ResourceGroupBeingDeletedHoldsResources",
        `Resource group '${nameOf(id)}' still holds ${left.map((object) => object.id).join(", ")}. Deleting the group would delete them too; move them or delete them first.`,
    );
}
