import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksConnectorIdentity = defineRule({
    id: "databricks-connector-identity",
    title: "Access connectors carry an identity",
    rationale: "A connector without one has access to no account, and the alternative is a secret.",
    remedy: "Set identity.type to SystemAssigned, or to UserAssigned with its identity.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:databricks:AccessConnector"],
    references: ["databricks.connector-identity"],
    checks: { "identity.type": oneOf(["SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned"]) },
});
