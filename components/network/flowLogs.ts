import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, type ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { userAssignedIdentity } from "../shared/identities";
import { resourceName } from "../shared/naming";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../shared/roleAssignments";
import { isWholeNumber, throwIfInvalid, type InputIssue } from "../shared/validation";

/** Analysis of flows in Log Analytics. */
export interface TrafficAnalyticsArgs {
    /** ARM id of the Log Analytics workspace. */
    workspaceResourceId: pulumi.Input<string>;
    /** Minutes between two analyses: 10 or 60; 60 by default. */
    intervalMinutes?: number;
}

/** What the analysis of flows has where its inputs say nothing. */
export const trafficAnalyticsDefaults = { intervalMinutes: 60 } as const;

/** Minutes that may lie between two analyses. */
export const trafficAnalyticsLimits = { intervals: [10, 60] } as const;

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

/** What flow logs have where their inputs say nothing. */
export const flowLogsDefaults = { retentionDays: 90, networkWatcherResourceGroupName: "NetworkWatcherRG" } as const;

/** Bounds of flow logs' inputs. */
export const flowLogsLimits = { retentionDays: [1, 365] } as const;

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
        const decided = withDefaults(args, flowLogsDefaults);
        return new network.FlowLog(
            name,
            {
                flowLogName: resourceName(args.naming, "flowLog", name),
                networkWatcherName: args.networkWatcherName ?? `NetworkWatcher_${args.location}`,
                resourceGroupName: decided.networkWatcherResourceGroupName,
                location: args.location,
                targetResourceId: args.virtualNetworkResourceId,
                storageId: args.storageAccountResourceId,
                enabled: true,
                format: { type: network.FlowLogFormatType.JSON, version: 2 },
                retentionPolicy: { enabled: true, days: decided.retentionDays },
                identity: { type: network.ResourceIdentityType.UserAssigned, userAssignedIdentities: [identity.id] },
                flowAnalyticsConfiguration: analytics && {
                    networkWatcherFlowAnalyticsConfiguration: {
                        enabled: true,
                        workspaceResourceId: analytics.workspaceResourceId,
                        workspaceRegion: args.location,
                        trafficAnalyticsInterval: analytics.intervalMinutes ?? trafficAnalyticsDefaults.intervalMinutes,
                    },
                },
                tags: args.tags,
            },
            { parent: this, dependsOn: [ready], ...replacedOn("targetResourceId") },
        );
    }
}

function flowLogIssues(args: FlowLogsArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    const { retentionDays: days = flowLogsDefaults.retentionDays } = args;
    const bounds = flowLogsLimits.retentionDays;
    if (!isWholeNumber(days, bounds)) {
        issues.push({
            propertyPath: "retentionDays",
            reason: `must be a whole number of days from ${bounds.join(" to ")}, is ${days}`,
        });
    }
    const minutes = args.trafficAnalytics?.intervalMinutes;
    const intervals: readonly number[] = trafficAnalyticsLimits.intervals;
    if (minutes !== undefined && !intervals.includes(minutes)) {
        const reason = `must be ${intervals.join(" or ")}, is ${minutes}`;
        issues.push({ propertyPath: "trafficAnalytics.intervalMinutes", reason });
    }
    return issues;
}
