import { groupIds } from "../../../../components/storage/checks";
import type { EndpointUse } from "../../core/section";
import { databricksAccountSettingsDefaults } from "../../schema/databricks/account";
import type { DatabricksReads } from "./reads";

type Reads = Pick<DatabricksReads, "databricks" | "databricksAccount" | "hub">;

/** Whether the stack's account part has the region's endpoint for sign-in. */
export const accountSignsIn = ({ databricksAccount }: Reads) =>
    databricksAccount !== undefined && { ...databricksAccountSettingsDefaults, ...databricksAccount }.webAuthentication;

/** Whether the stack's own workspace has the region's endpoint for sign-in: where it is set to, or has no hub. */
export function hasBrowserAuthentication(settings: Reads): boolean {
    const elsewhere = settings.hub !== undefined || accountSignsIn(settings);
    return settings.databricks?.workspace?.browserAuthentication ?? !elsewhere;
}

/** Endpoints of the workspace itself, of its root storage and of the secret scope's vault. */
export function workspaceEndpoints(settings: Reads): EndpointUse[] {
    if (!settings.databricks) {
        return [];
    }
    const own = hasBrowserAuthentication(settings) ? ["browser_authentication"] : [];
    const ofRoot = groupIds({ hierarchicalNamespace: true });
    const vault = settings.databricks.secretScope ? [{ path: "databricks.secretScope", groupIds: ["vault"] }] : [];
    return [{ path: "databricks", groupIds: ["databricks_ui_api", ...own, ...ofRoot] }, ...vault];
}

/** The region's endpoint for sign-in. */
export function accountEndpoints(settings: Reads): EndpointUse[] {
    return accountSignsIn(settings)
        ? [{ path: "databricksAccount.webAuthentication", groupIds: ["browser_authentication"] }]
        : [];
}
