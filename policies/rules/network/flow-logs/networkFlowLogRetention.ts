import { anyOf, atLeast, equals, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

// Source: as of the row of flow logs in azure/kinds/network.ts.
const keptForEver = equals(0);

export const networkFlowLogRetention = defineRule({
    id: "network-flow-log-retention",
    title: "Flow logs are kept long enough",
    rationale: "Intrusions are found weeks later; what led to them is then gone.",
    remedy: "Set retentionPolicy.enabled to true and days to 90 or more in production, 7 or more elsewhere; 0 keeps them for ever.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:network:FlowLog"],
    references: [
        "net.flow-logs",
        "CKV_AZURE_12",
        "AZU-0049",
        "AZU-0073",
        "c251913d-7d24-4958-af87-478ed3b9ba41",
        "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee",
    ],
    checks: ({ profile }) => ({
        "retentionPolicy.enabled": isTrue(),
        "retentionPolicy.days": anyOf(keptForEver, atLeast(profile === "prod" ? 90 : 7)),
    }),
});
