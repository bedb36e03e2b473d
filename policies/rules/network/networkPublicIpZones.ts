import { regionName } from "../../../azure/regionName";
import { regions } from "../../../azure/regions";
import { hasLength, satisfies } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const withZones = new Set(
    Object.entries(regions).flatMap(([name, { availabilityZones }]) => (availabilityZones ? [name] : [])),
);
const inZones = satisfies(
    "a region with availability zones",
    (location) => typeof location === "string" && withZones.has(regionName(location)),
);

export const networkPublicIpZones = defineRule({
    id: "network-public-ip-zones",
    title: "Public addresses are in all availability zones",
    rationale: "An address of one zone is lost with it, and with it the egress of every subnet behind it.",
    remedy: "Set zones to 1, 2 and 3 before the address is in use: a change replaces it.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:network:PublicIPAddress"],
    references: ["net.public-ip", "Azure.PublicIP.AvailabilityZone", "682e4ab9-59fe-4871-9839-265b54c568c4"],
    applies: { location: inZones },
    checks: { zones: hasLength({ atLeast: 3 }) },
});
