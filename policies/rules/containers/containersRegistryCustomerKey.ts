import { equals, present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryCustomerKey = defineRule({
    id: "containers-registry-customer-key",
    title: "Container registries are encrypted with a customer-managed key",
    rationale:
        "With Microsoft's key the organisation can neither revoke access to the images at rest nor see the key's use.",
    remedy: "Set encryption.status to enabled with a key and the identity that may use it; Azure takes it only when the registry is made, and from a vault that has no firewall then: weigh the key against the open vault.",
    severity: "medium",
    level: { dev: "disabled", prod: "advisory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: ["acr.cmk", "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580"],
    checks: {
        "encryption.status": equals("enabled"),
        "encryption.keyVaultProperties.keyIdentifier": present(),
        "encryption.keyVaultProperties.identity": present(),
    },
});
