import { missingChildren } from "../../core/azure/children";
import { sameText, textAt } from "../../core/relations";
import { defineStackRule } from "../../core/rule";

const endpointType = "azure-native:datafactory:ManagedPrivateEndpoint";
const deploymentType = "azure-native:resources:Deployment";
const approvedPath = "properties.parameters.endpointName.value";

export const dataFactoryEndpointApproval = defineStackRule({
    id: "data-factory-endpoint-approval",
    title: "Each endpoint of a managed network is approved",
    rationale:
        "A pending endpoint carries no traffic: every run that needs it fails, until the target's owner approves.",
    remedy: "Add a PrivateEndpointApproval of the endpoint, or let the owner of the target approve it.",
    severity: "medium",
    level: { dev: "advisory", prod: "advisory" },
    targets: [endpointType],
    reads: [deploymentType],
    references: [],
    judge: (graph) =>
        missingChildren(graph, {
            of: graph.ofType(endpointType),
            children: graph.ofType(deploymentType),
            relate: (deployment, endpoint) =>
                graph.relates(deployment, approvedPath, endpoint, (text) => {
                    const name = textAt(endpoint, "managedPrivateEndpointName");
                    return name.state === "known" ? sameText(name.text, text) : undefined;
                }),
            expected: "a deployment that approves it by its name",
        }),
});
