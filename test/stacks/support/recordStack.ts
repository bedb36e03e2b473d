import { offlineOrganization, record, type Recording } from "../../../preview/recording/record";
import { resolvedBackend } from "../../../preview/backends";
import { program } from "../../../stacks/program";
import { hubStack } from "./additions";
import { accepted, configWith, minimalStack, project, type Changes } from "./stackSettings";

const recordings = new Map<string, Promise<Recording>>();

const outputsOf = (config: Record<string, string>) => recordStack(config, "shared").then(({ outputs }) => outputs);

/**
 * Runs the program of a stack in the simulated cloud, the shared stack before it where there is a hub: the committed one
 * unless another configuration of it is given. The same configuration gives the same recording, which nothing can change.
 */
export function recordStack(
    config: Record<string, string>,
    stack = "dev",
    shared: Record<string, string> = configWith({}, "shared"),
): Promise<Recording> {
    const key = JSON.stringify([stack, config, stack === "shared" ? {} : shared]);
    const known = recordings.get(key);
    if (known) {
        return known;
    }
    const made = recorded(config, stack, shared).then(deepFrozen);
    recordings.set(key, made);
    return made;
}

async function recorded(
    config: Record<string, string>,
    stack: string,
    shared: Record<string, string>,
): Promise<Recording> {
    const { azure, hub } = accepted(config, stack);
    const stacks = hub
        ? {
              [`${offlineOrganization}/${project.name}/${hub.stack}`]: await outputsOf(shared),
          }
        : {};
    const backend = resolvedBackend(azure, stacks);
    return record({ project: project.name, stack, mode: "resolved", config, program, backend });
}

function deepFrozen<T>(value: T): T {
    if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(deepFrozen);
    }
    return value;
}

/** Runs the program of a service's minimal stack with some settings changed, and with a hub where they name one. */
export const recordMinimal = (service: string, changes: Changes = {}, hub = hubStack()) =>
    recordStack(minimalStack(service, changes), `${service}-minimal`, hub);

/** How many resources of each type a recording holds, by the last part of the type, sorted. */
export function countByKind({ resources }: Recording): Record<string, number> {
    const kinds = resources.filter(({ shown }) => shown.custom).map(({ shown }) => shown.type.split(":").at(-1) ?? "");
    return Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]));
}
