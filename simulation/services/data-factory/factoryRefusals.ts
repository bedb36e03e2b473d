import { factoryKeySizes } from "../../../azure/data-factory/factories";
import { at } from "../../core/ids";
import { identityIdsOf, known, principalsOf, regionOf, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, Refusal } from "../../core/types";
import { unknownOnWire } from "../../core/wire";
import { keyInVault, requireWrapping } from "../key-vault/customerKeys";

const page = "learn.microsoft.com/azure/data-factory/enable-customer-managed-key";

const encryptionOf = (inputs: Inputs | undefined) => at(inputs, "encryption") as Inputs | undefined;
const identityOf = (inputs: Inputs) => at(encryptionOf(inputs), "identity", "userAssignedIdentity");

const keyOfFactory = ({ inputs, view }: Call) =>
    encryptionOf(inputs) &&
    keyInVault(view, at(encryptionOf(inputs), "vaultBaseUrl"), at(encryptionOf(inputs), "keyName"));

/** What a factory is refused for. */
export const factoryRefusals: readonly Refusal[] = [
    {
        what: "a key of other than 2048 bits",
        source: `${page} (only 2048-bit RSA keys); unverified: code and message`,
        message: (call) => {
            const key = keyOfFactory(call);
            const { inputs } = (key && known(call.view, key.id, "azure-native:keyvault:Key")) ?? {};
            // Key Vault makes keys of 2048 bits where nothing is said: learn.microsoft.com/rest/api/keyvault/keys/create-key.
            const size = at(inputs, "properties", "keySize") ?? factoryKeySizes[0];
            return inputs && !factoryKeySizes.includes(Number(size))
                ? `The key '${String(at(encryptionOf(call.inputs), "keyName"))}' has ${Number(size)} bits; only RSA keys of ${factoryKeySizes.join(", ")} are supported.`
                : undefined;
        },
    },
    {
        what: "a key in a vault of another region",
        source: `${page} (same region); unverified: code and message`,
        message: (call) => {
            const vault = keyOfFactory(call)?.vault;
            return vault && regionOf(vault.inputs.location) !== regionOf(call.inputs.location)
                ? `The key vault is in ${regionOf(vault.inputs.location)} and the factory in ${regionOf(call.inputs.location)}; both must be in one region.`
                : undefined;
        },
    },
    {
        what: "a key from the beginning without a user-assigned identity that the factory has",
        source: `${page} ("During factory creation"); unverified: code and message`,
        message: ({ inputs, existing }) => {
            const identity = identityOf(inputs);
            if (!encryptionOf(inputs) || existing || identity === unknownOnWire) {
                return undefined;
            }
            return typeof identity === "string" && identityIdsOf(inputs).some((each) => same(each, identity))
                ? undefined
                : `The factory's own principal does not exist yet: encryption.identity.userAssignedIdentity is ${JSON.stringify(identity)}, name one of identity.userAssignedIdentities.`;
        },
    },
    {
        what: "a key that is added when the factory has a managed network or contents",
        source: `${page} ("Post factory creation": empty, no managed network); unverified: code and message`,
        message: ({ id, inputs, existing, view }) =>
            existing && encryptionOf(inputs) && !encryptionOf(existing.inputs) && view.under(id).length > 0
                ? "A customer-managed key can only be configured on an empty data factory without a managed virtual network. Make the factory with the key."
                : undefined,
    },
    {
        what: "a key that is taken away",
        source: `${page} ("Disable Customer-managed Keys"); unverified: code and message`,
        message: ({ inputs, existing }) =>
            existing && encryptionOf(existing.inputs) && !encryptionOf(inputs)
                ? "The customer-managed key of a factory cannot be removed. Set encryption back, or make another factory."
                : undefined,
    },
];

/** Refuses a key that is not there, or that the identity may not use yet. */
export function refuseUnusableFactoryKey(call: Call): void {
    const key = keyOfFactory(call);
    const identity = principalsOf(call.view, call.inputs).find(({ id }) => same(id, identityOf(call.inputs)));
    if (key && identity) {
        requireWrapping(call.view, identity, key.vault, key.id);
    }
}
