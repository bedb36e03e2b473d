import { runtimeLifecycle, runtimes } from "../../../../azure/databricks/runtimes";
import { choices, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// Every runtime after the oldest that is supported counts, also one that the table does not hold yet.
const [oldest = ""] = Object.keys(runtimes)
    .filter((version) => runtimeLifecycle(version) !== "retired")
    .sort((a, b) => Number(a) - Number(b));
const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);

function isSupported(version: unknown): boolean {
    const text = String(version);
    // Some runtimes are listed by their first number alone, as 18.x-scala2.13.
    const [, major, minor] = /^(\d+)\.(\d+|x)/.exec(text) ?? [];
    const later = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
    return /^auto:(latest|prev)-lts(-ml)?$/.test(text) || later;
}

export const databricksPolicyRuntimes = defineRule({
    id: "databricks-policy-runtimes",
    title: "Compute policies list supported runtimes",
    rationale: "An old runtime gets no fixes, and code that was tried on one fails on the next that somebody picks.",
    remedy: `Fix or list spark_version: auto:latest-lts, auto:prev-lts or runtimes from ${oldest} on.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-runtime", "SAT GOV-5"],
    checks: {
        definition: definitionThat(
            `spark_version fixed or listed, from ${oldest} on`,
            ({ spark_version: version }) => choices(version)?.every(isSupported) ?? false,
        ),
    },
});
