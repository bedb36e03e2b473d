import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryZoneRedundancy = defineRule({
    id: "containers-registry-zone-redundancy",
    title: "Container registries keep images in several availability zones",
    rationale: "With a registry in one data centre, no node starts while that is down: each pulls its image first.",
    remedy: "Set zoneRedundancy to Enabled; Azure takes it only when the registry is made.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: ["acr.zone-redundancy", "CKV_AZURE_233", "9d2b0a20-57d6-474c-9d12-44a4a20999c6"],
    checks: { zoneRedundancy: equals("Enabled") },
});
