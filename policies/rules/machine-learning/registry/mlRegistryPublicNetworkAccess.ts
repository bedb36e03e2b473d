import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlRegistryPublicNetworkAccess = defineRule({
    id: "ml-registry-public-network-access",
    title: "Registries of models are closed to the public network",
    rationale: "Any address of the internet can try the registry; only roles stand in between.",
    remedy: "Set publicNetworkAccess to Disabled and reach the registry through its private endpoints.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Registry"],
    references: ["ml.registry-public"],
    checks: { publicNetworkAccess: equals("Disabled") },
});
