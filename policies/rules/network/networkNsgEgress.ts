import { coversAllOfInternet, coversInternet } from "../../core/azure/addressSpace";
import { filteringHops, internetHop, routed } from "../../core/azure/routes";
import { closesInternet, inlineRules, letsOutToEveryone, rulesApart } from "../../core/azure/securityRules";
import { type SubnetRef, subnetsOf, subnetTypes } from "../../core/azure/subnets";
import { each, not, some } from "../../core/conditions";
import type { PropertyRef } from "../../core/propertyRef";
import { propertyIn, type ResourceGraph, textAt } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { known } from "../../core/unknowns";
import { type Answer, both, either, opposite, type Verdict } from "../../core/verdict";

const groupType = "azure-native:network:NetworkSecurityGroup";
const ruleType = "azure-native:network:SecurityRule";
const closed = not(letsOutToEveryone, "no outbound Allow to every address, unless a firewall filters it");

/** A security group: its own rules, those apart from it, and whether a firewall filters what it lets out. */
interface Group {
    readonly of: PolicyInput;
    readonly rules: PropertyRef;
    readonly apart: readonly PolicyInput[];
    readonly firewalled: () => Answer;
}

function groupsOf(graph: ResourceGraph): Group[] {
    const apart = graph.ofType(groupType).map((of) => ({
        of,
        rules: propertyIn(of, "securityRules"),
        apart: graph.ofType(ruleType).filter((rule) => graph.names(rule, groupName, of) === "pass"),
        firewalled: () => firewalled(graph, of),
    }));
    const inline = subnetsOf(graph).flatMap((subnet): Group[] => {
        const rules = propertyIn(subnet.holder, subnet.prefix + inlineRules);
        const held = known(() => rules.elements())?.value ?? [];
        return held.length === 0
            ? []
            : [{ of: subnet.holder, rules, apart: [], firewalled: () => routedToFirewall(graph, subnet) }];
    });
    return [...apart, ...inline];
}

const groupName = "networkSecurityGroupName";

// A firewall in the way makes an open rule harmless: every subnet of the group sends its traffic through one.
function firewalled(graph: ResourceGraph, group: PolicyInput): Answer {
    const guarded = subnetsOf(graph).map((subnet) => {
        const ofGroup = graph.refers(subnet.holder, `${subnet.prefix}networkSecurityGroup.id`, group);
        return { subnet, ofGroup };
    });
    const answers = guarded.flatMap(({ subnet, ofGroup }): Answer[] => {
        if (ofGroup === "fail") {
            return [];
        }
        const answer = routedToFirewall(graph, subnet);
        return [ofGroup === "pass" ? answer : either([answer, "unknown"])];
    });
    const unseen = graph
        .ofType("azure-native:network:VirtualNetwork")
        .filter((network) => known(() => propertyIn(network, "subnets").read()) === undefined)
        .map((network) => graph.behind(network, "subnets"))
        .some((sources) => sources.length === 0 || sources.includes(group));
    return answers.length === 0 && !unseen ? "fail" : both([...answers, unseen ? "unknown" : "pass"]);
}

function routedToFirewall(graph: ResourceGraph, { holder, prefix }: SubnetRef): Answer {
    const path = `${prefix}routeTable`;
    const tables = graph
        .ofType("azure-native:network:RouteTable")
        .map((table) => ({ table, answer: graph.refers(holder, `${path}.id`, table) }))
        .filter(({ answer }) => answer !== "fail");
    // What a table of another stack holds is not seen here.
    const elsewhere = tables.length === 0 && textAt(holder, `${path}.id`).state !== "absent" ? "unknown" : "fail";
    return either([
        elsewhere,
        filters(propertyIn(holder, `${path}.routes`), []),
        ...tables.map(({ table, answer }) => {
            const apart = graph
                .ofType("azure-native:network:Route")
                .filter((route) => graph.names(route, "routeTableName", table) === "pass");
            return both([answer, filters(propertyIn(table, "routes"), apart)]);
        }),
    ]);
}

function filters(list: PropertyRef, apart: readonly PolicyInput[]): Answer {
    const inline = known(() => list.elements());
    const routes = [...(inline?.value ?? []), ...apart.map((route) => propertyIn(route, ""))];
    const answer = both([
        routed(routes, filteringHops, coversAllOfInternet),
        opposite(routed(routes, internetHop, coversInternet)),
    ]);
    return inline ? answer : "unknown";
}

function finding(
    of: PolicyInput,
    { answer, path, found }: Verdict,
    excuse: () => Answer,
    expectation = closed.expectation,
): StackFinding[] {
    const result = answer === "pass" ? answer : either([answer, excuse()]);
    const message = `${path || of.name} is ${found}, expected ${expectation}`;
    return result === "pass" ? [] : [{ urn: of.urn, path, message, verdict: result }];
}

function judgeGroup({ of, rules, apart, firewalled }: Group): StackFinding[] {
    const open = [
        ...finding(of, each(closed, rulesApart).judge(rules), firewalled),
        ...apart.flatMap((rule) => finding(rule, closed.judge(propertyIn(rule, "")), firewalled)),
    ];
    if (open.length > 0) {
        return open;
    }
    // What no rule denies, Azure's own rule AllowInternetOutBound (65001) lets out.
    const closing = [
        some(closesInternet).judge(rules).answer,
        ...apart.map((rule) => closesInternet.judge(propertyIn(rule, "")).answer),
    ];
    const denied = { answer: either(closing), path: rules.path, found: "without an outbound Deny to the internet" };
    return finding(of, denied, firewalled, "one for all protocols and ports, unless a firewall filters what leaves");
}

// Of a rule whose group is in another stack no one sees the subnets.
function judgeElsewhere(graph: ResourceGraph): StackFinding[] {
    const groups = graph.ofType(groupType);
    return graph.ofType(ruleType).flatMap((rule) => {
        const here = either(groups.map((group) => graph.names(rule, groupName, group)));
        const judged = closed.judge(propertyIn(rule, ""));
        return here === "pass" ? [] : finding(rule, judged, () => (here === "unknown" ? "unknown" : "fail"));
    });
}

export const networkNsgEgress = defineStackRule({
    id: "network-nsg-egress",
    title: "Traffic leaves to named destinations, or through a firewall",
    rationale: "With every address open, anyone with access to a machine can send the data anywhere.",
    remedy: "Name service tags as destinations and deny the rest of the internet, or route 0.0.0.0/0 of the group's subnets to a firewall.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: [groupType, ruleType],
    reads: ["azure-native:network:Route", "azure-native:network:RouteTable", ...subnetTypes],
    references: ["net.nsg-egress", "AZU-0051"],
    judge: (graph) => [...groupsOf(graph).flatMap(judgeGroup), ...judgeElsewhere(graph)],
});
