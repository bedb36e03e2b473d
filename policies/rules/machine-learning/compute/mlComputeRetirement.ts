import { retirementOf, retiringFamilies } from "../../../../azure/compute/sizes";
import { satisfies } from "../../../core/conditions";
import { ofManagedCompute } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

const keptSize = satisfies(
    `no size that Azure retires: ${retiringFamilies.map(({ family, on }) => `${family} on ${on}`).join(", ")}`,
    (size) => typeof size === "string" && retirementOf(size) === undefined,
);

export const mlComputeRetirement = defineRule({
    id: "ml-compute-retirement",
    title: "Compute is of sizes that Azure keeps",
    rationale: "On the day of its retirement no machine of a size starts, and capacity gets scarce long before.",
    remedy: "Name a size of a current series.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [],
    applies: ofManagedCompute,
    checks: { "properties.properties.vmSize": keptSize },
});
