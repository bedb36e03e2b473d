import { oneOf, shape } from "../conditions";
import type { PropertyRef } from "../propertyRef";
import { known } from "../unknowns";
import type { Answer } from "../verdict";

/** Where traffic is filtered, or dropped. */
export const filteringHops = ["VirtualAppliance", "None"] as const;

/** Where traffic leaves without a filter. */
export const internetHop = ["Internet"] as const;

/** Whether routes together send as much to one of these next hops as `covers` asks for. */
export function routed(
    routes: readonly PropertyRef[],
    hops: readonly string[],
    covers: (prefixes: readonly string[]) => boolean,
): Answer {
    const goes = shape({ nextHopType: oneOf(hops) });
    const sent = routes.map((route) => ({
        answer: goes.judge(route).answer,
        prefix: known(() => route.at("addressPrefix").read()),
    }));
    const prefixes = (...answers: readonly Answer[]) =>
        sent.flatMap(({ answer, prefix }) =>
            answers.includes(answer) && typeof prefix?.value === "string" ? [prefix.value] : [],
        );
    if (covers(prefixes("pass"))) {
        return "pass";
    }
    const unseen = sent.some(({ answer, prefix }) => answer !== "fail" && prefix === undefined);
    return unseen || covers(prefixes("pass", "unknown")) ? "unknown" : "fail";
}
