import { ChangeAction, type ResourceChange, type Unprotected } from "../../comparison/types";
import { byCodePoints, type PlanFinding } from "../../plan";
import type { PreviewView } from "../../view";
import { openDoors, type Door } from "../doors";
import type { Makers } from "../makers";
import { kindOf } from "../../kinds";
import { fit } from "../terminal";
import type { Detail } from "./detail";
import { changeIn } from "./findings";
import { moreOfKinds } from "./kindCounts";
import { ofAnyElement, overlaps, topOf } from "../paths";
import { code, counted, folded, prose } from "./text";
import { valueCells } from "./values";

/** One thing that may do harm. */
export interface Risk {
    /** Kind of the resource. */
    kind: string;
    /** What a reviewer reads of it. */
    line(detail: Detail): string;
}

/** Risks of one sort. */
export interface RiskGroup {
    /** The sort. */
    title: string;
    /** What it means. */
    meaning: string;
    /** What the verdict says of it; undefined where it stops nothing. */
    verdict?: string;
    /** The risks. */
    risks: Risk[];
}

/** Everything that may do harm, the worst first; groups without a risk are left out. */
export function riskGroups(view: PreviewView, makers: Makers): RiskGroup[] {
    const groups = [...ofLoss(view), ...ofFindings(view, makers), ...ofDoors(view), ...ofLaterHarm(view)];
    return groups.filter((group) => group.risks.length > 0);
}

type Named = Pick<ResourceChange, "type" | "name">;

const named = ({ type, name }: Named, { length }: Detail) => `${prose(kindOf(type))} ${code(fit(name, length))}`;

const goes = ({ action }: ResourceChange) => action === ChangeAction.Replace || action === ChangeAction.Delete;

const isRefused = (change: ResourceChange) => change.protectedBefore && goes(change);

function ofLoss({ comparison }: PreviewView): RiskGroup[] {
    const changes = comparison?.changes ?? [];
    const lost = changes.filter((change) => change.dataLoss);
    const both = lost.filter(isRefused).length;
    const refused = changes.filter((change) => isRefused(change) && !change.dataLoss);
    const kept = changes.filter((change) => change.stateful && goes(change) && !change.dataLoss && !isRefused(change));
    return [
        {
            title: "Data would be lost",
            meaning: "These hold data and would be deleted or made anew.",
            verdict: `data would be lost in ${counted(lost.length, "resource")}${both > 0 ? ` (Pulumi refuses ${both}: protected)` : ""}`,
            risks: lost.map((change) => risk(change, isRefused(change) ? "; protected, so Pulumi refuses" : "")),
        },
        {
            title: "Pulumi refuses",
            meaning: "These are protected, and a deployment ends before it deletes or replaces one.",
            verdict: `Pulumi refuses ${counted(refused.length, "other protected resource")}`,
            risks: refused.map((change) => risk(change)),
        },
        {
            title: "Left behind",
            meaning: "These hold data, and Pulumi forgets them instead of deleting them.",
            risks: kept.map((change) => risk(change)),
        },
    ];
}

function ofLaterHarm({ comparison }: PreviewView): RiskGroup[] {
    const { changes = [], unprotected = [] } = comparison ?? {};
    const unsure = changes.filter((change) => change.replacementUnknown);
    return [
        {
            title: "Protection is lifted",
            meaning: "Nothing keeps a later change from deleting these.",
            risks: lifted(unprotected),
        },
        {
            title: "May be made anew",
            meaning: "What forces that is not known of their kinds.",
            risks: unsure.map((change) => risk(change)),
        },
    ];
}

function lifted(unprotected: readonly Unprotected[]): Risk[] {
    const dataFirst = [...unprotected].sort((a, b) => Number(b.stateful) - Number(a.stateful));
    return dataFirst.map((resource) => ({
        kind: kindOf(resource.type),
        line: (detail) => `${named(resource, detail)}${resource.stateful ? ", which holds data" : ""}`,
    }));
}

const verbs: Readonly<Record<ChangeAction, string>> = {
    create: "is created",
    update: "is updated",
    replace: "is replaced",
    delete: "is deleted",
};

function risk(change: ResourceChange, mark = ""): Risk {
    const line = (detail: Detail) =>
        `${named(change, detail)} ${verbs[change.action]}${because(change, detail)}${mark}`;
    return { kind: kindOf(change.type), line };
}

// Few enough to be read; the table of changes has the others.
const mostCauses = 2;

// What is changed itself is the cause; what is only taken from another that is made anew is named where there is no other.
function because({ forcedBy, properties }: ResourceChange, { length }: Detail): string {
    if (forcedBy.length === 0) return "";
    const own = properties.filter(
        ({ path, knownAfter }) =>
            !knownAfter && forcedBy.some((forced) => overlaps(ofAnyElement(path), ofAnyElement(forced))),
    );
    const causes = own.map((property) => {
        const { before, after } = valueCells(property, length);
        return `${code(fit(property.path, length))} (${before} → ${after})`;
    });
    const taken = [...new Set(forcedBy.map(topOf))].map((path) => code(fit(path, length)));
    const all = causes.length > 0 ? causes : taken;
    const more = all.length > mostCauses ? ` and ${all.length - mostCauses} more` : "";
    const shown = all.slice(0, mostCauses).join(", ") + more;
    return causes.length > 0 ? ` because of ${shown}` : `, since ${shown} comes from what is made anew`;
}

function ofFindings({ plan }: PreviewView, makers: Makers): RiskGroup[] {
    const byRule = new Map<string, PlanFinding[]>();
    for (const finding of plan?.policy.violations ?? [])
        if (finding.level === "mandatory") byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
    return [...byRule]
        .sort(([a], [b]) => byCodePoints(a, b))
        .map(([rule, findings]) => ({
            title: `Policy ${code(rule)}`,
            meaning: `Stops the deployment. ${prose(fit(findings[0]?.remedy ?? "", 300))}`,
            risks: findings.map((finding) => findingRisk(finding, makers)),
        }));
}

function findingRisk(finding: PlanFinding, makers: Makers): Risk {
    const resource = makers.resource(finding.urn) ?? { type: "", name: finding.urn };
    const at = changeIn(finding, makers).join(" or ");
    const line = (detail: Detail) =>
        `${named(resource, detail)}: ${prose(fit(finding.message, detail.sentence))}${at && ` (${at})`}`;
    return { kind: kindOf(resource.type), line };
}

function ofDoors({ plan, comparison }: PreviewView): RiskGroup[] {
    const doors = plan ? openDoors(plan, comparison) : [];
    const opened = doors.filter((door) => door.opened);
    return [
        {
            title: "Open doors",
            meaning: comparison ? "This change opens a way in." : "These leave a way in.",
            risks: opened.map(doorRisk),
        },
    ];
}

/** The doors that were open before, folded: no risk of the change, but none that is hidden. */
export function standingDoors({ plan, comparison }: PreviewView, detail: Detail): string[] {
    const doors = plan ? openDoors(plan, comparison) : [];
    const standing = doors.filter((door) => !door.opened).map(doorRisk);
    if (standing.length === 0) return [];
    return [...folded(`Doors that were open before (${standing.length})`, limitedList(standing, detail)), ""];
}

const doorRisk = ({ resource, path, opens }: Door): Risk => ({
    kind: kindOf(resource.type),
    line: (detail) => `${named(resource, detail)} ${opens}: ${code(fit(path, detail.length))}`,
});

// So many are read at a glance; the others are a click away.
const atAGlance = 10;

// A rule is a group: a stack that breaks more of them than this has other worries.
const mostGroups = 200;

/** Every group as a list, of which the first are seen at once. */
export function riskLists(groups: readonly RiskGroup[], detail: Detail): string[] {
    const rest = groups.slice(mostGroups).reduce((sum, { risks }) => sum + risks.length, 0);
    return [
        ...groups.slice(0, mostGroups).flatMap((group) => [...riskList(group, detail), ""]),
        ...(rest > 0 ? [`and ${rest} more`, ""] : []),
    ];
}

function riskList({ title, meaning, risks }: RiskGroup, detail: Detail): string[] {
    const lines = limitedList(risks, detail);
    if (detail.risks === 0) return [`**${title} (${risks.length})**`, "", ...lines.slice(0, 3)];
    const [open, hidden] = [lines.slice(0, atAGlance), lines.slice(atAGlance)];
    const rest = hidden.length > 0 ? ["", ...folded(`${risks.length - open.length} more`, hidden)] : [];
    return [`**${title} (${risks.length})**: ${meaning}`, "", ...open, ...rest];
}

/** Risks as a list; where a part of it does not fit, how many there are of each kind. */
function limitedList(risks: readonly Risk[], detail: Detail): string[] {
    const rest = moreOfKinds(risks.slice(detail.risks).map(({ kind }) => kind));
    return [...risks.slice(0, detail.risks).map((one) => one.line(detail)), ...rest].map((line) => `- ${line}`);
}
