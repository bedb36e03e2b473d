import { delegatedWithoutGroup, ownSubnet, platformSubnet, subnetsApart } from "../../core/azure/subnets";
import { anyOf, type Conditions, each, not, present, shape, unless } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const withoutGroup = anyOf(shape({ name: platformSubnet }), shape({ delegations: delegatedWithoutGroup }));

export const networkSubnetNsg = defineRule({
    id: "network-subnet-nsg",
    title: "Subnets have a network security group",
    rationale: "Without one every port of every machine in the subnet is open to the whole network.",
    remedy: "Set networkSecurityGroup.id; only the subnets of Azure's own gateways and firewalls, and of dedicated HSMs, do without.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:VirtualNetwork", "azure-native:network:Subnet"],
    references: [
        "net.subnet-nsg",
        "Azure.VNET.UseNSGs",
        "CKV2_AZURE_31",
        "e71308d3-144b-4262-b144-efdc3cc90517",
        "35f9c03a-cc27-418e-9c0c-539ff999d010",
    ],
    applies: { subnetName: ownSubnet, delegations: not(delegatedWithoutGroup, "a delegation that takes a group") },
    checks: ({ type }): Conditions =>
        type === "azure-native:network:Subnet"
            ? { "networkSecurityGroup.id": present() }
            : {
                  subnets: each(unless(withoutGroup, shape({ "networkSecurityGroup.id": present() })), subnetsApart),
              },
});
