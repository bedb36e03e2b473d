import * as applicationinsights from "@pulumi/azure-native/applicationinsights";
import * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";

/** Inputs of Application Insights. */
export interface ApplicationInsightsArgs extends ComponentArgs {
    /** ARM id of the Log Analytics workspace that keeps what it receives. */
    workspaceResourceId: pulumi.Input<string>;
    /** Whether agents and SDKs may send over the internet; false by default. */
    publicIngestion?: boolean;
    /** Whether users may query over the internet with their Entra identity; false by default. */
    publicQuery?: boolean;
}

/** What Application Insights has where its inputs say nothing. */
export const applicationInsightsDefaults = { publicIngestion: false, publicQuery: false } as const;

/** Application Insights on a Log Analytics workspace, which takes Entra identities only, no instrumentation key. */
export class ApplicationInsights extends pulumi.ComponentResource {
    /** ARM id of Application Insights. */
    public readonly applicationInsightsResourceId: pulumi.Output<string>;

    constructor(name: string, args: ApplicationInsightsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("azure-ml-platform:index:ApplicationInsights", name, args, opts);

        this.applicationInsightsResourceId = insightsComponent(name, name, args, { parent: this }).id;
        this.registerOutputs({ applicationInsightsResourceId: this.applicationInsightsResourceId });
    }
}

/** Makes Application Insights under a logical name, named in Azure after what it observes. */
export function insightsComponent(
    logicalName: string,
    observed: string,
    args: ApplicationInsightsArgs,
    opts: pulumi.CustomResourceOptions,
): applicationinsights.Component {
    const { resourceGroupName, location, naming, tags, workspaceResourceId } = args;
    const { publicIngestion, publicQuery } = withDefaults(args, applicationInsightsDefaults);
    return new applicationinsights.Component(
        logicalName,
        {
            resourceName: resourceName(naming, "applicationInsights", observed),
            resourceGroupName,
            location,
            kind: "web",
            applicationType: applicationinsights.ApplicationType.Web,
            ingestionMode: applicationinsights.IngestionMode.LogAnalytics,
            workspaceResourceId,
            disableLocalAuth: true,
            publicNetworkAccessForIngestion: access(publicIngestion),
            publicNetworkAccessForQuery: access(publicQuery),
            tags,
        },
        opts,
    );
}

/** Access over the internet, as Azure Monitor has it. */
export const access = (open: boolean) => (open ? "Enabled" : "Disabled");
