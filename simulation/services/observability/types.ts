import { inResourceGroup, onResource, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Logs, traces, alerts. */
export const monitoringTypes: SimulatedTypes = {
    "azure-native:operationalinsights:Workspace": inResourceGroup(
        "Microsoft.OperationalInsights/workspaces",
        ["workspaceName"],
        (_inputs, _context, id) => ({ customerId: uuidOf(`${id}/customer`) }),
    ),
    "azure-native:applicationinsights:Component": inResourceGroup(
        "Microsoft.Insights/components",
        ["resourceName"],
        (_inputs, _context, id) => ({ appId: uuidOf(`${id}/app`), applicationId: uuidOf(`${id}/app`) }),
    ),
    "azure-native:monitor:ActionGroup": inResourceGroup("Microsoft.Insights/actionGroups", ["actionGroupName"]),
    "azure-native:monitor:DiagnosticSetting": onResource(
        "Microsoft.Insights/diagnosticSettings",
        "resourceUri",
        "name",
    ),
};
