import { hasLength } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseWorkspaceLinkedTenants = defineRule({
    id: "synapse-workspace-linked-tenants",
    title: "Synapse workspaces link to one tenant",
    rationale: "An endpoint to a resource of another tenant carries data out of the organisation.",
    remedy: "Name the own tenant, and no other, in managedVirtualNetworkSettings.allowedAadTenantIdsForLinking.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:Workspace"],
    references: ["synapse.tenant-allow-list", "3a003702-13d2-4679-941b-937e58c443f0"],
    checks: { "managedVirtualNetworkSettings.allowedAadTenantIdsForLinking": hasLength({ exactly: 1 }) },
});
