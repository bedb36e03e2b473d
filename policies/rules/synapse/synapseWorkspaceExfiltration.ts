import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspaceExfiltration = defineRule({
    id: "synapse-workspace-exfiltration",
    title: "Synapse workspaces send data to approved targets alone",
    rationale:
        "Otherwise users who run code in the workspace may copy data to any account of any tenant; it cannot be changed later.",
    remedy: "Set managedVirtualNetworkSettings.preventDataExfiltration to true when the workspace is made.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.exfiltration", "CKV_AZURE_157", "3484ce98-c0c5-4c83-994b-c5ac24785218"],
    checks: { "managedVirtualNetworkSettings.preventDataExfiltration": isTrue() },
});
