import {
    cloudWith,
    idIn,
    identity,
    identityId,
    principalOf,
    put,
    role,
    roles,
    vault,
    vaultId,
    type Asked,
} from "../support";
import type { Inputs } from "../../../simulation/core/simulatedType";
import type { RefusedCase } from "./cases";
import { managedNetwork } from "./dataFactoryParts";

const key = (keyName: string, keySize?: number): Asked => [
    "keyvault:Key",
    { vaultName: "kv-adf", keyName, properties: { kty: "RSA", keySize } },
];
const closed = { enableSoftDelete: true, enablePurgeProtection: true, enableRbacAuthorization: true };
const encryption = (
    keyName = "k",
    userAssignedIdentity: string | undefined = identityId("id-adf"),
    vaultName = "kv-adf",
) => ({
    encryption: {
        vaultBaseUrl: `https://${vaultName}.vault.azure.net/`,
        keyName,
        identity: { userAssignedIdentity },
    },
});
const carried = (...names: string[]) => ({
    identity: {
        type: "SystemAssigned,UserAssigned",
        userAssignedIdentities: Object.fromEntries(names.map((name) => [identityId(name), {}])),
    },
});
const encrypted = { factoryName: "adf", ...carried("id-adf"), ...encryption() };

/** A cloud with a vault and two keys that an identity may use. */
function withKeys(...after: Asked[]) {
    const [far, inVault]: Asked[] = [vault("kv-far", closed), vault("kv-adf", closed)];
    const cloud = cloudWith([
        identity("id-adf"),
        identity("id-other"),
        inVault as Asked,
        [(far as Asked)[0], { ...(far as Asked)[1], location: "northeurope" }],
        key("k"),
        key("k3072", 3072),
        ["keyvault:Key", { vaultName: "kv-far", keyName: "k", properties: { kty: "RSA" } }],
        role(idIn("Microsoft.KeyVault/vaults", "kv-adf"), principalOf("id-adf"), roles.encryptionUser),
        role(vaultId("kv-far"), principalOf("id-adf"), roles.encryptionUser),
    ]);
    cloud.wait(600);
    for (const asked of after) {
        put(cloud, asked);
    }
    return cloud;
}

const factoryCase = (what: string, passes: Inputs, broken: Inputs, says: RegExp, ...after: Asked[]): RefusedCase => ({
    type: "azure-native:datafactory:Factory",
    what,
    cloud: () => withKeys(...after),
    passes,
    broken,
    says,
});

/** What a factory with a key of the customer's is refused for. */
export const factoryKeyCases: readonly RefusedCase[] = [
    factoryCase(
        "a key of other than 2048 bits",
        encrypted,
        encryption("k3072"),
        /^400 BadRequest: The key 'k3072' has 3072 bits; only RSA keys of 2048 are supported\.$/,
    ),
    factoryCase(
        "a key in a vault of another region",
        encrypted,
        encryption("k", undefined, "kv-far"),
        /^400 BadRequest: The key vault is in northeurope and the factory in westeurope; /,
    ),
    factoryCase(
        "a key from the beginning without a user-assigned identity that the factory has",
        encrypted,
        encryption("k", identityId("id-other")),
        /^400 BadRequest: The factory's own principal does not exist yet: .*\/id-other", name one of identity/,
    ),
    factoryCase(
        "a key that is added when the factory has a managed network or contents",
        { factoryName: "adf", ...carried("id-adf") },
        encryption(),
        /^400 BadRequest: A customer-managed key can only be configured on an empty data factory /,
        ["datafactory:Factory", { factoryName: "adf", ...carried("id-adf") }],
        managedNetwork,
    ),
    factoryCase(
        "a key that is taken away",
        encrypted,
        { encryption: undefined },
        /^400 BadRequest: The customer-managed key of a factory cannot be removed\./,
        ["datafactory:Factory", encrypted],
    ),
];
