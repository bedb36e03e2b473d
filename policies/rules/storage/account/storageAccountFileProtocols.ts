import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountFileProtocols = defineRule({
    id: "storage-account-file-protocols",
    title: "SFTP and NFS are off",
    rationale: "Both have sign-in or access rules of their own, in addition to Entra ID and roles.",
    remedy: "Set isSftpEnabled and enableNfsV3 to false or leave them out.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: ["storage.no-sftp-nfs"],
    checks: {
        isSftpEnabled: isFalse({ missing: "pass", because: "the protocol is off unless asked for" }),
        enableNfsV3: isFalse({ missing: "pass", because: "the protocol is off unless asked for" }),
    },
});
