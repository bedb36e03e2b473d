import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../azure/ownValue";
import { DataLake, PrincipalType, resourceName, type ZoneAccess } from "../../components";
import type { LakeOutputs } from "../outputs";
import { databricksGroup, resourceGroup, type StackContext } from "./context";
import type { Foundation } from "./foundation";
import { lakeSettingsDefaults } from "../settings/schema/storage";
import { makeKey } from "./key-vault";
import { warehouseAccessRule } from "./synapse/warehouse";

/** The lake with its key, endpoints and rights; undefined where the stack has none. */
export function makeLake(context: StackContext, foundation: Foundation): DataLake | undefined {
    const section = context.settings.lake;
    if (!section) {
        return undefined;
    }
    const group = resourceGroup(context, "data");
    const { privateEndpoints, customerManagedKey, ...rest } = { ...lakeSettingsDefaults, ...section };
    const { tenantId } = context.settings.azure;
    return new DataLake(
        "lake",
        {
            ...group,
            ...rest,
            access: zoneAccess(context, foundation),
            resourceAccessRules: accessRules(context).map((rule) => ({ tenantId, ...rule })),
            customerManagedKey: customerManagedKey ? makeKey(context, foundation.vault, "lake-key", group) : undefined,
            privateEndpoints: privateEndpoints ? foundation.networking?.placement : undefined,
            diagnostics: foundation.diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
}

/** What a stack gives of its lake. */
export function lakeOutputs({
    storageAccountResourceId,
    storageAccountName,
    dfsEndpoint,
    zoneNames: zones,
}: DataLake): pulumi.Output<LakeOutputs> {
    return pulumi.output({ storageAccountResourceId, storageAccountName, dfsEndpoint, zones });
}

/** Services that may pass the lake's firewall: those of the settings, the access connector and the warehouse. */
function accessRules(context: StackContext) {
    return [
        ...(context.settings.lake?.resourceAccessRules ?? []),
        ...[connectorRule(context), warehouseAccessRule(context)].flatMap((rule) => rule ?? []),
    ];
}

/**
 * The one access connector under which Unity Catalog looks at its locations from the control plane, which no private endpoint
 * leads from. Source: learn.microsoft.com/azure/databricks/connect/unity-catalog/cloud-storage/azure-managed-identities, "Step 3".
 *
 * unverified: that Azure takes the id of a connector that is made after the lake, as it takes a pattern.
 */
function connectorRule({ settings, naming }: StackContext) {
    const { databricks, azure } = settings;
    if (!databricks?.unityCatalog) {
        return undefined;
    }
    const group = resourceName(naming, "resourceGroup", databricksGroup);
    const connector = resourceName(naming, "databricksAccessConnector", databricksGroup);
    const resourceIdPattern = `/subscriptions/${azure.subscriptionId}/resourcegroups/${group}/providers/Microsoft.Databricks/accessConnectors/${connector}`;
    return { resourceIdPattern };
}

function zoneAccess(context: StackContext, foundation: Foundation): ZoneAccess[] {
    const { lake, personas = {} } = context.settings;
    return (lake?.access ?? []).flatMap(({ persona, identity, zone, right, reason }): ZoneAccess[] => {
        const group = persona === undefined ? undefined : ownValue(personas, persona);
        const service = identity === undefined ? undefined : ownValue(foundation.identities, identity);
        if (persona !== undefined && group) {
            return [
                {
                    principalName: persona,
                    principalId: group.groupObjectId,
                    principalType: PrincipalType.Group,
                    zone,
                    right,
                    reason,
                },
            ];
        }
        if (identity !== undefined && service) {
            return [
                {
                    principalName: identity,
                    principalId: service.principalId,
                    principalType: PrincipalType.ServicePrincipal,
                    zone,
                    right,
                    reason,
                },
            ];
        }
        return []; // refused by the settings
    });
}
