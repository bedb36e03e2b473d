import { absent, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerKeyId = defineRule({
    id: "sql-server-key-id",
    title: "A SQL server names no version of its key",
    rationale:
        "With keyId the server stays with one version of its key for good, and an EncryptionProtector cannot be added.",
    remedy: "Leave keyId out; add a ServerKey and an EncryptionProtector with autoRotationEnabled.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:Server"],
    references: ["sql.cmk"],
    checks: { "": shape({ keyId: absent("Azure encrypts with its own key unless asked otherwise") }) },
});
