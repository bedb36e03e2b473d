import { oneOf } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const networkPublicIpStandard = defineRule({
    id: "network-public-ip-standard",
    title: "Public addresses are of the Standard kind",
    rationale: "Basic addresses are open unless a security group closes them, live in one zone and are being retired.",
    remedy: "Set sku.name to Standard.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:network:PublicIPAddress"],
    references: [
        "net.public-ip",
        "Azure.PublicIP.StandardSKU",
        "Azure.PublicIP.MigrateStandard",
        "Azure.PublicIP.AvailabilityZone",
        "Azure.PublicIP.DNSLabel",
        "Azure.PublicIP.IsAttached",
        "682e4ab9-59fe-4871-9839-265b54c568c4",
        "fe8a9af4-a003-4c7d-b7a4-b9808310c4f8",
    ],
    checks: { "sku.name": oneOf(["Standard", "StandardV2"]) },
});
