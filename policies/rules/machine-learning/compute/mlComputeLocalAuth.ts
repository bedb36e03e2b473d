import { absent, isTrue, shape } from "../../../core/conditions";
import { ofManagedCompute } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlComputeLocalAuth = defineRule({
    id: "ml-compute-local-auth",
    title: "Compute of Azure Machine Learning has no local accounts",
    rationale: "Who signs in as a local user is known by no name, and keeps access after losing every role.",
    remedy: "Set properties.disableLocalAuth to true and leave userAccountCredentials out.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [
        "ml.compute-local-auth",
        "Azure.ML.DisableLocalAuth",
        "CKV_AZURE_142",
        "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f",
        "a6f9a2d0-cff7-4855-83ad-4cd750666512",
    ],
    applies: ofManagedCompute,
    checks: {
        "properties.disableLocalAuth": isTrue(),
        "": shape({ "properties.properties.userAccountCredentials": absent("Azure makes no account unless asked to") }),
    },
});
