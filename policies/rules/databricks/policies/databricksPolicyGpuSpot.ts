import { choices, type Definition, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

function offersSpot(definition: Definition): boolean {
    const sizes = choices(definition.node_type_id) ?? [];
    const availability = choices(definition["azure_attributes.availability"]) ?? [];
    return (
        !sizes.some((size) => /^Standard_N[CDV]/i.test(String(size))) ||
        availability.some((value) => /^SPOT_(WITH_FALLBACK_)?AZURE$/.test(String(value)))
    );
}

export const databricksPolicyGpuSpot = defineRule({
    id: "databricks-policy-gpu-spot",
    title: "Compute policies for GPUs offer spot machines",
    rationale:
        "GPU machines are the dearest there are; training that writes checkpoints runs on spot machines for a fraction.",
    remedy: "Fix or list azure_attributes.availability with SPOT_WITH_FALLBACK_AZURE.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-azure-attrs"],
    checks: { definition: definitionThat("spot machines where sizes have GPUs", offersSpot) },
});
