import { equals } from "../../../core/conditions";
import { ofCluster } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlClusterIdentity = defineRule({
    id: "ml-cluster-identity",
    title: "Clusters have an identity of their own",
    rationale: "Without one, jobs read data with the rights of the user who starts them, or with keys.",
    remedy: "Set identity.type to UserAssigned with an identity that holds the roles of the jobs.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-identity"],
    applies: ofCluster,
    checks: { "identity.type": equals("UserAssigned") },
});
