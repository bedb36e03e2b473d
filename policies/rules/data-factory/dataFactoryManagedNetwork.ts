import { equals, present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const dataFactoryManagedNetwork = defineRule({
    id: "data-factory-managed-network",
    title: "Managed integration runtimes are in the managed virtual network",
    rationale: "Outside of it a runtime reaches its sources from shared addresses of Azure, so that they must be open.",
    remedy: "Set properties.managedVirtualNetwork to a reference to the factory's managed virtual network.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:IntegrationRuntime"],
    references: ["adf.managed-vnet"],
    applies: { "properties.type": equals("Managed") },
    checks: { "properties.managedVirtualNetwork.referenceName": present() },
});
