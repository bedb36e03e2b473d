import { answerInvoke } from "../simulation/services/invokes";
import { previewed } from "../simulation/cloud/previewed";
import { requireKnownPackage, SimulatedStore, type Account } from "../simulation/cloud/store";
import type { ProviderBackend } from "./recording/monitor";

/** Outputs of other stacks, by the name a StackReference uses. */
export type StackOutputsByName = Record<string, Record<string, unknown>>;

/** The backend before a deployment: nothing has an id, and what the service adds is not known. */
export function unresolvedBackend(stacks: StackOutputsByName): ProviderBackend {
    return {
        create: ({ type, inputs }) => {
            requireKnownPackage(type);
            return { outputs: previewed(type, inputs) };
        },
        invoke: answerInvoke,
        stackOutputs: (name) => outputsOf(stacks, name),
    };
}

/** The simulated cloud: every resource gets its id and computed outputs. */
export function resolvedBackend(account: Account, stacks: StackOutputsByName): ProviderBackend {
    const store = new SimulatedStore(account);
    return {
        create: (request) => {
            requireKnownPackage(request.type);
            return store.create(request);
        },
        invoke: answerInvoke,
        stackOutputs: (name) => outputsOf(stacks, name),
    };
}

function outputsOf(stacks: StackOutputsByName, name: string): Record<string, unknown> {
    const outputs = stacks[name];
    if (!outputs) {
        throw new Error(`reads stack ${name}, which hub.stack in the settings does not name; name it there`);
    }
    return outputs;
}
