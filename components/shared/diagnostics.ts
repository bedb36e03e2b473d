import * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { DiagnosticsDestination } from "./componentArgs";

/**
 * Sends every log category of a resource to Log Analytics. Metrics stay in Azure Monitor, where they are free. The
 * setting is named after the stack's own, so that one of the organisation's Azure Policy can exist next to it.
 */
export function sendDiagnostics(
    name: string,
    resourceId: pulumi.Input<string>,
    destination: DiagnosticsDestination,
    opts: pulumi.CustomResourceOptions,
): monitor.DiagnosticSetting {
    return new monitor.DiagnosticSetting(
        name,
        {
            name: "azure-ml-platform",
            resourceUri: resourceId,
            workspaceId: destination.workspaceResourceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
        },
        opts,
    );
}
