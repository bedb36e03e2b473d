import { ownSubnet, platformSubnet, subnetsApart } from "../../core/azure/subnets";
import { type Conditions, each, isFalse, shape, unless } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkSubnetPrivate = defineRule({
    id: "network-subnet-private",
    title: "Subnets have no default outbound access",
    rationale: "Azure otherwise gives machines an outbound public address that is neither chosen nor filtered.",
    remedy: "Set defaultOutboundAccess to false and route traffic out through a NAT gateway or a firewall.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:VirtualNetwork", "azure-native:network:Subnet"],
    references: ["net.private-subnet", "Azure.VNET.PrivateSubnet", "7bca8353-aa3b-429b-904a-9229c4385837"],
    applies: { subnetName: ownSubnet },
    checks: ({ type }): Conditions =>
        type === "azure-native:network:Subnet"
            ? { defaultOutboundAccess: isFalse() }
            : {
                  subnets: each(
                      unless(shape({ name: platformSubnet }), shape({ defaultOutboundAccess: isFalse() })),
                      subnetsApart,
                  ),
              },
});
