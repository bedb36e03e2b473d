import { type Conditions, each, equals, not, oneOf, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const everythingToInternet = shape({
    addressPrefix: oneOf(["0.0.0.0/0", "::/0"]),
    nextHopType: equals("Internet"),
});
const guarded = not(everythingToInternet, "no route of 0.0.0.0/0 to Internet");

export const networkRouteInternet = defineRule({
    id: "network-route-internet",
    title: "No route sends everything straight to the internet",
    rationale: "Such a route goes round the firewall or NAT gateway that filters and logs what leaves.",
    remedy: "Send 0.0.0.0/0 to a virtual appliance, or drop the route.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:RouteTable", "azure-native:network:Route"],
    references: ["net.route-internet"],
    checks: ({ type }): Conditions =>
        type === "azure-native:network:Route"
            ? { "": guarded }
            : { routes: each(guarded, { missing: "pass", because: "routes may be resources of their own" }) },
});
