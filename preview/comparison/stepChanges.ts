import { stepsInOrder, stepType, stepWordsOf } from "../graph/steps";
import type { Plan, PlanResource } from "../plan";
import { ChangeAction, type StepChange } from "./types";

/** What becomes of a resource as a step; nothing where it is none. */
export function stepChange(action: ChangeAction, resource: PlanResource): { step?: StepChange } {
    if (resource.type !== stepType) {
        return {};
    }
    return { step: { words: stepWordsOf(resource), does: doneWith(action, resource) } };
}

function doneWith(action: ChangeAction, { inputs }: PlanResource): string {
    switch (action) {
        case ChangeAction.Create:
            return "runs";
        case ChangeAction.Update:
            return "runs again";
        case ChangeAction.Replace:
            return inputs.delete === undefined ? "runs again" : "runs again, and then the old one is undone";
        case ChangeAction.Delete:
            return inputs.delete === undefined ? "is gone; what it did stays" : "is undone";
    }
}

/** By URN: place in the order in which steps run. A deployment deletes last, and what depends on others first. */
export function stepPlaces(before: Plan, after: Plan): ReadonlyMap<string, number> {
    const today = stepsInOrder(after.resources).map(({ urn }) => urn);
    const gone = stepsInOrder(before.resources).map(({ urn }) => urn);
    const places = [...today, ...gone.reverse().filter((urn) => !today.includes(urn))];
    return new Map(places.map((urn, i) => [urn, i]));
}
