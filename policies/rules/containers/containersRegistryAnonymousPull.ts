import { isFalse } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryAnonymousPull = defineRule({
    id: "containers-registry-anonymous-pull",
    title: "Container registries let no one pull without signing in",
    rationale:
        "Every image, with the code and packages in it, is open to anyone who knows the address of the registry.",
    remedy: "Set anonymousPullEnabled to false, or leave it out, and assign AcrPull to identities.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: [
        "acr.anonymous-pull",
        "Azure.ACR.AnonymousAccess",
        "CKV_AZURE_138",
        "9f2dea28-e834-476c-99c5-3507b4728395",
        "cced2946-b08a-44fe-9fd9-e4ed8a779897",
    ],
    checks: { anonymousPullEnabled: isFalse({ missing: "pass", because: "Azure allows it only when asked to" }) },
});
