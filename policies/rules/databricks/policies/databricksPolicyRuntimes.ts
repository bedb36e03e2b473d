import { choices, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// Source: "Databricks Runtime release notes versions and compatibility", docs.databricks.com/release-notes/runtime: support
// of 13.3 ended on 2026-08-22, that of 14.3 ends on 2027-02-01.
const oldest = [14, 3] as const;

function isSupported(version: unknown): boolean {
    const text = String(version);
    // Some runtimes are listed by their first number alone, as 18.x-scala2.13.
    const [, major, minor] = /^(\d+)\.(\d+|x)/.exec(text) ?? [];
    const later = Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]);
    return /^auto:(latest|prev)-lts(-ml)?$/.test(text) || later;
}

export const databricksPolicyRuntimes = defineRule({
    id: "databricks-policy-runtimes",
    title: "Compute policies list supported runtimes",
    rationale: "An old runtime gets no fixes, and code that was tried on one fails on the next that somebody picks.",
    remedy: `Fix or list spark_version: auto:latest-lts, auto:prev-lts or runtimes from ${oldest.join(".")} on.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-runtime", "SAT GOV-5"],
    checks: {
        definition: definitionThat(
            `spark_version fixed or listed, from ${oldest.join(".")} on`,
            ({ spark_version: version }) => choices(version)?.every(isSupported) ?? false,
        ),
    },
});
