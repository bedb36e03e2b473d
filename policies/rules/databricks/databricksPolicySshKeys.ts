import { definitionThat, isForbidden } from "../../core/databricks/policyDefinition";
import { defineRule } from "../../core/rule";

export const databricksPolicySshKeys = defineRule({
    id: "databricks-policy-ssh-keys",
    title: "Compute policies take no SSH keys",
    rationale: "A key on a machine gives a shell as root that no log of Databricks shows.",
    remedy: "Forbid ssh_public_keys.*.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: {
        definition: definitionThat("ssh_public_keys.* forbidden", (definition) =>
            isForbidden(definition["ssh_public_keys.*"]),
        ),
    },
});
