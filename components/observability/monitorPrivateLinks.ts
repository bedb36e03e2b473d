import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn } from "../shared/componentArgs";
import { resourceName, type Naming } from "../shared/naming";

/** An Azure Monitor private link scope that exists. */
export interface MonitorScope {
    /** Resource group of the scope. A change replaces the links. */
    resourceGroupName: pulumi.Input<string>;
    /** Name of the scope. A change replaces the links. */
    scopeName: pulumi.Input<string>;
}

/** Inputs of links to a private link scope. */
export interface MonitorPrivateLinksArgs {
    /** How the links are named. */
    naming: Naming;
    /** The scope. */
    scope: MonitorScope;
    /**
     * ARM ids of Log Analytics workspaces and Application Insights, by name within the platform. Plain keys: they decide
     * which resources exist. A change of an id replaces its link.
     */
    resources: Record<string, pulumi.Input<string>>;
    /** What must be finished first, for example the scope's endpoint; nothing by default. */
    after?: pulumi.Resource[];
}

/** Links Log Analytics workspaces and Application Insights to a private link scope, so that networks reach them over it. */
export class MonitorPrivateLinks extends pulumi.ComponentResource {
    constructor(name: string, args: MonitorPrivateLinksArgs, opts?: pulumi.ComponentResourceOptions) {
        const { naming, scope, resources } = args;
        super("azure-ml-platform:index:MonitorPrivateLinks", name, { naming, scope, resources }, opts);

        let made = args.after ?? [];
        for (const [key, linkedResourceId] of Object.entries(resources)) {
            made = [this.createLink(`${name}-${key}`, args, linkedResourceId, made)];
        }
        this.registerOutputs({});
    }

    private createLink(
        name: string,
        { naming, scope }: MonitorPrivateLinksArgs,
        linkedResourceId: pulumi.Input<string>,
        after: pulumi.Resource[],
    ): monitor.PrivateLinkScopedResource {
        return new monitor.PrivateLinkScopedResource(
            name,
            {
                name: resourceName(naming, "privateLinkScopedResource", name),
                resourceGroupName: scope.resourceGroupName,
                scopeName: scope.scopeName,
                linkedResourceId,
            },
            // One at a time: Azure refuses a change of a scope while another is under way.
            { parent: this, dependsOn: after, ...replacedOn("linkedResourceId") },
        );
    }
}
