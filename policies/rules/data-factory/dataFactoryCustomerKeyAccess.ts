import { keyAccessTypes, namedKeyFindings } from "../../core/azure/customerKeys";
import { defineStackRule } from "../../core/rule";

const factoryType = "azure-native:datafactory:Factory";
const keyUse = {
    called: "the factory",
    identityPath: "encryption.identity.userAssignedIdentity",
    keyNamePath: "encryption.keyName",
    vaultUriPath: "encryption.vaultBaseUrl",
};

export const dataFactoryCustomerKeyAccess = defineStackRule({
    id: "data-factory-customer-key-access",
    title: "A factory's identity may use its key before the factory is made",
    rationale:
        "A factory takes its key at creation alone: without the role it is refused, and it cannot be added later.",
    remedy: "Assign Key Vault Crypto Service Encryption User on the key to the identity, and let the factory depend on it.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [factoryType],
    reads: keyAccessTypes,
    references: ["adf.cmk", "4ec52d6d-beb7-40c4-9a9e-fe753254690e"],
    judge: (graph) =>
        graph.ofType(factoryType).flatMap((factory) => namedKeyFindings(graph, { resource: factory, ...keyUse })),
});
