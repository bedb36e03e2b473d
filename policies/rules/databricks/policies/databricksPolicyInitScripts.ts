import { type Definition, definitionThat, isForbidden } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

function takesNoneFromDbfs(definition: Definition): boolean {
    const closed = ["init_scripts.*", "init_scripts.*.dbfs.destination"].some((path) => isForbidden(definition[path]));
    const opened = Object.entries(definition).some(
        ([path, limitation]) => /^init_scripts\.[^.]+\.dbfs\./.test(path) && !isForbidden(limitation),
    );
    return closed && !opened;
}

export const databricksPolicyInitScripts = defineRule({
    id: "databricks-policy-init-scripts",
    title: "Compute policies take no init scripts from DBFS",
    rationale: "A user who can write to DBFS then runs code as root on the clusters of all users.",
    remedy: "Forbid init_scripts.*.dbfs.destination; scripts belong into volumes or the workspace.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.legacy-off", "SAT GOV-25"],
    checks: { definition: definitionThat("init_scripts.*.dbfs.destination forbidden", takesNoneFromDbfs) },
});
