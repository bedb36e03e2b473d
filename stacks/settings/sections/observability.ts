import { observabilityChecks, observabilityEndpoints } from "../checks/observability";
import { section } from "../core/section";
import { observabilitySection } from "../schema/observability";

/** Section `observability`. */
export const observability = section({
    service: "observability",
    schema: observabilitySection.optional(),
    check: observabilityChecks,
    endpoints: observabilityEndpoints,
    owns: ["logs", "observability"],
    longestNames: {
        resourceGroup: "observability",
        logAnalyticsWorkspace: "logs",
        applicationInsights: "logs",
        actionGroup: "logs-alerts",
        activityLogAlert: "logs-alert-network-security-groups",
        scheduledQueryRule: "logs-alert-failed-jobs",
        privateLinkScope: "logs-scope",
        privateLinkScopedResource: "logs-links-workspace",
        privateEndpoint: "logs-scope-azuremonitor",
    },
});
