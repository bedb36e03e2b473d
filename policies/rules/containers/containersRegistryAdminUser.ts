import { isFalse } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryAdminUser = defineRule({
    id: "containers-registry-admin-user",
    title: "Container registries have no admin user",
    rationale:
        "Its two passwords pull and push for anyone who has them, record no identity in the log and are not bound by roles.",
    remedy: "Set adminUserEnabled to false, or leave it out, and assign AcrPull or AcrPush to identities.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: [
        "acr.admin-user",
        "Azure.ACR.AdminUser",
        "CKV_AZURE_137",
        "dc921057-6b28-4fbe-9b83-f7bec05db6c2",
        "79fdfe03-ffcb-4e55-b4d0-b925b8241759",
        "b897dfbf-322c-45a8-b67c-1e698beeaa51",
    ],
    checks: { adminUserEnabled: isFalse({ missing: "pass", because: "Azure makes none unless asked to" }) },
});
