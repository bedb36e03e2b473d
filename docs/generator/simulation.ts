import { behaviours, catalog } from "../../simulation/services";
import type { Behaviour } from "../../simulation/core/types";

/** Reference of the simulated cloud: how it treats each type, and where that is from. */
export function simulationReference(): string {
    const types = Object.keys(catalog).filter((type) => behaviours[type]);
    return [
        "# The simulated cloud, type by type",
        "",
        "What is said here of a type is checked at every call. In addition, for every type: its parent and whatever its body names by id must exist, what exists already is not made again, nothing under a lock is deleted, and a principal that is given a role must be known. What the names in an id are made of replaces the resource.",
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
    return [`## ${type}`, "", ...said, `- source: ${behaviour.source}`, ""];
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
        "deleted, its name stays taken": softDelete && `\`${softDelete.code}\``,
        "exists with its parent": behaviour.singleton && `\`${behaviour.singleton}\``,
        changes: behaviour.ignoresChanges ? "taken without effect" : undefined,
        "needs a network path":
            dataPlane && `${dataPlane.calls === "all" ? "for every call" : "to delete"}, \`${dataPlane.groupId}\``,
        "further refusals":
            behaviour.refuse || behaviour.refuseDelete ? "yes, each with the service's own kind of message" : undefined,
    };
}
