import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import { stateless, type ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import type { PrivateEndpointPlacement } from "../shared/privateEndpoint";
import { privateService, privateServiceIssues } from "../shared/privateService";
import { throwIfInvalid } from "../shared/validation";

/** Inputs of an Azure Monitor private link scope. */
export interface MonitorPrivateLinkScopeArgs extends ComponentArgs {
    /** Subnet and zones of the scope's private endpoint. */
    privateEndpoints: PrivateEndpointPlacement;
    /**
     * What of Azure Monitor every network reaches that resolves the zones: `PrivateOnly` is what is linked to the scope,
     * `Open` also what is not linked and answers the internet; `PrivateOnly` by default.
     */
    accessMode?: "PrivateOnly" | "Open";
}

/** What a private link scope has where its inputs say nothing. */
export const monitorPrivateLinkScopeDefaults = { accessMode: "PrivateOnly" } as const;

const groupIds = ["azuremonitor"];

/**
 * An Azure Monitor private link scope with its private endpoint. All networks that share DNS zones must share one scope:
 * queries of every workspace go to the same host names, and the endpoint made last takes their records.
 */
export class MonitorPrivateLinkScope extends pulumi.ComponentResource {
    /** Name of the scope. */
    public readonly scopeName: pulumi.Output<string>;
    /** What depends on a way to the scope depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: MonitorPrivateLinkScopeArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("MonitorPrivateLinkScope", name, privateServiceIssues(args, groupIds));
        super("azure-ml-platform:index:MonitorPrivateLinkScope", name, args, opts);

        const { accessMode } = withDefaults(args, monitorPrivateLinkScopeDefaults);
        const scope = new monitor.PrivateLinkScope(
            name,
            {
                scopeName: resourceName(args.naming, "privateLinkScope", name),
                resourceGroupName: args.resourceGroupName,
                location: "global",
                accessModeSettings: { ingestionAccessMode: accessMode, queryAccessMode: accessMode },
                tags: args.tags,
            },
            { parent: this, ...stateless },
        );
        this.ready = privateService(this, name, scope, args, groupIds);

        this.scopeName = scope.name;
        this.registerOutputs({ scopeName: this.scopeName });
    }
}
