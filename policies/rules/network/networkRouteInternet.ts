import { coversInternet } from "../../core/azure/addressSpace";
import { internetHop, routed } from "../../core/azure/routes";
import { inSubnets } from "../../core/azure/subnets";
import { allOf, type Condition, each, type MissingPasses } from "../../core/conditions";
import { defineRule } from "../../core/rule";
import { isolated, opposite } from "../../core/verdict";
import type { PropertyRef } from "../../core/propertyRef";

const expectation = "no route of every address to Internet";
const routesApart: MissingPasses = { missing: "pass", because: "routes may be resources of their own" };

function guarded(routesAt: (ref: PropertyRef) => readonly PropertyRef[], found: string): Condition {
    const judge = (ref: PropertyRef) =>
        isolated(ref.path, () => {
            const answer = opposite(routed(routesAt(ref), internetHop, coversInternet));
            return { answer, path: ref.path, found };
        });
    return { expectation, missing: "pass", judge };
}

const route = guarded((ref) => [ref], "a route of every address to Internet");
const together = guarded((ref) => ref.elements(), "a list whose routes to Internet make up every address");
const routes = { ...allOf(each(route, routesApart), together), expectation, missing: "pass" } as const;

export const networkRouteInternet = defineRule({
    id: "network-route-internet",
    title: "No route sends everything straight to the internet",
    rationale: "Such a route goes round the firewall or NAT gateway that filters and logs what leaves.",
    remedy: "Send 0.0.0.0/0 to a virtual appliance, or drop the route; several routes that make up 0.0.0.0/0 are one.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [
        "azure-native:network:RouteTable",
        "azure-native:network:Route",
        "azure-native:network:Subnet",
        "azure-native:network:VirtualNetwork",
    ],
    references: ["net.route-internet"],
    checks: ({ type }) => {
        switch (type) {
            case "azure-native:network:Route":
                return { "": route };
            case "azure-native:network:RouteTable":
                return { routes };
            default:
                return inSubnets(type, "routeTable.routes", routes);
        }
    },
});
