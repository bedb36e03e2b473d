import { equals } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const containersRegistryPublicNetworkAccess = defineRule({
    id: "containers-registry-public-network-access",
    title: "Container registries are closed to the public network",
    rationale: "Any address of the internet can try the registry; only roles stand in between.",
    remedy: "Set publicNetworkAccess to Disabled and reach the registry through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:containerregistry:Registry"],
    references: [
        "acr.public-access",
        "acr.firewall",
        "Azure.ACR.Firewall",
        "CKV_AZURE_139",
        "0fdf0491-d080-4575-b627-ad0e843cba0f",
        "a3701552-92ea-433e-9d17-33b7f1208fc9",
        "d0793b48-0edc-4296-a390-4c75d1bdfd71",
    ],
    checks: { publicNetworkAccess: equals("Disabled") },
});
