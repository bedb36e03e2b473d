import { at } from "../../core/ids";
import { identityIdsOf, known, refuse, same, unknownCode } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { keyInVault, parseKeyId, requireWrapping } from "../key-vault/customerKeys";

const tierOf = ({ inputs }: Pick<Call, "inputs">) => String(at(inputs, "sku", "name"));
const isPremium = (call: Pick<Call, "inputs">) => same(tierOf(call), "Premium");

/** What only tier Premium has, by the paths and the values that turn it on. */
const premiumOnly: readonly { path: readonly string[]; on: string }[] = [
    { path: ["encryption", "status"], on: "enabled" },
    { path: ["zoneRedundancy"], on: "Enabled" },
    { path: ["policies", "retentionPolicy", "status"], on: "enabled" },
    { path: ["policies", "exportPolicy", "status"], on: "disabled" },
];

const days = 365;

/** What a container registry is refused for. */
export const registryRefusals: readonly Refusal[] = [
    {
        what: "public network access Disabled in a tier other than Premium",
        source: "github.com/Azure-Samples/dotNET-Frontend-AB-Testing-on-Azure-Container-Apps/issues/5",
        code: "DisablingPublicNetworkAccessNotSupported",
        message: (call) =>
            same(call.inputs.publicNetworkAccess, "Disabled") && !isPremium(call)
                ? `Disabling public network access is not supported for the SKU ${tierOf(call)}. For more information, please visit https://aka.ms/acr/private-link.`
                : undefined,
    },
    {
        what: "a customer's key, zone redundancy, retention or a stop of exports in a tier other than Premium",
        source: "learn.microsoft.com/azure/container-registry/container-registry-skus; unverified: code and message",
        message: (call) => {
            const on = premiumOnly.filter(({ path, on: value }) => same(at(call.inputs, ...path), value));
            return on.length > 0 && !isPremium(call)
                ? `${on.map(({ path }) => path.join(".")).join(", ")} is not supported for the SKU ${tierOf(call)}. Set sku.name to Premium.`
                : undefined;
        },
    },
    {
        what: `untagged manifests that are kept for more than ${days} days`,
        source: "learn.microsoft.com/azure/container-registry/container-registry-retention-policy (0 to 365); unverified: code and message",
        message: ({ inputs }) => {
            const kept = at(inputs, "policies", "retentionPolicy", "days");
            return typeof kept === "number" && !(kept >= 0 && kept <= days)
                ? `policies.retentionPolicy.days must be from 0 to ${days}, is ${kept}.`
                : undefined;
        },
    },
    {
        what: "a key in a vault behind a firewall, which a user-assigned identity cannot pass",
        source: "github.com/MicrosoftDocs/azure-docs/issues/61015 (message), 61064 and 75970, github.com/Azure/acr/issues/523 (create with a key of an open vault, then change to the registry's own identity); unverified: that it still holds, code",
        message: ({ inputs, view }) => {
            const key = parseKeyId(at(inputs, "encryption", "keyVaultProperties", "keyIdentifier"));
            const vault = key && keyVaultAt(view.ofType("azure-native:keyvault:Vault"), key.vaultUri);
            const isClosed =
                same(at(vault?.inputs.properties, "publicNetworkAccess"), "Disabled") ||
                same(at(vault?.inputs.properties, "networkAcls", "defaultAction"), "Deny");
            return key && isClosed && at(inputs, "encryption", "keyVaultProperties", "identity") !== "system"
                ? `Failed to access KeyId '${key.vaultUri}keys/${key.keyName}'. Verify that identity '${String(at(inputs, "encryption", "keyVaultProperties", "identity"))}' has 'Get, Wrap Key, Unwrap Key' permission on key: its vault is behind a firewall, which user-assigned identities do not pass.`
                : undefined;
        },
    },
];

const keyVaultAt = (vaults: readonly CloudObject[], uri: string) =>
    vaults.find(({ outputs }) => same(at(outputs.properties, "vaultUri"), uri));

const identityType = "azure-native:managedidentity:UserAssignedIdentity";

/** Refuses a key that is not there, or that the registry's identity, which it knows by its client id, may not use. */
export function refuseUnusableKey({ inputs, view }: Call): void {
    const key = parseKeyId(at(inputs, "encryption", "keyVaultProperties", "keyIdentifier"));
    const found = key && keyInVault(view, key.vaultUri, key.keyName);
    const clientId = at(inputs, "encryption", "keyVaultProperties", "identity");
    if (!found || clientId === "system") {
        return;
    }
    const identity = identityIdsOf(inputs)
        .map((id) => known(view, id, identityType))
        .find((each) => each?.outputs.clientId === clientId);
    if (!identity) {
        refuse(
            400,
            unknownCode,
            `The identity with client id ${String(clientId)} that reads the key is not assigned to the registry. List it in identity.userAssignedIdentities too.`,
        );
    }
    requireWrapping(
        view,
        { id: identity.id, principalId: String(identity.outputs.principalId) },
        found.vault,
        found.id,
    );
}
