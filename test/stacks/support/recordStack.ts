import { offlineOrganization, record, type Recording } from "../../../preview/recording/record";
import { resolvedWorld } from "../../../preview/worlds";
import { program } from "../../../stacks/program";
import { accepted, configWith, project, type StackName } from "./stackSettings";

let sharedOutputs: Promise<Record<string, unknown>> | undefined;

// The committed shared stack is the hub of all of them, and leaves the same outputs every time.
const outputsOfShared = () =>
    (sharedOutputs ??= recordStack(configWith({}, "shared"), "shared").then(({ outputs }) => outputs));

/** Runs the program of a stack in the simulated cloud, the shared stack before it where there is a hub. */
export async function recordStack(config: Record<string, string>, stack: StackName = "dev"): Promise<Recording> {
    const { azure, hub } = accepted(config, stack);
    const stacks = hub ? { [`${offlineOrganization}/${project.name}/${hub.stack}`]: await outputsOfShared() } : {};
    const world = resolvedWorld(azure, stacks);
    return record({ project: project.name, stack, mode: "resolved", config, program, world });
}

/** How many resources of each type a recording holds, by the last part of the type, sorted. */
export function countByKind({ resources }: Recording): Record<string, number> {
    const kinds = resources.filter(({ shown }) => shown.custom).map(({ shown }) => shown.type.split(":").at(-1) ?? "");
    return Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]));
}
