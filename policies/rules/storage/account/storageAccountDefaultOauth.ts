import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountDefaultOauth = defineRule({
    id: "storage-account-default-oauth",
    title: "The portal signs in to data with Entra ID",
    rationale: "Otherwise the portal uses account keys first, and users ask for the right to list them.",
    remedy: "Set defaultToOAuthAuthentication to true.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.default-oauth"],
    checks: { defaultToOAuthAuthentication: isTrue() },
});
