import { behaviours, catalog } from "../../simulation/services";
import { azureRefusals } from "../../simulation/core/azureRefusals";
import { unknownCode } from "../../simulation/core/refusals";
import type { Behaviour, Refusal } from "../../simulation/core/types";

/** Reference of the simulated cloud: how it treats each type, and where that is from. */
export function simulationReference(): string {
    const types = Object.keys(catalog).filter((type) => behaviours[type]);
    return [
        "# The simulated cloud, type by type",
        "",
        "What is said here of a type is checked at every call. In addition, for every type: its parent and whatever its body names by id must exist, what exists already is not made again, nothing under a lock is deleted and nothing under one of level ReadOnly is written, and a principal that is given a role must be known and of the type that is said. What the names in an id are made of replaces the resource.",
        "",
        "## Every type of Azure",
        "",
        ...refusalsOfAll(types),
        "",
        ...types.flatMap((type) => sectionOf(type, behaviours[type])),
    ].join("\n");
}

function sectionOf(type: string, behaviour: Behaviour | undefined): string[] {
    if (!behaviour) {
        return [];
    }
    const said = Object.entries(statements(behaviour)).flatMap(([label, text]) =>
        text ? [`- ${label}: ${text}`] : [],
    );
    const refused = (behaviour.refusals ?? []).map((refusal) => refusalLine(refusal));
    const actions = Object.entries(behaviour.actionRefusals ?? {}).flatMap(([action, refusals]) =>
        refusals.map((refusal) => refusalLine(refusal, ` \`${action}\` for`)),
    );
    return [`## ${type}`, "", ...said, ...refused, ...actions, `- source: ${behaviour.source}`, ""];
}

const refusalLine = ({ what, status = 400, code = unknownCode, source }: Refusal, action = "") =>
    `- refuses${action} ${what}: ${status} \`${code}\`; source: ${source}`;

/** What is refused of all types that it applies to; what holds for a few of them is named with them. */
function refusalsOfAll(types: readonly string[]): string[] {
    const byWhat = new Map<string, { refusal: Refusal; types: string[] }>();
    for (const type of types) {
        for (const refusal of azureRefusals(type)) {
            const { types: others } = byWhat.get(refusal.what) ?? { types: [] };
            byWhat.set(refusal.what, { refusal, types: [...others, type] });
        }
    }
    const few = 3;
    return [...byWhat.values()].map(
        ({ refusal, types: held }) => `${refusalLine(refusal)}${held.length < few ? `; of ${listed(held)}` : ""}`,
    );
}

const listed = (paths: readonly string[] = []) => paths.map((path) => `\`${path}\``).join(", ");

function statements(behaviour: Behaviour): Record<string, string | undefined> {
    const { name, inUse, softDelete, dataPlane } = behaviour;
    return {
        "refused without": listed(behaviour.required),
        "refused with": listed(behaviour.readOnly),
        "replaced when these change": listed(behaviour.replaceOn),
        "refused when these change": listed(behaviour.immutable),
        name: name && `${name.words}${name.global ? ", unique in Azure" : ""}`,
        "not made where it is there already": behaviour.taken && `\`${behaviour.taken.code}\``,
        "made where it is there already": behaviour.overwritten ? "takes its place" : undefined,
        deleted: behaviour.keptOnDelete ? "from the state alone" : undefined,
        "not deleted while in use": inUse && `\`${inUse.code}\``,
        "deleted, its name stays taken":
            softDelete && `\`${softDelete.code}\`${softDelete.inGroup ? ", in its resource group" : ""}`,
        "made with it where there is none": behaviour.makesParent ? "what it lies in" : undefined,
        "exists with its parent": behaviour.singleton && `\`${behaviour.singleton}\``,
        actions: listed(Object.keys(behaviour.actions ?? {})),
        changes: behaviour.ignoresChanges ? "taken without effect" : undefined,
        "needs a network path":
            dataPlane && `${dataPlane.calls === "all" ? "for every call" : "to delete"}, \`${dataPlane.groupId}\``,
        "further refusals":
            behaviour.refuse || behaviour.refuseDelete ? "yes, each with the service's own kind of message" : undefined,
    };
}
