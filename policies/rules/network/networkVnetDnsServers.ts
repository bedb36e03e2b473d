import { isIP } from "node:net";
import { azureResolver } from "../../../azure/network/addressRanges";
import { reachesOthers } from "../../core/azure/addressSpace";
import { allOf, anyOf, each, empty, hasLength, satisfies } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const localAddress = satisfies(
    "an address of one's own networks",
    (server) =>
        typeof server === "string" && isIP(server) !== 0 && (server === azureResolver || !reachesOthers([server])),
);

export const networkVnetDnsServers = defineRule({
    id: "network-vnet-dns-servers",
    title: "Own DNS servers come in pairs and are local",
    rationale:
        "With one server, its restart is an outage of every name; a public one sees every name that is asked for, and knows no private endpoint.",
    remedy: "List two or more addresses of your own networks in dhcpOptions.dnsServers, or none for Azure's resolver.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:network:VirtualNetwork"],
    references: ["net.dns-servers", "Azure.VNET.SingleDNS", "Azure.VNET.LocalDNS", "CKV_AZURE_182", "CKV_AZURE_183"],
    checks: {
        "dhcpOptions.dnsServers": anyOf(
            empty("Azure's own resolver serves the network then"),
            allOf(hasLength({ atLeast: 2 }), each(localAddress)),
        ),
    },
});
