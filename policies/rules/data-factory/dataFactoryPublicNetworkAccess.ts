import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const dataFactoryPublicNetworkAccess = defineRule({
    id: "data-factory-public-network-access",
    title: "Data factories are closed to the public network",
    rationale: "Runtimes and the studio of an open factory connect to it from any address of the internet.",
    remedy: "Set publicNetworkAccess to Disabled and reach the factory through its private endpoints.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:Factory"],
    references: [
        "adf.public-access",
        "CKV_AZURE_104",
        "AZU-0035",
        "08b1442b-7789-4130-8506-4f99a97226a7",
        "1cf164be-6819-4a50-b8fa-4bcaa4f98fb6",
    ],
    checks: { publicNetworkAccess: equals("Disabled") },
});
