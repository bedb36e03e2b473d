import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const monitoringWorkspaceQueryAccess = defineRule({
    id: "monitoring-workspace-query-access",
    title: "Log Analytics answers queries only over the private network",
    rationale: "Logs tell an intruder what is watched; a public query endpoint leaves only roles in between.",
    remedy: "Set publicNetworkAccessForQuery to Disabled where users can connect to the private network.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["azure-native:operationalinsights:Workspace"],
    references: ["mon.la-public", "6c53d030-cc64-46f0-906d-2bc061cd1334", "d3ba9c42-9dd5-441a-957c-274031c750c0"],
    checks: { publicNetworkAccessForQuery: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
