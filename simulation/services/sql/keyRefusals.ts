import { sqlKeySizes } from "../../../azure/sql/computeSizes";
import { keyOf, nameOf, parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { principalsOf, same, shown } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { mayWrap, parseKeyId } from "../key-vault/customerKeys";
import { serverOf } from "./serverRefusals";

const troubleshooting = "learn.microsoft.com/sql/relational-databases/security/encryption/troubleshoot-tde";
const requirements = "learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-byok-overview";

/** The vault of a key of the customer's and the key in it; undefined where there is none, or somebody else made the vault. */
function keyAt({ inputs, view }: Call): { vault: CloudObject; key: CloudObject | undefined } | undefined {
    const parsed = same(inputs.serverKeyType, "AzureKeyVault") ? parseKeyId(inputs.uri) : undefined;
    const host = parsed && /^https:\/\/([^./]+)/.exec(parsed.vaultUri)?.[1];
    const vault =
        host === undefined
            ? undefined
            : view.ofType("azure-native:keyvault:Vault").find(({ id }) => keyOf(id).endsWith(`/vaults/${keyOf(host)}`));
    return vault && { vault, key: view.find(`${vault.id}/keys/${parsed?.keyName ?? ""}`) };
}

/** `https://shop.vault.azure.net/keys/sql/1a2b` is `shop_sql_1a2b` to a server. */
function nameFor(uri: unknown): string | undefined {
    const [, vault, key, version] = /^https:\/\/([^./]+)[^/]*\/keys\/([^/]+)\/([^/]+)$/.exec(shown(uri ?? "")) ?? [];
    return version === undefined ? undefined : `${vault}_${key}_${version}`;
}

const policyOf = ({ inputs }: CloudObject, ...path: string[]) => at(inputs.properties, ...path);

/** What a key of a server is refused for. */
export const keyRefusals: readonly Refusal[] = [
    {
        what: "a name that is not made of vault, key and version",
        source: "azure-rest-api-specs/specification/sql, 2023-08-01, ServerKeys_CreateOrUpdate (keyName); unverified: code and message",
        message: ({ id, inputs: { serverKeyType, uri } }) =>
            same(serverKeyType, "AzureKeyVault") && nameFor(uri) !== nameOf(id)
                ? `The server key '${nameOf(id)}' must be named ${nameFor(uri) ?? "after a uri with a version"}: vault, key and version with underscores between.`
                : undefined,
    },
    {
        what: "a key that does not exist",
        source: `${troubleshooting} (status, code, message)`,
        status: 404,
        code: "ServerKeyNotFound",
        message: (call) => {
            const found = keyAt(call);
            return found && !found.key
                ? "The requested server key was not found on the current subscription."
                : undefined;
        },
    },
    {
        what: `a key that is no RSA key of ${sqlKeySizes.join(" or ")} bits`,
        source: `${requirements}; github.com/MicrosoftDocs/azure-docs/issues/35795 (message); unverified: code`,
        message: (call) => {
            const key = keyAt(call)?.key;
            const [type, size = 2048] = [at(key?.inputs.properties, "kty"), at(key?.inputs.properties, "keySize")];
            const fits = /^RSA(-HSM)?$/.test(shown(type)) && sqlKeySizes.includes(size as number);
            return key?.type === "azure-native:keyvault:Key" && !fits
                ? `The key vault provided '${shown(call.inputs.uri)}' on server '${nameOf(parentOf(call.id) ?? "")}' uses unsupported Key Size or Key Type. The supported RSA Key Size is ${sqlKeySizes.join(" or ")} and Key Type is RSA or RSA-HSM.`
                : undefined;
        },
    },
    {
        what: "a key that can be lost: its vault lacks soft delete or purge protection",
        source: `${requirements} (both are required); unverified: code and message`,
        message: (call) => {
            const vault = keyAt(call)?.vault;
            return vault &&
                (policyOf(vault, "enableSoftDelete") === false || policyOf(vault, "enablePurgeProtection") !== true)
                ? `The key vault '${nameOf(vault.id)}' lacks soft delete or purge protection. Set enableSoftDelete and enablePurgeProtection to true.`
                : undefined;
        },
    },
    {
        what: "a key in a vault whose firewall lets no services of Azure pass",
        source: `${requirements} (trusted Microsoft services); MicrosoftDocs/sql-docs, pull request 8844 (of either kind of identity); unverified: code and message`,
        message: (call) => {
            const vault = keyAt(call)?.vault;
            const isClosed =
                vault &&
                (same(policyOf(vault, "publicNetworkAccess"), "Disabled") ||
                    same(policyOf(vault, "networkAcls", "defaultAction"), "Deny"));
            return isClosed && same(policyOf(vault, "networkAcls", "bypass"), "None")
                ? `The key vault '${nameOf(vault.id)}' cannot be reached: its firewall stops services of Azure. Set networkAcls.bypass to AzureServices.`
                : undefined;
        },
    },
    {
        what: "a key that no identity of the server may use",
        source: `${troubleshooting} (status, code, message)`,
        status: 401,
        code: "AzureKeyVaultMissingPermissions",
        message: (call) => {
            const [found, server] = [keyAt(call), serverOf(call)];
            if (!found?.key || !server) {
                return undefined;
            }
            const { vault, key } = found;
            const [primary] = principalsOf(call.view, server.inputs).filter(
                ({ id }) =>
                    server.inputs.primaryUserAssignedIdentityId === undefined ||
                    same(id, server.inputs.primaryUserAssignedIdentityId),
            );
            const held = primary ? mayWrap(call.view, primary.principalId, vault, key.id) : "no";
            return held === "yes"
                ? undefined
                : `The server is missing required permissions on the Azure Key Vault. ${
                      held === "no"
                          ? `Give ${primary?.id ?? "an identity of the server"} the role Key Vault Crypto Service Encryption User on ${key.id}.`
                          : `The role of ${primary?.id} on ${key.id} has not taken effect yet; wait after it is given.`
                  }`;
        },
    },
];

/** What an encryption protector is refused for. */
export const protectorRefusals: readonly Refusal[] = [
    {
        what: "a key that the server does not have",
        source: `${troubleshooting} (status, code, message)`,
        status: 409,
        code: "ServerKeyDoesNotExists",
        message: ({ id, inputs: { serverKeyType, serverKeyName }, view }) =>
            same(serverKeyType, "AzureKeyVault") &&
            !view.find(`${parentOf(id) ?? ""}/keys/${shown(serverKeyName ?? "")}`)
                ? `The server key does not exist. Give the server the key '${shown(serverKeyName ?? "")}' first.`
                : undefined,
    },
    {
        what: "a protector of a server that names a key of its own",
        source: "pulumi-azure-native provider/pkg/openapi/defaults/defaultResourcesState.go and provider/pkg/provider/provider.go (what is not at its default is not made); the message is azure-native's",
        code: "AlreadyExists",
        message: (call) =>
            !call.existing && serverOf(call)?.inputs.keyId !== undefined
                ? `cannot create already existing subresource '${call.id}'. Take keyId away from the server.`
                : undefined,
    },
];
