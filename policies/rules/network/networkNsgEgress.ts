import { letsOutToEveryone } from "../../core/azure/securityRules";
import { type SubnetRef, subnetsOf, subnetTypes } from "../../core/azure/subnets";
import { each, equals, type MissingPasses, not, oneOf, shape, some } from "../../core/conditions";
import { propertyIn, type ResourceGraph } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { type Answer, both, either } from "../../core/verdict";

const groupType = "azure-native:network:NetworkSecurityGroup";
const ruleType = "azure-native:network:SecurityRule";
const noRules: MissingPasses = { missing: "pass", because: "rules may be resources of their own" };
const filtered = shape({
    addressPrefix: oneOf(["0.0.0.0/0"]),
    nextHopType: equals("VirtualAppliance"),
});
const closed = not(letsOutToEveryone, "no outbound Allow to every address, unless a firewall filters it");

// A firewall in the way makes an open rule harmless: every subnet of the group sends its traffic through one.
function firewalled(graph: ResourceGraph, group: PolicyInput): Answer {
    const subnets = subnetsOf(graph).filter(
        ({ holder, prefix }) => graph.refers(holder, `${prefix}networkSecurityGroup.id`, group) === "pass",
    );
    return subnets.length === 0 ? "fail" : both(subnets.map((subnet) => routedToFirewall(graph, subnet)));
}

function routedToFirewall(graph: ResourceGraph, { holder, prefix }: SubnetRef): Answer {
    const tables = graph
        .ofType("azure-native:network:RouteTable")
        .filter((table) => graph.refers(holder, `${prefix}routeTable.id`, table) === "pass");
    const inline = tables.map((table) => some(filtered).judge(propertyIn(table, "routes")).answer);
    const apart = graph
        .ofType("azure-native:network:Route")
        .filter((route) => tables.some((table) => graph.names(route, "routeTableName", table) === "pass"))
        .map((route) => filtered.judge(propertyIn(route, "")).answer);
    return either([...inline, ...apart]);
}

function judgeGroup(graph: ResourceGraph, group: PolicyInput): StackFinding[] {
    const apart = graph
        .ofType(ruleType)
        .filter((rule) => graph.names(rule, "networkSecurityGroupName", group) === "pass");
    const verdicts = [
        { of: group, verdict: each(closed, noRules).judge(propertyIn(group, "securityRules")) },
        ...apart.map((rule) => ({ of: rule, verdict: closed.judge(propertyIn(rule, "")) })),
    ];
    return verdicts.flatMap(({ of, verdict: { answer, path, found } }): StackFinding[] => {
        const result = answer === "pass" ? answer : either([answer, firewalled(graph, group)]);
        const message = `${path || of.name} is ${found}, expected ${closed.expectation}`;
        return result === "pass" ? [] : [{ urn: of.urn, path, message, verdict: result }];
    });
}

export const networkNsgEgress = defineStackRule({
    id: "network-nsg-egress",
    title: "Traffic leaves to named destinations, or through a firewall",
    rationale: "With every address open, anyone with access to a machine can send the data anywhere.",
    remedy: "Name service tags as destinations, or route 0.0.0.0/0 of the group's subnets to a firewall.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [groupType, ruleType],
    reads: ["azure-native:network:Route", "azure-native:network:RouteTable", ...subnetTypes],
    references: ["net.nsg-egress", "AZU-0051"],
    judge: (graph) => graph.ofType(groupType).flatMap((group) => judgeGroup(graph, group)),
});
