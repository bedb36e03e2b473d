import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlBatchEndpointAuth = defineRule({
    id: "ml-batch-endpoint-auth",
    title: "Batch endpoints take tokens of Entra ID",
    rationale: "A key names no one and is not bound by roles.",
    remedy: "Set properties.authMode to AADToken.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:BatchEndpoint"],
    references: ["ml.batch-auth"],
    checks: { "properties.authMode": equals("AADToken") },
});
