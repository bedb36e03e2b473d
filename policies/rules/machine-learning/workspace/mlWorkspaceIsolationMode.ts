import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlWorkspaceIsolationMode = defineRule({
    id: "ml-workspace-isolation-mode",
    title: "The managed network of a workspace lets out what is approved, and nothing else",
    rationale: "With AllowInternetOutbound every job can send data to any address of the internet.",
    remedy: "Set managedNetwork.isolationMode to AllowOnlyApprovedOutbound with outbound rules for what jobs need.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Workspace"],
    references: ["ml.managed-network", "6ddb1705-c8cf-450e-aa4b-19ad6703c440"],
    checks: {
        "managedNetwork.isolationMode": oneOf(["AllowOnlyApprovedOutbound", "Disabled"], {
            missing: "pass",
            because: "ml-compute-network and ml-workspace-serverless-network then ask for a subnet",
        }),
    },
});
