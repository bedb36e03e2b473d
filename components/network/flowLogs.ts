import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, type ComponentArgs } from "../shared/componentArgs";
import { userAssignedIdentity } from "../shared/identities";
import { resourceName } from "../shared/naming";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../shared/roleAssignments";
import { throwIfInvalid } from "../shared/validation";

/** Analysis of flows in Log Analytics. */
export interface TrafficAnalyticsArgs {
    /** ARM id of the Log Analytics workspace. */
    workspaceResourceId: pulumi.Input<string>;
    /** Minutes between two analyses: 10 or 60; 60 by default. */
    intervalMinutes?: number;
}

/** Inputs of the flow logs of one virtual network. */
export interface FlowLogsArgs extends ComponentArgs {
    /** ARM id of the virtual network whose flows are logged. A change replaces the log. */
    virtualNetworkResourceId: pulumi.Input<string>;
    /** ARM id of the storage account that keeps the logs; an account of its own. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Days that logs are kept, 1 to 365; 90 by default. */
    retentionDays?: number;
    /** Analysis of flows in Log Analytics; none by default. */
    trafficAnalytics?: TrafficAnalyticsArgs;
    /** Network Watcher of the region; `NetworkWatcher_<location>` by default, as Azure makes it. A change replaces the log. */
    networkWatcherName?: string;
    /** Resource group of the Network Watcher; `NetworkWatcherRG` by default, as Azure makes it. A change replaces the log. */
    networkWatcherResourceGroupName?: string;
}

/** Flow logs of a virtual network, written by an identity of their own to an account without keys. */
export class FlowLogs extends pulumi.ComponentResource {
    /** ARM id of the flow log. */
    public readonly flowLogResourceId: pulumi.Output<string>;

    constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("FlowLogs", name, flowLogIssues(args));
        super("azure-ml-platform:index:FlowLogs", name, args, opts);

        const identity = userAssignedIdentity(`${name}-identity`, name, args, { parent: this });
        const ready = this.grantWrite(name, args, identity);
        const log = this.createLog(name, args, identity, ready);

        this.flowLogResourceId = log.id;
        this.registerOutputs({ flowLogResourceId: this.flowLogResourceId });
    }

    private grantWrite(
        name: string,
        args: FlowLogsArgs,
        identity: managedidentity.UserAssignedIdentity,
    ): pulumi.Resource {
        const assignment = assignRole(
            `${name}-write`,
            {
                naming: args.naming,
                scope: args.storageAccountResourceId,
                role: "storageBlobDataContributor",
                principalId: identity.principalId,
                principalType: PrincipalType.ServicePrincipal,
                description: "Writes flow logs.",
            },
            { parent: this },
        );
        return afterRoleTakesEffect(`${name}-ready`, [assignment], { parent: this });
    }

    private createLog(
        name: string,
        args: FlowLogsArgs,
        identity: managedidentity.UserAssignedIdentity,
        ready: pulumi.Resource,
    ): network.FlowLog {
        const analytics = args.trafficAnalytics;
        return new network.FlowLog(
            name,
            {
                flowLogName: resourceName(args.naming, "flowLog", name),
                networkWatcherName: args.networkWatcherName ?? `NetworkWatcher_${args.location}`,
                resourceGroupName: args.networkWatcherResourceGroupName ?? "NetworkWatcherRG",
                location: args.location,
                targetResourceId: args.virtualNetworkResourceId,
                storageId: args.storageAccountResourceId,
                enabled: true,
                format: { type: network.FlowLogFormatType.JSON, version: 2 },
                retentionPolicy: { enabled: true, days: args.retentionDays ?? 90 },
                identity: { type: network.ResourceIdentityType.UserAssigned, userAssignedIdentities: [identity.id] },
                flowAnalyticsConfiguration: analytics && {
                    networkWatcherFlowAnalyticsConfiguration: {
                        enabled: true,
                        workspaceResourceId: analytics.workspaceResourceId,
                        workspaceRegion: args.location,
                        trafficAnalyticsInterval: analytics.intervalMinutes ?? 60,
                    },
                },
                tags: args.tags,
            },
            { parent: this, dependsOn: [ready], ...replacedOn("targetResourceId") },
        );
    }
}

function flowLogIssues(args: FlowLogsArgs): { propertyPath: string; reason: string }[] {
    const issues: { propertyPath: string; reason: string }[] = [];
    const days = args.retentionDays;
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 365)) {
        issues.push({
            propertyPath: "retentionDays",
            reason: `must be a whole number of days from 1 to 365, is ${days}`,
        });
    }
    const minutes = args.trafficAnalytics?.intervalMinutes;
    if (minutes !== undefined && minutes !== 10 && minutes !== 60) {
        issues.push({ propertyPath: "trafficAnalytics.intervalMinutes", reason: `must be 10 or 60, is ${minutes}` });
    }
    return issues;
}
