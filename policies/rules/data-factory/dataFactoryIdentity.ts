import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const dataFactoryIdentity = defineRule({
    id: "data-factory-identity",
    title: "Data factories sign in as identities",
    rationale: "A factory without an identity can sign in with keys and passwords alone.",
    remedy: "Set identity.type to SystemAssigned,UserAssigned and name the identity that linked services sign in as.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:Factory"],
    references: ["adf.identity"],
    checks: { "identity.type": oneOf(["SystemAssigned,UserAssigned", "SystemAssigned", "UserAssigned"]) },
});
