import { missingChildren } from "../../../core/azure/children";
import { exactly } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";

const access = exactly(["access"]);

export const databricksSettingsAuditSchema = defineStackRule({
    id: "databricks-settings-audit-schema",
    title: "The audit log can be read as a table",
    rationale: "Who read what is then a query in the workspace, in addition to the diagnostic setting that keeps it.",
    remedy: "Add a SystemSchema with schema access.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    reads: ["databricks:index/systemSchema:SystemSchema"],
    references: ["dbx.system-tables", "SAT GOV-34"],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType("databricks:index/workspaceConf:WorkspaceConf"),
            children: graph.ofType("databricks:index/systemSchema:SystemSchema"),
            relate: (schema) => access.judge(propertyIn(schema, "schema")).answer,
            expected: 'a SystemSchema with schema "access" in the stack',
        }),
});
