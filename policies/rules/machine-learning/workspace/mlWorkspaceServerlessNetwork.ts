import { isTrue, oneOf, present, shape, unless } from "../../../core/conditions";
import { managedModes, workspaceType } from "../../../core/machine-learning/workspaces";
import { defineRule } from "../../../core/rule";

export const mlWorkspaceServerlessNetwork = defineRule({
    id: "ml-workspace-serverless-network",
    title: "Serverless compute of a workspace is in its managed network, or in a subnet without public addresses",
    rationale:
        "Elsewhere a job that names no cluster runs on nodes that the internet reaches, and that reach all of it.",
    remedy: "Set serverlessComputeCustomSubnet and serverlessComputeNoPublicIP in serverlessComputeSettings, or managedNetwork.isolationMode.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    references: ["ml.compute-vnet", "ml.compute-no-public-ip"],
    checks: {
        "": unless(
            shape({ "managedNetwork.isolationMode": oneOf(managedModes) }),
            shape({
                "serverlessComputeSettings.serverlessComputeCustomSubnet": present(),
                "serverlessComputeSettings.serverlessComputeNoPublicIP": isTrue(),
            }),
        ),
    },
});
