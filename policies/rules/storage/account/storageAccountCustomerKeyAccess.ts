import { keyAccessTypes, namedKeyFindings } from "../../../core/azure/customerKeys";
import { equals } from "../../../core/conditions";
import { propertyIn } from "../../../core/relations";
import { defineStackRule } from "../../../core/rule";

const account = "azure-native:storage:StorageAccount";
const keyUse = {
    called: "the account",
    identityPath: "encryption.encryptionIdentity.encryptionUserAssignedIdentity",
    keyNamePath: "encryption.keyVaultProperties.keyName",
    vaultUriPath: "encryption.keyVaultProperties.keyVaultUri",
};
const byCustomer = equals("Microsoft.Keyvault");

export const storageAccountCustomerKeyAccess = defineStackRule({
    id: "storage-account-customer-key-access",
    title: "An account's identity may use its key before the account is made",
    rationale:
        "Without the role, or made before it, the account is refused; losing the role later makes its data unreadable.",
    remedy: "Assign Key Vault Crypto Service Encryption User on the key to the identity, and let the account depend on it.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [account],
    reads: keyAccessTypes,
    references: ["storage.cmk", "CKV2_AZURE_1", "6fac406b-40ca-413b-bf8e-0bf964659c25"],
    judge: (graph) =>
        graph
            .ofType(account)
            .filter((storage) => byCustomer.judge(propertyIn(storage, "encryption.keySource")).answer !== "fail")
            .flatMap((storage) => namedKeyFindings(graph, { resource: storage, ...keyUse })),
});
