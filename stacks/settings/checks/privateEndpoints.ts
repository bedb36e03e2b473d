import { groupIds } from "../../../components/storage/privateStorageAccount";
import type { Settings } from "../schema/settings";

interface EndpointUse {
    path: string;
    groupIds: string[];
}

/** Whether the stack's own workspace has the region's endpoint for sign-in: where it is told to, or stands alone. */
export function hasBrowserAuthentication({ databricks, databricksAccount, hub }: Settings): boolean {
    const elsewhere = hub !== undefined || (databricksAccount && databricksAccount.webAuthentication !== false);
    return databricks?.workspace?.browserAuthentication ?? !elsewhere;
}

// The workspace itself, and its root storage.
function workspaceGroupIds(settings: Settings): string[] {
    const own = hasBrowserAuthentication(settings) ? ["browser_authentication"] : [];
    return ["databricks_ui_api", ...own, ...groupIds({ hierarchicalNamespace: true })];
}

/** Which sections ask for private endpoints, and for which group ids; a new private service adds its line here. */
function uses(settings: Settings): EndpointUse[] {
    const { lake, keyVault, network, databricks, databricksAccount } = settings;
    const found: EndpointUse[] = [];
    if (lake && lake.privateEndpoints !== false) {
        found.push({ path: "lake.privateEndpoints", groupIds: groupIds({ hierarchicalNamespace: true }) });
    }
    if (keyVault && !keyVault.existingVaultResourceId && keyVault.privateEndpoint !== false) {
        found.push({ path: "keyVault.privateEndpoint", groupIds: ["vault"] });
    }
    if (network?.flowLogs) {
        found.push({ path: "network.flowLogs", groupIds: groupIds({}) });
    }
    if (databricks) {
        found.push({ path: "databricks", groupIds: workspaceGroupIds(settings) });
    }
    if (databricksAccount && databricksAccount.webAuthentication !== false) {
        found.push({ path: "databricksAccount.webAuthentication", groupIds: ["browser_authentication"] });
    }
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
