import { isDeepStrictEqual } from "node:util";
import { ownValue } from "../../azure/ownValue";
import { byCodePoints, type PlanProperties, type PlanValue } from "../plan";

/** A step of a path: a name within an object, a position or a name within a list. */
export type Step = string | number | { named: string };

/** A value that differs, and where. */
export interface Difference {
    /** Steps from the inputs to the value. */
    steps: readonly Step[];
    /** Value before; absent where there was none. */
    before?: PlanValue;
    /** Value after; absent where there is none. */
    after?: PlanValue;
}

/** What differs between two values, as deep as both have the same shape. */
export function differencesOf(
    steps: readonly Step[],
    before: PlanValue | undefined,
    after: PlanValue | undefined,
): Difference[] {
    if (isDeepStrictEqual(before, after)) {
        return [];
    }
    if (Array.isArray(before) && Array.isArray(after)) {
        return ofLists(steps, before, after);
    }
    if (isPlainObject(before) && isPlainObject(after)) {
        return ofObjects(steps, before, after);
    }
    const within = ofTexts(steps, before, after);
    if (within.length > 0) {
        return within;
    }
    return [{ steps, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** Steps as a reader writes them: `sku.name`, `zones[1].lifecycle`, `securityRules["ssh"].priority`. */
export function pathText(steps: readonly Step[]): string {
    return steps.reduce<string>((path, step) => {
        if (typeof step === "number") {
            return `${path}[${step}]`;
        }
        if (typeof step === "object") {
            return `${path}[${JSON.stringify(step.named)}]`;
        }
        if (!identifier.test(step)) {
            return `${path}[${JSON.stringify(step)}]`;
        }
        return path === "" ? step : `${path}.${step}`;
    }, "");
}

const identifier = /^[A-Za-z_][\w-]*$/;

function ofObjects(steps: readonly Step[], before: PlanProperties, after: PlanProperties): Difference[] {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodePoints);
    return keys.flatMap((key) => differencesOf([...steps, key], ownValue(before, key), ownValue(after, key)));
}

function ofLists(steps: readonly Step[], before: PlanValue[], after: PlanValue[]): Difference[] {
    const oneMoreOrLess = before.length !== after.length;
    const [old, today] = [byName(before, oneMoreOrLess), byName(after, oneMoreOrLess)];
    if (old && today && inSameOrder(old, today)) {
        const names = [...new Set([...old.keys(), ...today.keys()])];
        return names.flatMap((named) => differencesOf([...steps, { named }], old.get(named), today.get(named)));
    }
    const longer = before.length > after.length ? before : after;
    return longer.flatMap((_element, i) => differencesOf([...steps, i], before[i], after[i]));
}

/** What differs within two texts that both hold JSON; nothing where one does not, or where only its layout differs. */
function ofTexts(steps: readonly Step[], before: PlanValue | undefined, after: PlanValue | undefined): Difference[] {
    const [old, today] = [heldBy(before), heldBy(after)];
    if (old === undefined || today === undefined || Array.isArray(old) !== Array.isArray(today)) {
        return [];
    }
    return differencesOf(steps, old, today);
}

function heldBy(value: PlanValue | undefined): PlanValue | undefined {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) {
        return undefined;
    }
    let marked = false;
    try {
        const held = JSON.parse(value, (key, inner: PlanValue) => {
            marked ||= key.startsWith("$");
            return inner;
        }) as PlanValue;
        // What looks like a mark of the plan is a text's own, and would be read as the plan's.
        return marked ? undefined : held;
    } catch {
        return undefined;
    }
}

/** Elements by name, where each has one of its own: then one more in the middle is one more, and not a change of all behind it. */
export function byName(list: readonly PlanValue[], textsAreNames: boolean): Map<string, PlanValue> | undefined {
    const named = new Map<string, PlanValue>();
    for (const element of list) {
        const name = isPlainObject(element) ? element.name : textsAreNames ? element : undefined;
        if (typeof name !== "string") {
            return undefined;
        }
        named.set(name, element);
    }
    return named.size === list.length ? named : undefined;
}

// Where the order changes, it may be what matters, and only positions show it.
function inSameOrder(before: ReadonlyMap<string, PlanValue>, after: ReadonlyMap<string, PlanValue>): boolean {
    const shared = (names: Iterable<string>, others: ReadonlyMap<string, PlanValue>) =>
        [...names].filter((name) => others.has(name));
    return isDeepStrictEqual(shared(before.keys(), after), shared(after.keys(), before));
}

/** Whether a value is a mark of the plan, `$unknown`, `$secret` or `$asset`, which is one value. */
export function isMark(value: PlanValue | undefined): boolean {
    return value !== null && typeof value === "object" && Object.keys(value).some((key) => key.startsWith("$"));
}

const isPlainObject = (value: PlanValue | undefined): value is PlanProperties =>
    value !== null && typeof value === "object" && !Array.isArray(value) && !isMark(value);
