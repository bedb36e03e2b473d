import { equals } from "../../../core/conditions";
import { ofCluster } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlClusterSsh = defineRule({
    id: "ml-cluster-ssh",
    title: "Nodes of clusters are not reached by SSH",
    rationale: "Unset, Azure opens the port to the internet on every node that is in no subnet.",
    remedy: "Set properties.properties.remoteLoginPortPublicAccess to Disabled.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-ssh"],
    applies: ofCluster,
    checks: { "properties.properties.remoteLoginPortPublicAccess": equals("Disabled") },
});
