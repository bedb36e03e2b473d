import { defineStackRule } from "../../../core/rule";

const types = [
    "azure-native:machinelearningservices:ManagedNetworkSettingsRule",
    "azure-native:machinelearningservices:OutboundRule",
];

export const mlOutboundRuleInline = defineStackRule({
    id: "ml-outbound-rule-inline",
    title: "Outbound rules are inputs of their workspace",
    rationale:
        "Azure writes all rules of a managed network at once: rules that are resources of their own delete one another.",
    remedy: "Move the rule into managedNetwork.outboundRules of the workspace.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: types,
    reads: [],
    // Source: github.com/Azure/terraform-provider-azapi, issues 453 and 720.
    references: [],
    judge: (graph) =>
        graph.ofType(...types).map(({ urn, name }) => ({
            urn,
            path: "",
            message: `${name} is a resource of its own, expected an entry of managedNetwork.outboundRules of its workspace`,
            verdict: "fail",
        })),
});
