import { offlineOrganization, record, type Recording } from "../../../preview/recording/record";
import { resolvedWorld } from "../../../preview/worlds";
import { program } from "../../../stacks/program";
import { accepted, configWith, project, type StackName } from "./stackSettings";

let sharedOutputs: Promise<Record<string, unknown>> | undefined;

const outputsOf = (config: Record<string, string>) => recordStack(config, "shared").then(({ outputs }) => outputs);

// The committed shared stack leaves the same outputs every time.
const outputsOfShared = () => (sharedOutputs ??= outputsOf(configWith({}, "shared")));

/**
 * Runs the program of a stack in the simulated cloud, the shared stack before it where there is a hub: the committed one
 * unless another configuration of it is given.
 */
export async function recordStack(
    config: Record<string, string>,
    stack: StackName = "dev",
    shared?: Record<string, string>,
): Promise<Recording> {
    const { azure, hub } = accepted(config, stack);
    const stacks = hub
        ? {
              [`${offlineOrganization}/${project.name}/${hub.stack}`]: await (shared
                  ? outputsOf(shared)
                  : outputsOfShared()),
          }
        : {};
    const world = resolvedWorld(azure, stacks);
    return record({ project: project.name, stack, mode: "resolved", config, program, world });
}

/** How many resources of each type a recording holds, by the last part of the type, sorted. */
export function countByKind({ resources }: Recording): Record<string, number> {
    const kinds = resources.filter(({ shown }) => shown.custom).map(({ shown }) => shown.type.split(":").at(-1) ?? "");
    return Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]));
}
