import { statefulTypes } from "../../policies/core/azure/governance";
import { References } from "../graph/references";
import { byCodePoints, type Plan, type PlanResource } from "../plan";
import { unchanged, verdictsOf, type Verdict } from "./cascade";
import { findingsBefore } from "./findings";
import { matchResources, type Pair } from "./matching";
import { policyRisks } from "./policyRisks";
import { isRefused, dependentReplacements } from "./protection";
import { replacementPaths } from "./replacement";
import { retentionReduced } from "./retention";
import { rightsGiven } from "./rights";
import { stepChange, stepPlaces } from "./stepChanges";
import {
    ChangeAction,
    severities,
    type Comparison,
    type NamedResource,
    type PropertyChange,
    type ResourceChange,
    type Unprotected,
    type Weakening,
} from "./types";
import { weakenings } from "./weakenings";

/** What a deployment of one plan would do where the other is deployed. */
export function compare(before: Plan, after: Plan, base: string): Comparison {
    const [earlier, today] = [new References(before), new References(after)];
    const all = matchResources(before.resources, after.resources);
    const calledNow = new Map(
        all.flatMap((pair) => (pair.before && pair.after ? [[pair.before.urn, pair.after.urn]] : [])),
    );
    const pairs = all.filter((pair) => resourceOf(pair).custom);
    const verdicts = verdictsOf(pairs, today);
    const taken = dependentReplacements(pairs, verdicts);
    const changes = pairs
        .flatMap((pair, i) => changeOf(pair, pair.after ? today : earlier, taken, verdicts[i]) ?? [])
        .sort(byRiskAnd(stepPlaces(before, after)));
    const count = (action: ChangeAction) =>
        changes.filter((change) => change.action === action && !change.waits && !change.step).length;
    const known = findingsBefore(before, calledNow);
    const { weakened, waived } = policyRisks(before, after, calledNow);
    const others = weakenings(pairs, { earlier, today, calledNow }, weakened);
    return {
        base,
        changes,
        counts: {
            create: count(ChangeAction.Create),
            update: count(ChangeAction.Update),
            replace: count(ChangeAction.Replace),
            delete: count(ChangeAction.Delete),
            step: changes.filter(({ step }) => step).length,
            wait: changes.filter(({ waits }) => waits).length,
            same: pairs.length - changes.length,
        },
        unprotected: pairs.flatMap(unprotected).sort(byTypeAndName),
        retentionReduced: changes.flatMap(retentionReduced),
        rightsGiven: rightsGiven(earlier, today, calledNow),
        weakened: [...weakened, ...others].sort(bySeverity),
        waived: waived.sort(bySeverity),
        ...(known && { findingsBefore: known }),
    };
}

const resourceOf = ({ before, after }: Pair) => (after ?? before) as PlanResource;

const named = ({ urn, type, name }: PlanResource): NamedResource => ({ urn, type, name });

function actionOf({ before, after }: Pair, verdict: Verdict): ChangeAction | undefined {
    if (!before) {
        return ChangeAction.Create;
    }
    if (!after) {
        return ChangeAction.Delete;
    }
    if (verdict.forcedBy.length > 0) {
        return ChangeAction.Replace;
    }
    return verdict.properties.length > 0 ? ChangeAction.Update : undefined;
}

function changeOf(
    pair: Pair,
    references: References,
    taken: ReadonlySet<string>,
    verdict = unchanged,
): ResourceChange | undefined {
    const action = actionOf(pair, verdict);
    if (action === undefined) {
        return undefined;
    }
    const resource = resourceOf(pair);
    const { type } = resource;
    const stateful = statefulTypes.includes(type);
    const goes = action === ChangeAction.Delete || action === ChangeAction.Replace;
    const retained = pair.before?.retainOnDelete === true;
    const refused = goes && isRefused(pair, taken);
    const component = references.component(resource);
    return {
        ...named(resource),
        ...(!component.custom && { component: named(component) }),
        action,
        ...verdict,
        replacementUnknown: action === ChangeAction.Update && replacementPaths(type) === undefined,
        stateful,
        dataLoss: stateful && goes && !retained,
        protectedBefore: pair.before?.protect ?? false,
        refused,
        leftBehind: stateful && goes && retained && !refused,
        follows: follows(action, verdict.properties),
        waits: type === waitType,
        ...stepChange(action, resource),
    };
}

const waitType = "time:index/sleep:Sleep";

/** Of what is replaced, what forces it decides; of what is updated, all that differs. */
function follows(action: ChangeAction, properties: readonly PropertyChange[]): boolean {
    if (action === ChangeAction.Create || action === ChangeAction.Delete) {
        return false;
    }
    const deciding = properties.filter(({ forces }) => action === ChangeAction.Update || forces);
    return deciding.every(({ knownAfter }) => knownAfter);
}

function unprotected({ before, after }: Pair): Unprotected[] {
    if (!before?.protect || !after || after.protect) {
        return [];
    }
    return [{ ...named(after), stateful: statefulTypes.includes(after.type) }];
}

const ranks = { replace: 1, delete: 2, create: 3, update: 4 } as const;
const [stepRank, waitRank] = [5, 6];

function rankOf({ dataLoss, action, waits, step }: ResourceChange): number {
    return dataLoss ? 0 : waits ? waitRank : step ? stepRank : ranks[action];
}

const byTypeAndName = (a: NamedResource, b: NamedResource) =>
    byCodePoints(a.type, b.type) || byCodePoints(a.name, b.name) || byCodePoints(a.urn, b.urn);

const byRiskAnd = (places: ReadonlyMap<string, number>) => (a: ResourceChange, b: ResourceChange) =>
    rankOf(a) - rankOf(b) || (places.get(a.urn) ?? 0) - (places.get(b.urn) ?? 0) || byTypeAndName(a, b);

const bySeverity = (a: Weakening, b: Weakening) =>
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    byTypeAndName(a, b) ||
    byCodePoints(a.path, b.path);
