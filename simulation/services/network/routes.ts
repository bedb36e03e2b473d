import { at } from "../../core/ids";
import { differentNames } from "../../core/refusalKinds";
import { listAt, repeated, same } from "../../core/refusals";
import type { Refusal } from "../../core/types";
import { wellFormed } from "./ranges";

/** What a route table is refused for. */
export const routeRefusals: readonly Refusal[] = [
    ...wellFormed(["routes[].addressPrefix"], { tags: true }),
    {
        what: "a route to a virtual appliance without its address",
        source: "github.com/hashicorp/terraform-provider-azurerm/pull/20365",
        code: "MissingNextHopIpAddress",
        message: ({ inputs }) => {
            const wrong = listAt(inputs, "routes").find(
                (route) => same(at(route, "nextHopType"), "VirtualAppliance") && !at(route, "nextHopIpAddress"),
            );
            return wrong === undefined
                ? undefined
                : `NextHopIpAddress cannot be Null or Empty in route ${String(at(wrong, "name"))} when NextHopType is VirtualAppliance.`;
        },
    },
    {
        what: "two routes of one range",
        source: "code and message as logs of deployments on GitHub show them",
        code: "RouteConflict",
        message: ({ inputs }) => {
            const routes = listAt(inputs, "routes");
            const alike = (one: unknown, other: unknown) => same(at(one, "addressPrefix"), at(other, "addressPrefix"));
            const second = repeated(routes, alike);
            const first = routes.find((route) => alike(route, second));
            return second === undefined
                ? undefined
                : `Route: ${String(at(second, "name"))} conflicts with Route: ${String(at(first, "name"))}. Routes cannot have the same AddressPrefix.`;
        },
    },
    differentNames("routes"),
];
