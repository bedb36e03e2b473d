import { nameRule } from "../../core/refusals";
import type { Behaviours } from "../../core/types";
import { refuseUnusableKey, registryRefusals } from "./refusals";

const registryType = "azure-native:containerregistry:Registry";

/** Container registries. */
export const containersBehaviours: Behaviours = {
    [registryType]: {
        source: "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules; azure-rest-api-specs/specification/containerregistry, 2023-01-01-preview as Azure/bicep-types-az has it (required, read only; location: create, read); learn.microsoft.com/azure/container-registry/container-registry-customer-managed-keys (a key only at creation); learn.microsoft.com/azure/container-registry/zone-redundancy (likewise); unverified: message of a name that is taken, code and message of what cannot change, code of an identity that is not assigned",
        required: ["location", "sku", "sku.name", "identity.type", "networkRuleSet.defaultAction"],
        readOnly: ["loginServer", "creationDate", "provisioningState", "status", "dataEndpointHostNames"],
        replaceOn: ["location"],
        immutable: ["encryption.status", "zoneRedundancy"],
        name: nameRule(registryType, {
            global: {
                code: "AlreadyInUse",
                message: (name) =>
                    `The registry DNS name ${name.toLowerCase()}.azurecr.io is already in use. Set another name, or raise naming.generation.`,
            },
        }),
        refusals: registryRefusals,
        refuse: refuseUnusableKey,
        seconds: 20,
    },
};
