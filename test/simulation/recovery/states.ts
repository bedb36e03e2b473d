import type { Deployment, StateEntry } from "../../../simulation/recovery/pending";

/** Subscription of the states. */
const subscriptionId = "11111111-1111-4111-8111-111111111111";

/** URN of a resource of the states. */
export const urnOf = (type: string, name: string) => `urn:pulumi:dev::platform::${type}::${name}`;

/** Id of a resource group. */
export const groupId = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

const providerUrn = urnOf("pulumi:providers:azure-native", "azure");

/** An explicit provider. */
export const provider: StateEntry = {
    urn: providerUrn,
    type: "pulumi:providers:azure-native",
    id: "a",
    inputs: { subscriptionId, tenantId: "22222222-2222-4222-8222-222222222222" },
};

/** A resource that a provider makes. */
export function resource(type: string, name: string, inputs: Record<string, unknown>): StateEntry {
    return { urn: urnOf(type, name), type, inputs, provider: `${providerUrn}::a` };
}

/** A resource group that is being made. */
export const group = (name: string) =>
    resource("azure-native:resources:ResourceGroup", name, { resourceGroupName: name });

/** A state with operations that did not end. */
export function stateWith(pending: [string, StateEntry][], ...held: StateEntry[]): Deployment {
    return {
        resources: [provider, ...held],
        pending_operations: pending.map(([type, entry]) => ({ type, resource: entry })),
    };
}
