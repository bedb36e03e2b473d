import { statefulTypes } from "../../policies/core/azure/governance";
import { References } from "../diagram/references";
import { byCodePoints, type Plan, type PlanResource } from "../plan";
import { unchanged, verdictsOf, type Verdict } from "./cascade";
import { matched, type Pair } from "./matching";
import { replacementPaths } from "./replacement";
import { ChangeAction, type Comparison, type ResourceChange, type Unprotected } from "./types";

/** What a deployment of one plan would do where the other is deployed. */
export function compare(before: Plan, after: Plan, base: string): Comparison {
    const pairs = matched(before.resources, after.resources).filter((pair) => resourceOf(pair).custom);
    const verdicts = verdictsOf(pairs, new References(after));
    const changes = pairs.flatMap((pair, i) => changeOf(pair, verdicts[i]) ?? []).sort(byRisk);
    const count = (action: ChangeAction) => changes.filter((change) => change.action === action).length;
    return {
        base,
        changes,
        counts: {
            create: count(ChangeAction.Create),
            update: count(ChangeAction.Update),
            replace: count(ChangeAction.Replace),
            delete: count(ChangeAction.Delete),
            same: pairs.length - changes.length,
        },
        unprotected: pairs.flatMap(unprotected).sort(byTypeAndName),
    };
}

const resourceOf = ({ before, after }: Pair) => (after ?? before) as PlanResource;

function actionOf({ before, after }: Pair, verdict: Verdict): ChangeAction | undefined {
    if (!before) return ChangeAction.Create;
    if (!after) return ChangeAction.Delete;
    if (verdict.forcedBy.length > 0) return ChangeAction.Replace;
    return verdict.properties.length > 0 ? ChangeAction.Update : undefined;
}

function changeOf(pair: Pair, verdict = unchanged): ResourceChange | undefined {
    const action = actionOf(pair, verdict);
    if (action === undefined) return undefined;
    const { urn, type, name } = resourceOf(pair);
    const stateful = statefulTypes.includes(type);
    const goes = action === ChangeAction.Delete || action === ChangeAction.Replace;
    return {
        urn,
        type,
        name,
        action,
        properties: verdict.properties,
        forcedBy: verdict.forcedBy,
        replacementUnknown: action === ChangeAction.Update && replacementPaths(type) === undefined,
        stateful,
        dataLoss: stateful && goes && pair.before?.retainOnDelete !== true,
        protectedBefore: pair.before?.protect ?? false,
    };
}

function unprotected({ before, after }: Pair): Unprotected[] {
    if (!before?.protect || !after || after.protect) return [];
    const { urn, type, name } = after;
    return [{ urn, type, name, stateful: statefulTypes.includes(type) }];
}

const ranks = { replace: 1, delete: 2, create: 3, update: 4 } as const;
const rankOf = ({ dataLoss, action }: ResourceChange) => (dataLoss ? 0 : ranks[action]);

const byTypeAndName = (a: { type: string; name: string; urn: string }, b: typeof a) =>
    byCodePoints(a.type, b.type) || byCodePoints(a.name, b.name) || byCodePoints(a.urn, b.urn);

const byRisk = (a: ResourceChange, b: ResourceChange) => rankOf(a) - rankOf(b) || byTypeAndName(a, b);
