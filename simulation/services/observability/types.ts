import { azureTypes, nothingComputed, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Logs, traces, alerts. */
export const monitoringTypes: SimulatedTypes = azureTypes({
    "azure-native:operationalinsights:Workspace": (_inputs, _context, id) => ({ customerId: uuidOf(`${id}/customer`) }),
    "azure-native:applicationinsights:Component": (_inputs, _context, id) => ({
        appId: uuidOf(`${id}/app`),
        applicationId: uuidOf(`${id}/app`),
    }),
    "azure-native:monitor:ActionGroup": nothingComputed,
    "azure-native:monitor:DiagnosticSetting": nothingComputed,
    "azure-native:monitor:ActivityLogAlert": nothingComputed,
    "azure-native:monitor:ScheduledQueryRule": nothingComputed,
    "azure-native:monitor:PrivateLinkScope": nothingComputed,
    "azure-native:monitor:PrivateLinkScopedResource": nothingComputed,
});
