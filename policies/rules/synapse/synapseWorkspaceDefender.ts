import { equals } from "../../core/conditions";
import { defineStackRule } from "../../core/rule";
import { missingParts, partType, workspaceType } from "../../core/synapse/parts";

export const synapseWorkspaceDefender = defineStackRule({
    id: "synapse-workspace-defender",
    title: "Defender watches each Synapse workspace",
    rationale: "Without it no one hears of an injection that succeeds, or of a sign-in from an unusual place.",
    remedy: "State securityAlertPolicies with state Enabled; it is billed by the workspace.",
    severity: "medium",
    level: { dev: "disabled", prod: "advisory" },
    targets: [workspaceType],
    reads: [partType],
    references: ["synapse.defender", "d31e5c31-63b2-4f12-887b-e49456834fa1"],
    judge: (graph) => missingParts(graph, { type: "securityAlertPolicies", properties: { state: equals("Enabled") } }),
});
