import { present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const dataFactoryCustomerKey = defineRule({
    id: "data-factory-customer-key",
    title: "Data factories are encrypted with a customer-managed key",
    rationale:
        "With Microsoft's key the organisation cannot revoke access to definitions and cached data, and a key can never be added to a factory that is in use.",
    remedy: "Set encryption with vaultBaseUrl, keyName and identity when the factory is made; the key has 2048 bits.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:datafactory:Factory"],
    references: ["adf.cmk", "CKV2_AZURE_15", "4ec52d6d-beb7-40c4-9a9e-fe753254690e"],
    checks: {
        "encryption.vaultBaseUrl": present(),
        "encryption.keyName": present(),
        "encryption.identity.userAssignedIdentity": present(),
    },
});
