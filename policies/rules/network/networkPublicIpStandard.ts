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
    references: ["net.public-ip", "Azure.PublicIP.StandardSKU", "Azure.PublicIP.MigrateStandard"],
    checks: { "sku.name": oneOf(["Standard", "StandardV2"]) },
});
