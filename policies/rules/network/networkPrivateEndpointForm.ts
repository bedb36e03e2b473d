import { allOf, each, empty, hasLength, present, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkPrivateEndpointForm = defineRule({
    id: "network-private-endpoint-form",
    title: "Private endpoints connect one sub-resource of one service",
    rationale:
        "An endpoint with several or no sub-resources gets addresses that no zone names, or is refused on creation.",
    remedy: "Give privateLinkServiceConnections exactly one entry, with its privateLinkServiceId and one element in groupIds.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:PrivateEndpoint"],
    references: ["net.pe-approved"],
    checks: {
        privateLinkServiceConnections: allOf(
            hasLength({ exactly: 1 }),
            each(shape({ privateLinkServiceId: present(), groupIds: hasLength({ exactly: 1 }) })),
        ),
        manualPrivateLinkServiceConnections: empty("a manual connection waits for somebody's approval"),
        "subnet.id": present(),
    },
});
