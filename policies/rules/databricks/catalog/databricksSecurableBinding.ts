import { missingChildren } from "../../../core/azure/children";
import { exactly } from "../../../core/conditions";
import { namesObject } from "../../../core/databricks/names";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";
import { both } from "../../../core/verdict";

// Source: databricks/terraform-provider-databricks, docs/resources/workspace_binding.md, which takes catalog by default.
const securables: Readonly<Record<string, string>> = {
    "databricks:index/catalog:Catalog": "catalog",
    "databricks:index/externalLocation:ExternalLocation": "external_location",
    "databricks:index/storageCredential:StorageCredential": "storage_credential",
};

export const databricksSecurableBinding = defineStackRule({
    id: "databricks-securable-binding",
    title: "Catalogs, credentials and locations name the workspaces that may use them",
    rationale:
        "Isolated without a binding, they are open to the workspace that made them, which nothing in the program says.",
    remedy: "Add a WorkspaceBinding with the object's name as securableName, its securableType, and the workspace's id.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: Object.keys(securables),
    reads: ["databricks:index/workspaceBinding:WorkspaceBinding"],
    references: ["dbx.uc-credential"],
    judge: (graph) =>
        Object.entries(securables).flatMap(([type, securableType]) => {
            const ofKind = exactly(
                [securableType],
                securableType === "catalog" ? { missing: "pass", because: "a binding is of a catalog by default" } : {},
            );
            return missingChildren(graph, {
                of: graph.ofType(type),
                children: graph.ofType("databricks:index/workspaceBinding:WorkspaceBinding"),
                relate: (binding, securable) =>
                    both([
                        namesObject(graph, binding, "securableName", securable),
                        ofKind.judge(propertyIn(binding, "securableType")).answer,
                    ]),
                expected: "a WorkspaceBinding with this securableName",
            });
        }),
});
