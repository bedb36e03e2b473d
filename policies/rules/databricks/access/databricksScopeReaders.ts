import { absent, type Conditions, shape } from "../../../core/conditions";
import { namedPrincipal } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

export const databricksScopeReaders = defineRule({
    id: "databricks-scope-readers",
    title: "Secrets are read by named groups",
    rationale: "A secret that all users can read is none, and on a shared cluster it is in every process.",
    remedy: "Give the permission on the scope to a named group; leave initialManagePrincipal out.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/secretAcl:SecretAcl", "databricks:index/secretScope:SecretScope"],
    references: ["dbx.permissions"],
    checks: ({ type }): Conditions =>
        type === "databricks:index/secretAcl:SecretAcl"
            ? { principal: namedPrincipal }
            : { "": shape({ initialManagePrincipal: absent("only its maker manages the scope then") }) },
});
