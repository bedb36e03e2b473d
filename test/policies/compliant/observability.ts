import { type FixtureResource, idOf } from "../support/fixture";
import { arm, common } from "./common";

const workspace: FixtureResource = {
    type: "azure-native:operationalinsights:Workspace",
    name: "logs",
    id: arm("Microsoft.OperationalInsights/workspaces", "log-data"),
    protect: true,
    props: {
        ...common,
        workspaceName: "log-data",
        retentionInDays: 90,
        features: { disableLocalAuth: true },
        publicNetworkAccessForIngestion: "Disabled",
        publicNetworkAccessForQuery: "Disabled",
    },
};

export const insights: FixtureResource = {
    type: "azure-native:applicationinsights:Component",
    name: "insights",
    id: arm("Microsoft.Insights/components", "appi-data"),
    props: {
        ...common,
        resourceName: "appi-data",
        kind: "web",
        applicationType: "web",
        workspaceResourceId: idOf(workspace),
        disableLocalAuth: true,
        publicNetworkAccessForIngestion: "Disabled",
        publicNetworkAccessForQuery: "Disabled",
    },
};

/** A diagnostic setting of a resource, or of what lies below it. */
export function diagnosticsOf(resource: FixtureResource, below = ""): FixtureResource {
    return {
        type: "azure-native:monitor:DiagnosticSetting",
        name: `${resource.name}-diagnostics`,
        id: `${resource.id}${below}/providers/Microsoft.Insights/diagnosticSettings/platform`,
        props: {
            name: "platform",
            resourceUri: idOf(resource, below),
            workspaceId: idOf(workspace),
            logs: [{ categoryGroup: "allLogs", enabled: true }],
        },
    };
}

export const observability: readonly FixtureResource[] = [workspace, diagnosticsOf(workspace), insights];
