import { atLeast } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerMinTls = defineRule({
    id: "sql-server-min-tls",
    title: "SQL servers require TLS 1.2 or later",
    rationale:
        "TLS 1.0 and 1.1 have known breaks; without a minimum the server may accept them, and with None it takes clients that do not encrypt.",
    remedy: "Set minimalTlsVersion to 1.2 or 1.3.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:Server"],
    references: ["sql.min-tls", "Azure.SQL.MinTLS", "CKV_AZURE_52", "32e6bbec-16b6-44c2-be37-c5b672d103cf"],
    checks: { minimalTlsVersion: atLeast("1.2", ["None", "1.0", "1.1", "1.2", "1.3"]) },
});
