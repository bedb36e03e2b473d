import { missingChildren } from "../../../core/azure/children";
import { workspacesWithMachines, workspaceType } from "../../../core/databricks/workspaces";
import { defineStackRule } from "../../../core/rule";

// Any of these shows that the stack works inside its workspace, and does not leave that to another one.
const contents = [
    "databricks:index/catalog:Catalog",
    "databricks:index/cluster:Cluster",
    "databricks:index/clusterPolicy:ClusterPolicy",
    "databricks:index/entitlements:Entitlements",
    "databricks:index/instancePool:InstancePool",
    "databricks:index/job:Job",
    "databricks:index/pipeline:Pipeline",
    "databricks:index/sqlEndpoint:SqlEndpoint",
];
const settings = [
    "databricks:index/workspaceConf:WorkspaceConf",
    "databricks:index/disableLegacyAccessSetting:DisableLegacyAccessSetting",
    "databricks:index/disableLegacyDbfsSetting:DisableLegacyDbfsSetting",
    "databricks:index/restrictWorkspaceAdminsSetting:RestrictWorkspaceAdminsSetting",
];

export const databricksWorkspaceHardening = defineStackRule({
    id: "databricks-workspace-hardening",
    title: "A workspace that is put to use states its settings",
    rationale:
        "A new workspace lets all users create tokens that never expire and bypass Unity Catalog; what no setting states stays so.",
    remedy: "Add WorkspaceConf, DisableLegacyAccessSetting, DisableLegacyDbfsSetting and RestrictWorkspaceAdminsSetting.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [...contents, ...settings],
    references: ["dbx.legacy-off", "dbx.restrict-admins", "dbx.token-max", "SAT DP-10", "SAT GOV-35", "SAT IA-5"],
    judge: (graph) =>
        settings.flatMap((type) =>
            missingChildren(graph, {
                of: graph.ofType(...contents).length > 0 ? workspacesWithMachines(graph) : [],
                children: graph.ofType(type),
                relate: () => "pass",
                expected: `a ${type.split(":").at(-1) ?? ""} in the stack`,
            }),
        ),
});
