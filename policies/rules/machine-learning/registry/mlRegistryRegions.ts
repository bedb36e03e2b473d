import { allOf, each, equals, hasLength, isFalse, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const someEach = (conditions: Parameters<typeof shape>[0]) => allOf(hasLength({ atLeast: 1 }), each(shape(conditions)));

export const mlRegistryRegions = defineRule({
    id: "ml-registry-regions",
    title: "Each region of a registry of models has a Premium container registry and a closed storage account",
    rationale:
        "No other tier of a container registry has private endpoints; a storage account with anonymous blobs gives models to anyone.",
    remedy: "Set acrAccountSku to Premium and allowBlobPublicAccess to false in each element of regionDetails.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Registry"],
    references: ["ml.registry-public"],
    checks: {
        regionDetails: someEach({
            acrDetails: someEach({ "systemCreatedAcrAccount.acrAccountSku": equals("Premium") }),
            storageAccountDetails: someEach({ "systemCreatedStorageAccount.allowBlobPublicAccess": isFalse() }),
        }),
    },
});
