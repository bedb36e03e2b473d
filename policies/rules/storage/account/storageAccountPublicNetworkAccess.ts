import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const storageAccountPublicNetworkAccess = defineRule({
    id: "storage-account-public-network-access",
    title: "Storage accounts are closed to the public network",
    rationale: "Any address of the internet can try the account; only keys and roles stand in between.",
    remedy: "Set publicNetworkAccess to Disabled and connect to the account through private endpoints.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:StorageAccount"],
    references: [
        "storage.public-network-access",
        "CKV_AZURE_59",
        "b2982f36-99f2-4db5-8eff-283140c09693",
        "a06d0189-92e8-4dba-b0c4-08d7669fce7d",
    ],
    checks: { publicNetworkAccess: oneOf(["Disabled", "SecuredByPerimeter"]) },
});
