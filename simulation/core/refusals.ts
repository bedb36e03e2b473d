import { regionName } from "../../azure/regionName";
import { requireResourceType } from "../../azure/resourceTypes";
import { at } from "./ids";
import type { Inputs } from "./simulatedType";
import { keyOf, nameOf } from "./armIds";
import { CloudError, type Behaviour, type CloudObject, type CloudView, type NameRule } from "./types";

/** Code of a refusal whose code no public source shows. */
export const unknownCode = "BadRequest";

/** Throws a refusal. */
export function refuse(status: number, code: string, message: string): never {
    throw new CloudError(status, code, message);
}

/** An object of a type that an input names; undefined where somebody else made it, so that nothing is known of it. */
export function known(view: CloudView, id: unknown, type: string): CloudObject | undefined {
    const object = typeof id === "string" ? view.find(id) : undefined;
    return object?.type === type ? object : undefined;
}

/** Elements of a list; none where there is no list. */
export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
    const list = at(value, ...path);
    return Array.isArray(list) ? (list as unknown[]) : [];
}

/** Texts of a list. */
export function textsAt(value: unknown, ...path: (string | number)[]): string[] {
    return listAt(value, ...path).filter((each) => typeof each === "string");
}

/** Whether two ids or texts are the same to Azure. */
export function same(one: unknown, other: unknown): boolean {
    return typeof one === "string" && typeof other === "string" && keyOf(one) === keyOf(other);
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** A region as ids have it: `West Europe` is `westeurope`. */
export function regionOf(location: unknown): string {
    return typeof location === "string" ? regionName(location) : "";
}

/** First element that an earlier one equals. */
export function repeated<T>(list: readonly T[], equal: (one: T, other: T) => boolean): T | undefined {
    return list.find((each, i) => list.slice(0, i).some((earlier) => equal(earlier, each)));
}

/** Refuses to delete what others refer to, in the manner of Azure's network services. */
export function inUse(code: string, what: string, remedy: string): NonNullable<Behaviour["inUse"]> {
    return {
        code,
        message: (id, holders) =>
            `${what} ${nameOf(id)} is in use by ${holders.join(", ")} and cannot be deleted. ${remedy}`,
    };
}

/** What the table of resource types says of a type's name, with how the service words a refusal of its own. */
export function nameRule(type: string, refusal: Pick<NameRule, "code" | "global"> = {}): NameRule {
    const { names, name } = requireResourceType(type);
    const property = names?.at(-1);
    if (name === undefined || property === undefined) {
        throw new Error(`the row of ${type} has no rule of its name`);
    }
    const { minLength, maxLength, pattern, words } = name;
    const bounded = new RegExp(`^(?=[^]{${minLength},${maxLength}}$)(?:${pattern.source})`, pattern.flags);
    return { property, pattern: bounded, words, ...refusal };
}

/** Name of a part that there is one of. */
export function fixedName(property: string, name: string): NameRule {
    return { property, pattern: new RegExp(`^${name}$`), words: `'${name}'` };
}

/** Refuses whole numbers outside a range, unset ones left out. */
export function requireDays(value: unknown, from: number, to: number, what: string): void {
    if (value === undefined || value === null) {
        return;
    }
    if (typeof value === "number" && Number.isInteger(value) && value >= from && value <= to) {
        return;
    }
    refuse(400, unknownCode, `${what} must be a whole number from ${from} to ${to}, is ${JSON.stringify(value)}.`);
}

/** Ids of the user-assigned identities that an object has: azure-native has them as a list, or as the keys of a map. */
export function identityIdsOf(inputs: Inputs): string[] {
    const ids = at(inputs, "identity", "userAssignedIdentities");
    return Array.isArray(ids) ? textsAt(ids) : Object.keys(ids ?? {});
}

/** Principals of the user-assigned identities that an object has, with the id of each. */
export function principalsOf(view: CloudView, inputs: Inputs): { id: string; principalId: string }[] {
    return identityIdsOf(inputs).flatMap((id) => {
        const principalId = known(view, id, "azure-native:managedidentity:UserAssignedIdentity")?.outputs.principalId;
        return typeof principalId === "string" ? [{ id, principalId }] : [];
    });
}
