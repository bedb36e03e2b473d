import type { ComponentArgs, Naming } from "../../components";
import { defaultNamePattern } from "../../components";
import { privateLinkGroups } from "../../azure/privateLink";
import { unitAccount, unitStack } from "./recording";

const { subscriptionId } = unitAccount;

/** Naming of the recorded stack. */
export const naming: Naming = {
    ...unitStack,
    subscriptionId,
    prefix: "amlp",
    pattern: defaultNamePattern,
    generation: 0,
};

/** Tags that the policy pack asks for. */
export const tags = { environment: "unit", owner: "data-platform", costCenter: "cc-1", dataClassification: "internal" };

/** What every component takes. */
export const common: ComponentArgs = { resourceGroupName: "rg-unit", location: "westeurope", naming, tags };

/** ARM id of something outside the recorded stack. */
export const outside = (type: string, ...names: string[]) => {
    const [namespace, ...types] = type.split("/");
    const path = types.map((part, i) => `${part}/${names[i] ?? ""}`).join("/");
    return `/subscriptions/${subscriptionId}/resourceGroups/rg-outside/providers/${namespace}/${path}`;
};

const zoneNames = [...new Set(Object.values(privateLinkGroups).flatMap((group): readonly string[] => group.zones))];

/** A subnet and every zone, outside the recorded stack. */
export const privateEndpoints = {
    subnetResourceId: outside("Microsoft.Network/virtualNetworks/subnets", "vnet", "private-endpoints"),
    zoneResourceIds: Object.fromEntries(
        zoneNames.map((zone) => [zone, outside("Microsoft.Network/privateDnsZones", zone)]),
    ),
};

/** A Log Analytics workspace outside the recorded stack. */
export const diagnostics = { workspaceResourceId: outside("Microsoft.OperationalInsights/workspaces", "logs") };

/** A lock. */
export const lock = { notes: "Holds data." };

/** A customer-managed key outside the recorded stack. */
export const customerManagedKey = {
    vaultUri: "https://kv-outside.vault.azure.net/",
    keyName: "key",
    keyVersion: "0123456789abcdef0123456789abcdef",
    identityResourceId: outside("Microsoft.ManagedIdentity/userAssignedIdentities", "key-user"),
    identityClientId: "00000000-0000-4000-8000-00000000cccc",
};
