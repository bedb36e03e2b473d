import {
    ChangeAction,
    type Comparison,
    type GivenRight,
    type RetentionReduction,
    type ResourceChange,
} from "../comparison/types";
import type { PreviewView } from "../view";
import { publicExposures, type PublicExposure } from "./publicExposure";
import { topOf } from "../paths";
import type { Risk, RiskGroup, RiskPart } from "./risk";
import { weakenedGroups } from "./weakened";
import { countOf } from "../words";

/**
 * All risks: data loss, new exposure and the rest, the worst first, for every report; groups without a risk are left
 * out.
 */
export function riskGroups({ plan, comparison }: PreviewView): RiskGroup[] {
    const exposures = plan ? publicExposures(plan, comparison).filter(({ opened }) => opened) : [];
    const newExposures: RiskGroup = {
        tone: "bad",
        title: "New public exposure",
        meaning: comparison ? "This change opens public access." : "These are open to public access.",
        risks: exposures.map(exposureRisk),
    };
    const groups = comparison
        ? [
              ...dataLossRisks(comparison),
              newExposures,
              ...weakenedGroups(comparison, exposures),
              ...otherRisks(comparison),
          ]
        : [newExposures];
    return groups.filter((group) => group.risks.length > 0);
}

/** How a report words a public exposure. */
export const exposureRisk = ({ resource, path, opens }: PublicExposure): Risk => ({
    resource,
    says: [` ${opens}: `, { code: path }],
});

const goesThrough = "Pulumi goes through with it";

function dataLossRisks({ changes, unprotected }: Comparison): RiskGroup[] {
    const lost = changes.filter((change) => change.dataLoss);
    const refused = lost.filter((change) => change.refused);
    const lifted = lost.filter((change) => change.protectedBefore && !change.refused);
    const open = lost.filter((change) => !change.protectedBefore);
    const others = changes.filter((change) => change.refused && !change.dataLoss);
    const noLonger = new Set(unprotected.map(({ urn }) => urn));
    const risksOf = (found: readonly ResourceChange[]) =>
        found.map((change) => changeRisk(change, change.refused && noLonger.has(change.urn) ? goesAlong : ""));
    const groups: Omit<RiskGroup, "tone">[] = [
        {
            title: "Data would be lost",
            meaning: "These hold data and would be deleted or recreated.",
            risks: risksOf(open),
        },
        {
            title: "Data would be lost, protection lifted",
            meaning: `These hold data, and their protection is lifted in the same change: ${goesThrough}.`,
            risks: risksOf(lifted),
        },
        {
            title: "Data would be lost, but Pulumi refuses",
            meaning: "These hold data and are protected: a deployment ends before it deletes or replaces one.",
            risks: risksOf(refused),
        },
        {
            title: "Pulumi refuses",
            meaning: "These are protected, and a deployment ends before it deletes or replaces one.",
            verdict: `Pulumi refuses ${countOf(others.length, "other protected resource")}`,
            risks: risksOf(others),
        },
    ];
    // One verdict for the three groups of data, given by the first of them that has any.
    const first = groups.findIndex(({ risks }) => risks.length > 0);
    const verdict = lossVerdict(lost.length, refused.length, lifted.length);
    return groups.map((group, i) => ({ tone: "bad", ...group, ...(i === first && lost.length > 0 && { verdict }) }));
}

const goesAlong = ", with another that is deleted first: lift its protection in a change before";

function lossVerdict(lost: number, refused: number, lifted: number): string {
    const hows = [
        ...(refused > 0 ? [`Pulumi refuses ${refused}: protected`] : []),
        ...(lifted > 0 ? [`protection of ${lifted} is lifted with it`] : []),
    ];
    return `data would be lost in ${countOf(lost, "resource")}${hows.length > 0 ? ` (${hows.join("; ")})` : ""}`;
}

const lockType = "azure-native:authorization:ManagementLockByScope";

function otherRisks(comparison: Comparison): RiskGroup[] {
    const { changes, retentionReduced, rightsGiven } = comparison;
    const ofChanges = (concerns: (change: ResourceChange) => boolean) =>
        changes.filter(concerns).map((change) => changeRisk(change));
    const groups: Omit<RiskGroup, "tone">[] = [
        {
            title: "Locks are taken away",
            meaning: "Nothing in Azure keeps anybody from deleting what these held.",
            risks: ofChanges(({ type, action }) => type === lockType && action === ChangeAction.Delete),
        },
        {
            title: "Protection is lifted",
            meaning: "Nothing keeps a later change from deleting these.",
            risks: liftedRisks(comparison),
        },
        {
            title: "Data is kept for less time",
            meaning: "What is older goes.",
            risks: retentionReduced.map(keptRisk),
        },
        {
            title: "Rights are given",
            meaning: "Somebody may do what they could not do before.",
            risks: rightsGiven.map(rightRisk),
        },
        {
            title: "Left behind",
            meaning: "These hold data, and Pulumi forgets them instead of deleting them.",
            risks: ofChanges(({ leftBehind }) => leftBehind),
        },
        {
            title: "May be recreated",
            meaning: "What forces that is not known of their kinds.",
            risks: ofChanges(({ replacementUnknown }) => replacementUnknown),
        },
    ];
    return groups.map((group) => ({ tone: "warn", ...group }));
}

/** Those whose data would be lost are reported with the loss. */
function liftedRisks({ changes, unprotected }: Comparison): Risk[] {
    const gone = new Map(changes.map((change) => [change.urn, change]));
    const left = unprotected.filter(({ urn }) => !gone.get(urn)?.dataLoss);
    return left
        .sort((a, b) => Number(b.stateful) - Number(a.stateful))
        .map((resource) => {
            const change = gone.get(resource.urn);
            const replaced = change?.action === ChangeAction.Replace && !change.refused;
            const says = [
                resource.stateful ? ", which holds data" : "",
                replaced ? `, and it is replaced in the same change: ${goesThrough}` : "",
            ];
            return { resource, says: says.filter((part) => part !== "") };
        });
}

function keptRisk({ what, path, before, after, ...resource }: RetentionReduction): Risk {
    const days = (count: number | undefined) => (count === undefined ? "for ever" : `for ${countOf(count, "day")}`);
    const said =
        after === undefined
            ? ` no longer says how long it keeps ${what}, ${days(before)} before: `
            : ` keeps ${what} ${days(after)}, ${days(before)} before: `;
    return { resource, says: [said, { code: path }] };
}

function rightRisk({ by, principal, may, on, insteadOf }: GivenRight): Risk {
    const rights = (texts: readonly string[]) =>
        texts.flatMap((text, i): RiskPart[] => [...(i > 0 ? [", "] : []), { code: text }]);
    return {
        resource: by,
        says: [
            ` lets ${principal.kind} `,
            { code: principal.name },
            " do ",
            ...rights(may),
            ` on ${on.kind} `,
            { code: on.name },
            ...(insteadOf.length > 0 ? [", instead of ", ...rights(insteadOf)] : []),
        ],
    };
}

const verbs: Readonly<Record<ChangeAction, string>> = {
    create: "is created",
    update: "is updated",
    replace: "is replaced",
    delete: "is deleted",
};

function changeRisk(change: ResourceChange, mark = ""): Risk {
    const says = [` ${verbs[change.action]}`, ...because(change), mark];
    return { resource: change, says: says.filter((part) => part !== ""), follows: change.follows };
}

// Few enough to be read; the list of changes has the others.
const mostCauses = 2;

// What is changed itself is the cause; what is only taken from another that is recreated is named where there is no
// other.
function because({ forcedBy, properties }: ResourceChange): RiskPart[] {
    if (forcedBy.length === 0) {
        return [];
    }
    const own = properties.filter(({ forces, knownAfter }) => forces && !knownAfter);
    const causes = own.map((change): RiskPart[] => [{ code: change.path }, " (", { change }, ")"]);
    const taken = [...new Set(forcedBy.map(topOf))].map((path): RiskPart[] => [{ code: path }]);
    const all = causes.length > 0 ? causes : taken;
    const shown = all.slice(0, mostCauses).flatMap((cause, i) => [...(i > 0 ? [", "] : []), ...cause]);
    const more = all.length > mostCauses ? [` and ${all.length - mostCauses} more`] : [];
    if (causes.length > 0) {
        return [" because of ", ...shown, ...more];
    }
    return [
        ", since ",
        ...shown,
        ...more,
        all.length === 1 ? " comes from what is recreated" : " come from what is recreated",
    ];
}
