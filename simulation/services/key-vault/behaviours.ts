import { at } from "../../core/ids";
import type { Behaviours, Call } from "../../core/types";
import { known, nameRule, refuse, requireDays, unknownCode } from "../../core/refusals";
import { parentOf } from "../../core/armIds";
import { keyRefusals } from "./keyRefusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification/keyvault/resource-manager/Microsoft.KeyVault/stable/2024-11-01";

/** Key vaults and their keys. */
export const keyVaultBehaviours: Behaviours = {
    "azure-native:keyvault:Vault": {
        source: `${names}; ${specs}/keyvault.json; learn.microsoft.com/azure/key-vault/general/soft-delete-overview; messages as logs of deployments on GitHub show them; unverified: codes VaultNameNotValid, VaultAlreadyExists`,
        required: [
            "location",
            "properties",
            "properties.tenantId",
            "properties.sku",
            "properties.sku.family",
            "properties.sku.name",
        ],
        readOnly: ["properties.hsmPoolResourceId", "properties.privateEndpointConnections"],
        // The API marks nothing create-only, so that azure-native asks for the change and ARM refuses it.
        replaceOn: [],
        immutable: ["location", "properties.softDeleteRetentionInDays"],
        name: nameRule("azure-native:keyvault:Vault", {
            code: "VaultNameNotValid",
            global: {
                code: "VaultAlreadyExists",
                message: (name) =>
                    `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. Set another name, or raise naming.generation.`,
            },
        }),
        softDelete: {
            code: "ConflictError",
            message: (name) =>
                `A vault with the same name already exists in deleted state: '${name}'. Recover it (az keyvault recover), or raise naming.generation so that the new vault has another name; with purge protection it cannot be purged.`,
        },
        refuse: refuseVault,
        seconds: 15,
    },
    "azure-native:keyvault:Key": {
        source: `${names}; ${specs}/keys.json (Keys_CreateIfNotExist: no update, no delete); provider/pkg/resources/customresources/custom_keyvault.go of pulumi-azure-native (deletes at the vault itself); learn.microsoft.com/azure/key-vault/keys/about-keys (HSM keys need premium); unverified: code of that refusal`,
        required: ["properties"],
        readOnly: ["keyUri", "keyUriWithVersion"],
        replaceOn: [],
        name: nameRule("azure-native:keyvault:Key"),
        ignoresChanges: true,
        dataPlane: {
            calls: "delete",
            groupId: "vault",
            target: (inputs) =>
                `/resourceGroups/${String(inputs.resourceGroupName)}/providers/Microsoft.KeyVault/vaults/${String(inputs.vaultName)}`,
        },
        refusals: keyRefusals,
        refuse: refuseKey,
        seconds: 5,
    },
};

function refuseVault({ inputs, existing }: Call): void {
    const days = at(inputs, "properties", "softDeleteRetentionInDays");
    requireDays(days, 7, 90, 'The property "softDeleteRetentionInDays"');
    // Not even a new vault takes false: leaving it out is how purge protection stays off.
    if (at(inputs, "properties", "enablePurgeProtection") === false) {
        refuse(
            400,
            "BadRequest",
            'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action. Set it to true, or leave it out where it was never on.',
        );
    }
    const wasOn = at(existing?.inputs, "properties", "enableSoftDelete") ?? true;
    if (existing && wasOn === true && at(inputs, "properties", "enableSoftDelete") === false) {
        refuse(
            400,
            "BadRequest",
            "The property \"enableSoftDelete\" can be set to false only for creating new vault. Enabling the 'soft delete' functionality is an irreversible action. Set it to true.",
        );
    }
}

function refuseKey({ id, inputs, view }: Call): void {
    const type = at(inputs, "properties", "kty");
    const vault = known(view, parentOf(id), "azure-native:keyvault:Vault");
    const sku = at(vault?.inputs, "properties", "sku", "name");
    if (typeof type !== "string" || !type.endsWith("-HSM") || sku !== "standard") {
        return;
    }
    refuse(
        400,
        unknownCode,
        `A key of type '${type}' cannot be created in a vault of sku 'standard'. Set the vault's sku to premium, or the key's kty to '${type.replace("-HSM", "")}'.`,
    );
}
