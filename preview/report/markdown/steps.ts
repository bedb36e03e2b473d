import type { ResourceChange } from "../../comparison/types";
import { stepsInOrder, stepWordsOf } from "../../graph/steps";
import type { Plan } from "../../plan";
import { fit } from "../terminal";
import { countOf, stepsTitle } from "../../words";
import type { Detail } from "./detail";
import { propertyTable } from "./properties";
import { code, folded, prose } from "./text";

/** Steps that change, folded: what each does, then what differs of it. */
export function changedStepsSection(changes: readonly ResourceChange[], detail: Detail): string[] {
    const steps = changes.flatMap((change) => (change.step ? [{ change, ...change.step }] : []));
    const lines = steps.map(({ change, words, does }) => ({ name: change.name, does, words }));
    const differing = steps.filter(({ change }) => change.properties.length > 0).map(({ change }) => change);
    const table = propertyTable(differing.slice(0, detail.rows), detail);
    return section(lines, table.length > 0 ? ["", ...table] : [], detail);
}

/** All steps of a plan, folded. */
export function plannedStepsSection({ resources }: Plan, detail: Detail): string[] {
    const lines = stepsInOrder(resources).map((step) => ({ name: step.name, words: stepWordsOf(step) }));
    return section(lines, [], detail);
}

interface Line {
    name: string;
    does?: string;
    words?: string;
}

function section(steps: readonly Line[], table: readonly string[], detail: Detail): string[] {
    if (steps.length === 0) {
        return [];
    }
    const shown = steps.slice(0, detail.rows).map((step, i) => `${i + 1}. ${lineOf(step, detail)}`);
    const rest = steps.length - shown.length;
    const more = rest > 0 ? [...(shown.length > 0 ? [""] : []), `and ${countOf(rest, "more step")}`] : [];
    return [...folded(`${stepsTitle} (${steps.length})`, [...shown, ...more, ...table]), ""];
}

function lineOf({ name, does, words }: Line, { length, sentence }: Detail): string {
    const said = words === undefined ? "" : `: ${prose(fit(words, sentence))}`;
    return `${code(fit(name, length))}${does === undefined ? "" : ` ${prose(does)}`}${said}`;
}
