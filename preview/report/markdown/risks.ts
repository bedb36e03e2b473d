import { kindOf } from "../../graph/displayNames";
import type { NamedResource } from "../../comparison/types";
import type { PreviewView } from "../../view";
import { publicExposures } from "../publicExposure";
import type { Risk, RiskGroup, RiskPart } from "../risk";
import { exposureRisk } from "../risks";
import { fit } from "../terminal";
import { alsoListed } from "../../words";
import type { Detail } from "./detail";
import { moreOfKinds } from "./kindCounts";
import { code, folded, prose } from "./text";
import { valueCells } from "./values";

/** Kind and name of a resource. */
export const named = ({ type, name }: Pick<NamedResource, "type" | "name">, { length }: Detail): string =>
    `${prose(kindOf(type))} ${code(fit(name, length))}`;

/** Something to be looked at, as a line of a list. */
export interface Line {
    /** Kind of its resource. */
    kind: string;
    /** The line. */
    text: (detail: Detail) => string;
    /** Whether it only follows from what is recreated elsewhere. */
    follows: boolean;
}

const lineOf = ({ resource, also = [], says, follows = false }: Risk): Line => ({
    kind: kindOf(resource.type),
    text: (detail) =>
        named(resource, detail) +
        alsoListed(also.map(({ name }) => code(fit(name, detail.length)))) +
        says.map((part) => partText(part, detail)).join(""),
    follows,
});

function partText(part: RiskPart, { length, sentence }: Detail): string {
    if (typeof part === "string") {
        // The spaces around are the sentence's own.
        const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
        return before + prose(fit(words, sentence)) + after;
    }
    if ("code" in part) {
        return code(fit(part.code, length));
    }
    const { before, after } = valueCells(part.change, length);
    return `${before} → ${after}`;
}

/** Existing public exposure, folded: no risk of the change, but not hidden. */
export function existingExposures({ plan, comparison }: PreviewView, detail: Detail): string[] {
    const exposures = plan ? publicExposures(plan, comparison) : [];
    const standing = exposures.filter((exposure) => !exposure.opened).map((exposure) => lineOf(exposureRisk(exposure)));
    if (standing.length === 0) {
        return [];
    }
    return [...folded(`Existing public exposure (${standing.length})`, limitedList(standing, detail)), ""];
}

/** Every group of risks as a list, of which the first are seen at once. */
export function riskLists(groups: readonly RiskGroup[], detail: Detail): string[] {
    return groups.flatMap(({ title, meaning, risks }) => [
        ...lineList(`**${title} (${risks.length})**`, meaning, risks.map(lineOf), detail),
        "",
    ]);
}

// So many are read at a glance; the others are a click away.
const atAGlance = 10;

/** A list under its title: what has a cause of its own, then, folded, the rest of it and what follows from it. */
export function lineList(title: string, meaning: string, lines: readonly Line[], detail: Detail): string[] {
    if (detail.risks === 0) {
        return [title, "", ...limitedList(lines, detail).slice(0, 3)];
    }
    const own = lines.filter(({ follows }) => !follows);
    // Where all follow, from what is no risk of this sort, they are what there is to see.
    const [causes, following] = own.length > 0 ? [own, lines.filter(({ follows }) => follows)] : [lines, []];
    const hidden = causes.slice(atAGlance);
    return [
        `${title}: ${meaning}`,
        "",
        ...limitedList(causes.slice(0, atAGlance), detail),
        ...more(hidden, `${hidden.length} more`, detail),
        ...more(following, followWords(following.length), detail),
    ];
}

/** `1 more follows from these`, `2 more follow from these`. */
export const followWords = (count: number) => `${count} more ${count === 1 ? "follows" : "follow"} from these`;

const more = (lines: readonly Line[], summary: string, detail: Detail) =>
    lines.length > 0 ? ["", ...folded(summary, limitedList(lines, detail))] : [];

/** Lines as a list; where a part of it does not fit, how many there are of each kind. */
function limitedList(lines: readonly Line[], detail: Detail): string[] {
    const rest = moreOfKinds(lines.slice(detail.risks).map(({ kind }) => kind));
    return [...lines.slice(0, detail.risks).map((line) => line.text(detail)), ...rest].map((text) => `- ${text}`);
}
