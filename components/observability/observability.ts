import * as monitor from "@pulumi/azure-native/monitor";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as pulumi from "@pulumi/pulumi";
import { stateless, type ComponentArgs, type LockArgs } from "../shared/componentArgs";
import { resourceName } from "../shared/naming";
import { privateService } from "../shared/privateService";
import { assignRole, PrincipalType } from "../shared/roleAssignments";
import { issuesWithin, isWholeNumber, repeated, throwIfInvalid, type InputIssue } from "../shared/validation";
import { alertIssues, createAlerts, type AlertsArgs } from "./alerts";
import { access, applicationInsightsDefaults, insightsComponent } from "./applicationInsights";

/** A group that may read the logs. */
export interface LogReader {
    /** Name of the group within the platform; part of the assignment's name. */
    name: string;
    /** Object id of the group (a UUID). A change replaces the assignment. */
    groupObjectId: pulumi.Input<string>;
}

/** Inputs of the platform's logs, traces and alerts. */
export interface ObservabilityArgs extends ComponentArgs {
    /** Log Analytics workspace to use instead of making one, by ARM id; one is made by default. Plain: it decides which resources exist. */
    existingWorkspaceResourceId?: string;
    /** Days that logs are kept, 30 to 730; 90 by default. */
    retentionDays?: number;
    /** Most GB taken in a day; no limit by default. */
    dailyCapGb?: number;
    /** Whether agents and SDKs may send over the internet; false by default. Azure's own resource logs do not need it. */
    publicIngestion?: boolean;
    /**
     * Whether users may query over the internet with their Entra identity; false by default, and then only networks that
     * reach a private link scope can query, which `MonitorPrivateLinks` links the logs to.
     */
    publicQuery?: boolean;
    /** E-mail addresses that alerts go to; none by default, and then no action group and no alert is made. Plain: it decides which resources exist. */
    alertEmails?: string[];
    /** What sends an alert: by default changes that can take protection away. Refused without `alertEmails`. Plain: it decides which resources exist. */
    alerts?: AlertsArgs;
    /** Groups that may read the logs; none by default. */
    readers?: LogReader[];
    /** Lock of the workspace against deletion; none by default. */
    lock?: LockArgs;
}

/** What observability has where its inputs say nothing. */
export const observabilityDefaults = { retentionDays: 90, ...applicationInsightsDefaults } as const;

/**
 * Bounds of observability's inputs. Source: learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure,
 * interactive retention.
 */
export const observabilityLimits = { retentionDays: [30, 730] } as const;

/** Log Analytics with Application Insights on it, and alerts with their action group; takes Entra identities only. */
export class Observability extends pulumi.ComponentResource {
    /** ARM id of the Log Analytics workspace, made or existing. */
    public readonly workspaceResourceId: pulumi.Output<string>;
    /** ARM id of Application Insights. */
    public readonly applicationInsightsResourceId: pulumi.Output<string>;
    /** ARM id of the action group; undefined without alert addresses. */
    public readonly actionGroupResourceId: pulumi.Output<string> | undefined;

    constructor(name: string, args: ObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("Observability", name, observabilityIssues(args));
        super("azure-ml-platform:index:Observability", name, args, opts);

        this.workspaceResourceId = args.existingWorkspaceResourceId
            ? pulumi.output(args.existingWorkspaceResourceId)
            : this.createWorkspace(name, args).id;
        const { workspaceResourceId } = this;
        const insights = { ...args, workspaceResourceId };
        this.applicationInsightsResourceId = insightsComponent(`${name}-insights`, name, insights, { parent: this }).id;
        this.actionGroupResourceId = this.createActionGroup(name, args)?.id;
        if (this.actionGroupResourceId) {
            const { workspaceResourceId: logsResourceId, actionGroupResourceId } = this;
            createAlerts(this, `${name}-alert`, args, { logsResourceId, actionGroupResourceId });
        }
        this.grantRead(name, args);

        this.registerOutputs({
            workspaceResourceId: this.workspaceResourceId,
            applicationInsightsResourceId: this.applicationInsightsResourceId,
            actionGroupResourceId: this.actionGroupResourceId,
        });
    }

    private createWorkspace(name: string, args: ObservabilityArgs): operationalinsights.Workspace {
        const workspace = new operationalinsights.Workspace(
            name,
            {
                workspaceName: resourceName(args.naming, "logAnalyticsWorkspace", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: operationalinsights.WorkspaceSkuNameEnum.PerGB2018 },
                retentionInDays: args.retentionDays ?? observabilityDefaults.retentionDays,
                workspaceCapping: args.dailyCapGb === undefined ? undefined : { dailyQuotaGb: args.dailyCapGb },
                publicNetworkAccessForIngestion: access(args.publicIngestion ?? observabilityDefaults.publicIngestion),
                publicNetworkAccessForQuery: access(args.publicQuery ?? observabilityDefaults.publicQuery),
                features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
                tags: args.tags,
            },
            { parent: this },
        );
        privateService(this, name, workspace, { ...args, diagnostics: { workspaceResourceId: workspace.id } }, []);
        return workspace;
    }

    private createActionGroup(name: string, args: ObservabilityArgs): monitor.ActionGroup | undefined {
        const emails = args.alertEmails ?? [];
        if (emails.length === 0) {
            return undefined;
        }
        return new monitor.ActionGroup(
            `${name}-alerts`,
            {
                actionGroupName: resourceName(args.naming, "actionGroup", `${name}-alerts`),
                resourceGroupName: args.resourceGroupName,
                location: "Global",
                groupShortName: args.naming.prefix,
                enabled: true,
                emailReceivers: emails.map((emailAddress) => ({
                    name: emailAddress,
                    emailAddress,
                    useCommonAlertSchema: true,
                })),
                tags: args.tags,
            },
            { parent: this, ...stateless },
        );
    }

    private grantRead(name: string, args: ObservabilityArgs): void {
        for (const reader of args.readers ?? []) {
            assignRole(
                `${name}-read-${reader.name}`,
                {
                    naming: args.naming,
                    scope: this.workspaceResourceId,
                    role: "logAnalyticsReader",
                    principalId: reader.groupObjectId,
                    principalType: PrincipalType.Group,
                },
                { parent: this, ...stateless },
            );
        }
    }
}

function observabilityIssues(args: ObservabilityArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    const { retentionDays: days = observabilityDefaults.retentionDays } = args;
    const bounds = observabilityLimits.retentionDays;
    if (!isWholeNumber(days, bounds)) {
        issues.push({
            propertyPath: "retentionDays",
            reason: `must be a whole number of days from ${bounds.join(" to ")}, is ${days}`,
        });
    }
    if (args.dailyCapGb !== undefined && !(args.dailyCapGb > 0)) {
        issues.push({ propertyPath: "dailyCapGb", reason: `must be more than 0, is ${args.dailyCapGb}` });
    }
    const { alertEmails = [] } = args;
    for (const email of repeated(alertEmails)) {
        issues.push({ propertyPath: "alertEmails", reason: `"${email}" is duplicated` });
    }
    if (args.alerts && alertEmails.length === 0) {
        issues.push({ propertyPath: "alerts", reason: "have nowhere to go; give alertEmails" });
    }
    issues.push(...issuesWithin("alerts", args.alerts ? alertIssues(args.alerts) : []));
    for (const reader of repeated((args.readers ?? []).map((entry) => entry.name))) {
        issues.push({ propertyPath: "readers", reason: `"${reader}" is duplicated` });
    }
    return issues;
}
