import { equals, isTrue, present, shape } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceRootKey = defineRule({
    id: "databricks-workspace-root-key",
    title: "The root storage of Databricks uses a key of the customer's",
    rationale:
        "Results, logs and models in the root storage are otherwise encrypted with a key that only Microsoft holds.",
    remedy: "Deploy with parameters.prepareEncryption, give the storage's identity a right on the key, then set parameters.encryption.",
    severity: "medium",
    level: { dev: "disabled", prod: "advisory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.cmk", "CKV2_AZURE_48", "SAT DP-3", "SRA customer_managed_key_enabled"],
    applies: withClassicCompute,
    checks: {
        "parameters.prepareEncryption.value": isTrue(),
        "parameters.encryption.value": shape({ keySource: equals("Microsoft.Keyvault"), keyName: present() }),
    },
});
