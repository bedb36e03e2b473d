import { present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspaceCustomerKey = defineRule({
    id: "synapse-workspace-customer-key",
    title: "Synapse workspaces are encrypted with a customer's key",
    rationale: "Only a key of one's own can be taken away from the service; Azure takes it at creation alone.",
    remedy: "Set encryption.cmk.key with the address of the key when the workspace is made, and activate it.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.cmk", "CKV_AZURE_240", "f7d52b2d-e161-4dfa-a82b-55e564167385"],
    checks: { "encryption.cmk.key.name": present(), "encryption.cmk.key.keyVaultUrl": present() },
});
