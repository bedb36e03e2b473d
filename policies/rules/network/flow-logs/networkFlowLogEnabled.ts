import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const networkFlowLogEnabled = defineRule({
    id: "network-flow-log-enabled",
    title: "Flow logs are switched on",
    rationale: "A flow log that is off records nothing and looks like one that is on.",
    remedy: "Set enabled to true.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:FlowLog"],
    references: [
        "net.flow-logs",
        "CKV_AZURE_12",
        "AZU-0049",
        "AZU-0073",
        "c251913d-7d24-4958-af87-478ed3b9ba41",
        "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee",
    ],
    checks: { enabled: isTrue() },
});
