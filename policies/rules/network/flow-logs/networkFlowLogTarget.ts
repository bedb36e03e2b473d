import { matches } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const networkFlowLogTarget = defineRule({
    id: "network-flow-log-target",
    title: "Flow logs watch whole virtual networks",
    rationale: "Flow logs of single security groups are being retired and miss what no group sees.",
    remedy: "Set targetResourceId to the id of a virtual network.",
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
    checks: {
        targetResourceId: matches(/\/virtualNetworks\/[^/]+$/i, "the id of a virtual network"),
    },
});
