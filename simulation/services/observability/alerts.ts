import { listAt, nameRule, refuse, unknownCode } from "../../core/refusals";
import { minutesOf } from "../../../azure/durations";
import { at } from "../../core/ids";
import type { Behaviours, Call } from "../../core/types";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification/monitor/resource-manager/Microsoft.Insights";
const activityType = "azure-native:monitor:ActivityLogAlert";

/** Alerts on the activity log and on queries. */
export const alertBehaviours: Behaviours = {
    [activityType]: {
        source: `${names}; ${specs}/stable/2020-10-01; github.com/Azure/azure-cli/issues/8732 and github.com/Azure/bicep-types-az/issues/2112 (UnsupportedCondition); learn.microsoft.com/azure/azure-monitor/service-limits (100 a subscription); unverified: code of the limit`,
        required: ["scopes", "condition", "condition.allOf", "actions"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule(activityType),
        refuse: (call) => {
            refuseConditions(call);
            refuseTooMany(call);
        },
        seconds: 5,
    },
    "azure-native:monitor:ScheduledQueryRule": {
        source: `${names}; ${specs}/preview/2025-01-01-preview (location: create, read); github.com/hashicorp/terraform-provider-azurerm, monitor_scheduled_query_rules_alert_v2 (look back); unverified: codes`,
        required: ["location", "enabled", "criteria", "scopes", "windowSize", "evaluationFrequency", "severity"],
        readOnly: ["etag", "createdWithApiVersion", "isLegacyLogAnalyticsRule", "isWorkspaceAlertsStorageConfigured"],
        replaceOn: ["location"],
        name: nameRule("azure-native:monitor:ScheduledQueryRule"),
        refuse: refuseFrequency,
        seconds: 5,
    },
};

function refuseConditions({ inputs }: Call): void {
    const conditions = listAt(inputs, "condition", "allOf");
    const leaves = conditions.flatMap((condition) => [condition, ...listAt(condition, "anyOf")]);
    if (conditions.length < 2) {
        refuse(400, "UnsupportedCondition", "Specify additional conditions for this category: Administrative.");
    }
    if (leaves.some((leaf) => at(leaf, "field") === "operationName" && typeof at(leaf, "equals") !== "string")) {
        refuse(
            400,
            "UnsupportedCondition",
            "The operation name provided is null or empty. Give each operation as equals, several in anyOf.",
        );
    }
}

function refuseTooMany({ id, existing, view }: Call): void {
    const subscription = (alertId: string) => alertId.split("/")[2]?.toLowerCase();
    const others = view.ofType(activityType).filter((other) => subscription(other.id) === subscription(id));
    if (!existing && others.length >= 100) {
        refuse(400, unknownCode, "The subscription has 100 activity log alerts, which is the limit. Delete one first.");
    }
}

function refuseFrequency({ inputs }: Call): void {
    const [windowSize = 0, frequency = 0] = [inputs.windowSize, inputs.evaluationFrequency].map(minutesOf);
    const periods = listAt(inputs, "criteria", "allOf").map((each) =>
        Number(at(each, "failingPeriods", "numberOfEvaluationPeriods") ?? 1),
    );
    if (frequency > windowSize * Math.max(1, ...periods)) {
        refuse(
            400,
            unknownCode,
            `The evaluation frequency ${String(inputs.evaluationFrequency)} is longer than the time that an evaluation looks back, ${String(inputs.windowSize)}.`,
        );
    }
}
