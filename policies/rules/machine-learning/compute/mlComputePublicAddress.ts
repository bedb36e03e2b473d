import { isFalse } from "../../../core/conditions";
import { ofManagedCompute } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlComputePublicAddress = defineRule({
    id: "ml-compute-public-address",
    title: "Nodes have no public addresses",
    rationale: "A node with an address of its own is reached from the internet, and sends data past the firewall.",
    remedy: "Set properties.properties.enableNodePublicIp to false.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-no-public-ip"],
    applies: ofManagedCompute,
    checks: { "properties.properties.enableNodePublicIp": isFalse() },
});
