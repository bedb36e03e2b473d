import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryPremium = defineRule({
    id: "containers-registry-premium",
    title: "Container registries are of the Premium tier",
    rationale: "No other tier has private endpoints, customer-managed keys or a retention policy.",
    remedy: "Set sku.name to Premium.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: ["acr.premium", "Azure.ACR.MinSku", "bd560fc0-3c69-498a-ae9f-aa8eb7de0e13"],
    checks: { "sku.name": equals("Premium") },
});
