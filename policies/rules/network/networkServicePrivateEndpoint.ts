import { privateLinkGroup } from "../../core/azure/privateEndpoints";
import { privateServices } from "../../core/azure/privateLink";
import { shape } from "../../core/conditions";
import { propertyIn, type ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { either } from "../../core/verdict";

const serviceTypes = [...new Set(privateServices.map(({ type }) => type))];

function judgeService(graph: ResourceGraph, service: PolicyInput): StackFinding[] {
    const kinds = privateServices.filter(({ type }) => type === service.type);
    const answers = kinds.map(({ when }) => shape(when).judge(propertyIn(service, "")).answer);
    const kind = kinds[answers.indexOf("pass")];
    if (kind === undefined) {
        const message = `whether ${service.name} needs private endpoints is not known before deployment`;
        return answers.includes("unknown") ? [{ urn: service.urn, path: "", message, verdict: "unknown" }] : [];
    }
    const endpoints = graph.ofType("azure-native:network:PrivateEndpoint");
    return kind.groups
        .map((group) => [group].flat())
        .flatMap((oneOf): StackFinding[] => {
            const { answer } = graph.find(endpoints, (endpoint) =>
                either(oneOf.map((group) => privateLinkGroup(graph, endpoint, service, group))),
            );
            if (answer === "pass") {
                return [];
            }
            const found = answer === "fail" ? "has none" : "may have one, which is not known before deployment";
            const groups = oneOf.map((group) => `["${group}"]`).join(" or ");
            const message = `${service.name} ${found}, expected a PrivateEndpoint with groupIds ${groups}`;
            return [{ urn: service.urn, path: "", message, verdict: answer }];
        });
}

export const networkServicePrivateEndpoint = defineStackRule({
    id: "network-service-private-endpoint",
    title: "Services closed to the public network have their private endpoints",
    rationale:
        "A service without public access and without an endpoint is not reachable. A lake needs two: clients that speak dfs also call blob, and fail half-way without it.",
    remedy: "Add a PrivateEndpoint for each sub-resource named.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: serviceTypes,
    reads: ["azure-native:network:PrivateEndpoint"],
    references: [
        "storage.private-endpoint",
        "kv.private-endpoint",
        "CKV2_AZURE_33",
        "CKV2_AZURE_32",
        "databricks.private-endpoint",
        "258823f2-4595-4b52-b333-cc96192710d8",
        "SAT NS-3",
        "acr.private-endpoint",
        "adf.private-endpoint",
        "8b0323be-cc25-4b61-935d-002c3798c6ea",
        "sql.private-endpoint",
        "7698e800-9299-47a6-b3b6-5a0fee576eed",
        "ml.private-endpoint",
        "ml.registry-public",
        "45e05259-1eb5-4f70-9574-baf73e9d219b",
        "e8eef0a8-67cf-4eb4-9386-14b0e78733d4",
    ],
    judge: (graph) => graph.ofType(...serviceTypes).flatMap((service) => judgeService(graph, service)),
});
