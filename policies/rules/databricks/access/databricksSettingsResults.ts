import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsResults = defineRule({
    id: "databricks-settings-results",
    title: "Results of notebooks stay in the customer's storage",
    rationale: "Results otherwise lie in the control plane, where no key of the customer's covers them alone.",
    remedy: "Set customConfig.storeInteractiveNotebookResultsInCustomerAccount to true.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.conf-results", "SAT DP-8"],
    checks: { "customConfig.storeInteractiveNotebookResultsInCustomerAccount": equals("true") },
});
