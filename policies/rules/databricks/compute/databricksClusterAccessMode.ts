import { exactly } from "../../../core/conditions";
import { accessModes } from "../../../core/databricks/accessModes";
import { defineRule } from "../../../core/rule";

export const databricksClusterAccessMode = defineRule({
    id: "databricks-cluster-access-mode",
    title: "Clusters are under Unity Catalog",
    rationale:
        "In the old modes, or in none, users of one cluster see each other's data and access storage without the catalog's access control.",
    remedy: "Set dataSecurityMode to USER_ISOLATION, SINGLE_USER or one of DATA_SECURITY_MODE_*.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/cluster:Cluster"],
    references: ["dbx.cluster-uc", "SAT GOV-12"],
    checks: { dataSecurityMode: exactly(accessModes) },
});
