import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspaceManagedNetwork = defineRule({
    id: "synapse-workspace-managed-network",
    title: "Synapse workspaces have a managed virtual network",
    rationale: "Without one, Spark and pipelines reach data from shared addresses of Azure; it cannot be added later.",
    remedy: "Set managedVirtualNetwork to default when the workspace is made.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.managed-vnet", "CKV_AZURE_58", "2d9dbfa3-927b-4cf0-9d0f-08747f971650"],
    checks: { managedVirtualNetwork: equals("default") },
});
