import { anyOf, empty, hasLength } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkVnetDnsServers = defineRule({
    id: "network-vnet-dns-servers",
    title: "Own DNS servers come in pairs",
    rationale: "With one server, its restart is an outage of every name.",
    remedy: "List two or more addresses in dhcpOptions.dnsServers, or none for Azure's resolver.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:network:VirtualNetwork"],
    references: ["net.dns-servers", "Azure.VNET.SingleDNS", "Azure.VNET.LocalDNS", "CKV_AZURE_182", "CKV_AZURE_183"],
    checks: {
        "dhcpOptions.dnsServers": anyOf(
            empty("Azure's own resolver serves the network then"),
            hasLength({ atLeast: 2 }),
        ),
    },
});
