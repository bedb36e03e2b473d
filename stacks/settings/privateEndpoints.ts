import { groupIds } from "../../components/storage/privateStorageAccount";
import type { Settings } from "./sections";

interface EndpointUse {
    path: string;
    groupIds: string[];
}

/** Which sections ask for private endpoints, and for which group ids; a new private service adds its line here. */
function uses(settings: Settings): EndpointUse[] {
    const { lake, keyVault, network } = settings;
    const found: EndpointUse[] = [];
    if (lake && lake.privateEndpoints !== false)
        found.push({ path: "lake.privateEndpoints", groupIds: groupIds({ hierarchicalNamespace: true }) });
    if (keyVault && !keyVault.existingVaultResourceId && keyVault.privateEndpoint !== false)
        found.push({ path: "keyVault.privateEndpoint", groupIds: ["vault"] });
    if (network?.flowLogs) found.push({ path: "network.flowLogs", groupIds: groupIds({}) });
    return found;
}

/** Paths of the settings that ask for private endpoints. */
export function wantsPrivateEndpoints(settings: Settings): string[] {
    return uses(settings).map((use) => use.path);
}

/** Group ids of the stack's own private endpoints, each once, sorted. */
export function groupIdsInUse(settings: Settings): string[] {
    return [...new Set(uses(settings).flatMap((use) => use.groupIds))].sort();
}
