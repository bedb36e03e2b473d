import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const sizes = { dev: ["F2", "F4", "F8", "A1"], prod: ["F2", "F4", "F8", "F16", "F32", "F64", "A1", "A2", "A3", "A4"] };

export const reportingCapacitySize = defineRule({
    id: "reporting-capacity-size",
    title: "A capacity of reports is no larger than reports need",
    rationale:
        "A capacity bills each of its units by the hour, used or not: one size more doubles the bill, and nothing else of a change shows it.",
    remedy: "Choose a size up to F64 or A4 in production, up to F8 or A1 elsewhere.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:fabric:FabricCapacity", "azure-native:powerbidedicated:CapacityDetails"],
    references: [],
    checks: ({ profile }) => ({ "sku.name": oneOf(sizes[profile]) }),
});
