import { accessModes } from "../../../core/databricks/accessModes";
import { choices, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

export const databricksPolicyAccessMode = defineRule({
    id: "databricks-policy-access-mode",
    title: "Compute policies keep clusters under Unity Catalog",
    rationale:
        "In the old modes, or in none, users of one cluster see each other's data and access storage without the catalog's access control.",
    remedy: "Fix or list data_security_mode: USER_ISOLATION, SINGLE_USER or one of DATA_SECURITY_MODE_*.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-uc", "SAT GOV-12"],
    checks: {
        definition: definitionThat(
            `data_security_mode among ${accessModes.join(", ")}`,
            ({ data_security_mode: mode }) =>
                mode?.isOptional !== true &&
                (choices(mode)?.every((value) => accessModes.includes(String(value))) ?? false),
        ),
    },
});
