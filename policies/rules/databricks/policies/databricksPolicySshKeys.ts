import { type Definition, definitionThat, isForbidden } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// A rule with an index goes before the one with a star.
function takesNone(definition: Definition): boolean {
    const rules = Object.entries(definition).filter(([path]) => path.startsWith("ssh_public_keys."));
    return isForbidden(definition["ssh_public_keys.*"]) && rules.every(([, limitation]) => isForbidden(limitation));
}

export const databricksPolicySshKeys = defineRule({
    id: "databricks-policy-ssh-keys",
    title: "Compute policies take no SSH keys",
    rationale: "A key on a machine gives a shell as root that no log of Databricks shows.",
    remedy: "Forbid ssh_public_keys.*, and allow no single element.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: {
        definition: definitionThat("ssh_public_keys.* forbidden, and each element", takesNone),
    },
});
