import { equals, shape, some } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const keyvaultKeyRotation = defineRule({
    id: "keyvault-key-rotation",
    title: "Keys rotate automatically",
    rationale:
        "A key without rotation is the same for years, and one that only expires makes what it encrypts unreadable.",
    remedy: "Add a lifetime action of type rotate to properties.rotationPolicy.lifetimeActions.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:keyvault:Key"],
    references: ["kv.key-rotation", "Azure.KeyVault.AutoRotationPolicy", "kv.key-expiry", "CKV_AZURE_40", "AZU-0014"],
    checks: {
        "properties.rotationPolicy.lifetimeActions": some(shape({ "action.type": equals("rotate") })),
    },
});
