import { privateTargets, type PrivateTarget } from "../../../azure/data-factory/privateTargets";
import { ownValue } from "../../../azure/ownValue";
import { equals, oneOf } from "../../core/conditions";
import { propertyIn, type ResourceGraph, sameText, type Text, textAt } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, findingsOf, type StackFinding } from "../../core/rule";
import { type Answer, both, either } from "../../core/verdict";

const endpointType = "azure-native:datafactory:ManagedPrivateEndpoint";
const linkedServiceType = "azure-native:datafactory:LinkedService";
const runtimeType = "azure-native:datafactory:IntegrationRuntime";
const closed = oneOf(["Disabled", "SecuredByPerimeter"]);
const managed = equals("Managed");

/** Whether a linked service connects from a runtime of the managed network. */
const isManaged = (graph: ResourceGraph, service: PolicyInput): Answer =>
    graph.find(graph.ofType(runtimeType), (runtime) =>
        both([
            graph.names(service, "properties.connectVia.referenceName", runtime),
            managed.judge(propertyIn(runtime, "properties.type")).answer,
        ]),
    ).answer;

/** Whether a linked service leads to a resource: by its id, or by an address that begins with its name. */
function leadsTo(graph: ResourceGraph, service: PolicyInput, target: PolicyInput, of: PrivateTarget): Answer {
    const path = `properties.${of.property}`;
    const value = textAt(service, path);
    return value.state === "known" && !value.text.startsWith("/")
        ? graph.relates(service, path, target, (address) => beginsWith(address, textAt(target, of.nameInput)))
        : graph.refers(service, path, target);
}

function beginsWith(address: string, name: Text): boolean | undefined {
    const [, first = ""] = /^(?:https:\/\/|tcp:)?([^./,:]+)/i.exec(address) ?? [];
    return name.state === "known" ? sameText(first, name.text) : undefined;
}

/** Whether an endpoint of the linked service's factory leads to a resource. */
const reaches = (graph: ResourceGraph, service: PolicyInput, target: PolicyInput, { groupId }: PrivateTarget) =>
    graph.find(graph.ofType(endpointType), (endpoint) =>
        both([
            inSameFactory(service, endpoint),
            graph.refers(endpoint, "properties.privateLinkResourceId", target),
            equals(groupId).judge(propertyIn(endpoint, "properties.groupId")).answer,
        ]),
    ).answer;

// Before a factory exists, both have a name that is not known yet.
function inSameFactory(service: PolicyInput, endpoint: PolicyInput): Answer {
    const [one, other] = [textAt(service, "factoryName"), textAt(endpoint, "factoryName")];
    return one.state !== "known" || other.state !== "known" || sameText(one.text, other.text) ? "pass" : "fail";
}

/** Whether a linked service has an endpoint where it needs one. */
function isReached(graph: ResourceGraph, service: PolicyInput, target: PolicyInput, of: PrivateTarget): Answer {
    const needs = both([
        isManaged(graph, service),
        leadsTo(graph, service, target, of),
        closed.judge(propertyIn(target, of.accessInput)).answer,
    ]);
    const has = needs === "fail" ? "pass" : reaches(graph, service, target, of);
    return has === "fail" && needs === "unknown" ? "unknown" : has;
}

/** What a linked service may lead to: all, where its type is not known yet. */
function kindsOf(service: PolicyInput): readonly PrivateTarget[] {
    const type = textAt(service, "properties.type");
    const own = type.state === "known" ? ownValue(privateTargets, type.text) : undefined;
    return type.state === "unknown" ? Object.values(privateTargets) : own ? [own] : [];
}

function judgeService(graph: ResourceGraph, service: PolicyInput): StackFinding[] {
    const kinds = kindsOf(service);
    return graph.ofType(...new Set(kinds.map(({ type }) => type))).flatMap((target) => {
        const possible = kinds.filter(({ type }) => type === target.type);
        const reached = either(possible.map((of) => isReached(graph, service, target, of)));
        const groups = [...new Set(possible.map(({ groupId }) => `"${groupId}"`))].join(" or ");
        return findingsOf(
            service,
            reached === "fail" && possible.length > 1 ? "unknown" : reached,
            "properties",
            `${service.name} leads to ${target.name}, which is closed to the public network, expected a managed private endpoint ${groups} to it`,
        );
    });
}

export const dataFactoryPrivateTarget = defineStackRule({
    id: "data-factory-private-target",
    title: "The managed network has an endpoint to each private target of its linked services",
    rationale:
        "Without one the managed runtime does not reach a target that is closed to the public network: every run fails.",
    remedy: "Add the target to the targets of ManagedEndpoints, or connect from a self-hosted runtime that reaches it.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [linkedServiceType],
    reads: [endpointType, runtimeType, ...new Set(Object.values(privateTargets).map(({ type }) => type))],
    references: ["adf.managed-vnet"],
    judge: (graph) => graph.ofType(linkedServiceType).flatMap((service) => judgeService(graph, service)),
});
