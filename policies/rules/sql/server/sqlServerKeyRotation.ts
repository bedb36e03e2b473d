import { equals, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerKeyRotation = defineRule({
    id: "sql-server-key-rotation",
    title: "A SQL server follows the rotation of its key",
    rationale: "A server that stays with the first version of its key loses its databases when that version expires.",
    remedy: "Set autoRotationEnabled of the EncryptionProtector to true.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:EncryptionProtector"],
    references: ["sql.cmk"],
    applies: { serverKeyType: equals("AzureKeyVault") },
    checks: { autoRotationEnabled: isTrue() },
});
