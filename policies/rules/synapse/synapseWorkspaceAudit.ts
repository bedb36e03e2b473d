import { equals, isTrue } from "../../core/conditions";
import { defineStackRule } from "../../core/rule";
import { missingParts, partType, workspaceType } from "../../core/synapse/parts";

export const synapseWorkspaceAudit = defineStackRule({
    id: "synapse-workspace-audit",
    title: "Each Synapse workspace audits what its pools do",
    rationale: "Without it no one can tell later who read or changed what.",
    remedy: "State extendedAuditingSettings with state Enabled and isAzureMonitorTargetEnabled true, next to a diagnostic setting.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [partType],
    references: ["synapse.auditing", "CKV2_AZURE_53", "e04e5000-cd89-451d-bb21-a14d24ff9c73"],
    judge: (graph) =>
        missingParts(graph, {
            type: "extendedAuditingSettings",
            properties: { state: equals("Enabled"), isAzureMonitorTargetEnabled: isTrue() },
        }),
});
