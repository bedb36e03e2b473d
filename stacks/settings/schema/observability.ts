import { z } from "zod";
import { alertSeverities, type LogAlertMinutes, logAlertMinutes } from "../../../azure/observability/logAlerts";
import { protectionChanges, type ProtectionChange } from "../../../azure/observability/protectionChanges";
import {
    alertsDefaults,
    failedJobsAlertDefaults,
    monitorPrivateLinkScopeDefaults,
    observabilityDefaults,
    observabilityLimits,
} from "../../../components/observability/checks";
import { days, flag, resourceId } from "../core/fields";

const minutes = z.literal(Object.keys(logAlertMinutes).map((key) => Number(key) as LogAlertMinutes));

const failedJobs = z
    .strictObject({
        enabled: flag("Whether failed runs send an alert", true),
        runs: z
            .int()
            .min(1)
            .optional()
            .describe(`Failed runs of one job within the window; ${failedJobsAlertDefaults.runs} by default`),
        windowMinutes: minutes
            .optional()
            .describe(
                `Minutes of logs that an evaluation looks at; ${failedJobsAlertDefaults.windowMinutes} by default`,
            ),
        frequencyMinutes: minutes
            .optional()
            .describe(
                `Minutes between two evaluations, the window at most; ${failedJobsAlertDefaults.frequencyMinutes} by default. The shorter, the more it costs`,
            ),
        severity: z
            .literal(alertSeverities)
            .optional()
            .describe(`Severity, 0 (critical) to 4 (verbose); ${failedJobsAlertDefaults.severity} by default`),
    })
    .describe("Alert on failed runs of Databricks jobs");

const alerts = z
    .strictObject({
        changes: z
            .array(z.enum(Object.keys(protectionChanges) as [ProtectionChange, ...ProtectionChange[]]))
            .optional()
            .describe(
                `What of the subscription sends an alert when it is changed or deleted; ${alertsDefaults.changes.join(", ")} by default`,
            ),
        failedJobs: failedJobs.optional(),
    })
    .describe("What sends an alert to alertEmails");

const privateLink = z
    .discriminatedUnion("scope", [
        z.strictObject({
            scope: z.literal("create").describe("The stack makes the scope and its private endpoint"),
            accessMode: z
                .enum(["PrivateOnly", "Open"])
                .optional()
                .describe(
                    `What of Azure Monitor networks reach that resolve the zones: what is linked to the scope (PrivateOnly), or also what is not (Open); ${monitorPrivateLinkScopeDefaults.accessMode} by default`,
                ),
        }),
        z.strictObject({ scope: z.literal("hub").describe("The stack links its logs to the shared stack's scope") }),
    ])
    .describe("Private link scope by which networks reach the logs; none when left out");

/** Logs, traces, alerts. */
export const observabilitySection = z
    .strictObject({
        existingWorkspaceResourceId: resourceId(
            "Microsoft.OperationalInsights/workspaces",
            "ARM id of a Log Analytics workspace to use; one is made by default",
        ).optional(),
        retentionDays: days(observabilityLimits.retentionDays, "How long logs are kept").optional(),
        dailyCapGb: z.number().positive().optional().describe("Most GB of logs taken in a day; no limit by default"),
        publicQuery: flag(
            "Whether users may query logs over the internet with their Entra identity",
            observabilityDefaults.publicQuery,
            ", and then only a network with privateLink can query",
        ),
        publicIngestion: flag(
            "Whether agents and SDKs may send logs over the internet",
            observabilityDefaults.publicIngestion,
        ),
        privateLink: privateLink.optional(),
        alertEmails: z
            .array(z.email("must be an e-mail address"))
            .optional()
            .describe("Where alerts go; nowhere by default, and then there are none"),
        alerts: alerts.optional(),
    })
    .describe("Logs, traces and alerts");

/** Settings of logs. */
export type ObservabilitySettings = z.infer<typeof observabilitySection>;
