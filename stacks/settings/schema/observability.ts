import { z } from "zod";
import { observabilityDefaults, observabilityLimits } from "../../../components/observability/checks";
import { days, flag, resourceId } from "../core/fields";

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
        ),
        publicIngestion: flag(
            "Whether agents and SDKs may send logs over the internet",
            observabilityDefaults.publicIngestion,
        ),
        alertEmails: z
            .array(z.email("must be an e-mail address"))
            .optional()
            .describe("Where alerts go; nowhere by default"),
    })
    .describe("Logs, traces and alerts");

/** Settings of logs. */
export type ObservabilitySettings = z.infer<typeof observabilitySection>;
