import { builtInRoles } from "../../../azure/roles";
import { at, text } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, CloudView } from "../../core/types";
import { known, principalsOf, refuse, same, textsAt, unknownCode } from "../../core/refusals";

// Each may wrap and unwrap.
const wrappingRoles = [
    builtInRoles.keyVaultCryptoServiceEncryptionUser,
    builtInRoles.keyVaultCryptoUser,
    builtInRoles.keyVaultCryptoOfficer,
    builtInRoles.keyVaultAdministrator,
];

/** Refuses an account whose own key is not there, may be lost, or is not for its identity to use. */
export function refuseUnreachableKey({ inputs, view }: Call): void {
    if (!same(at(inputs, "encryption", "keySource"), "Microsoft.Keyvault")) {
        return;
    }
    const identity = requireIdentity(view, inputs);
    const properties = at(inputs, "encryption", "keyVaultProperties");
    const key = keyInVault(view, at(properties, "keyVaultUri"), at(properties, "keyName"));
    if (key && identity) {
        requireWrapping(view, identity, key.vault, key.id);
    }
}

/** Vault and name in the id of a key, with or without its version; undefined for what is none. */
export function parseKeyId(keyId: unknown): { vaultUri: string; keyName: string } | undefined {
    const [, host, keyName] =
        /^(https:\/\/[^/]+)\/keys\/([^/]+)(?:\/[^/]*)?$/i.exec(typeof keyId === "string" ? keyId : "") ?? [];
    return host === undefined || keyName === undefined ? undefined : { vaultUri: `${host}/`, keyName };
}

/** A key by the address of its vault and its name; undefined where somebody else made the vault. Refuses one that is not there or may be lost. */
export function keyInVault(
    view: CloudView,
    vaultUri: unknown,
    keyName: unknown,
): { id: string; vault: CloudObject } | undefined {
    const vault = requireVault(view, vaultUri);
    if (!vault) {
        return undefined;
    }
    const id = `${vault.id}/keys/${String(keyName)}`;
    if (!view.find(id)) {
        refuse(
            403,
            "KeyVaultEncryptionKeyNotFound",
            `The key vault key '${String(keyName)}' is not found in vault '${text(vault.inputs, "vaultName")}'. Make the key first.`,
        );
    }
    return { id, vault };
}

/** The identity that reads the key; undefined where it is the account's own or somebody else made it. */
function requireIdentity(view: CloudView, inputs: Inputs): { id: string; principalId: string } | undefined {
    const id = at(inputs, "encryption", "encryptionIdentity", "encryptionUserAssignedIdentity");
    if (typeof id !== "string" || id === "") {
        return undefined;
    }
    if (!textsAt(inputs, "identity", "userAssignedIdentities").some((assigned) => same(assigned, id))) {
        refuse(
            400,
            unknownCode,
            `The encryption identity '${id}' is not assigned to the storage account. List it in identity.userAssignedIdentities too.`,
        );
    }
    if (!view.find(id)) {
        refuse(400, "FailedIdentityOperation", `Resource '${id}' was not found. Make the encryption identity first.`);
    }
    return principalsOf(view, inputs).find((assigned) => same(assigned.id, id));
}

/** The vault of a key; undefined where somebody else made it, or it is no vault but an HSM of its own. */
function requireVault(view: CloudView, uri: unknown): CloudObject | undefined {
    const host = /^https:\/\/([^./]+)\.vault\.azure\.net\/?$/i.exec(typeof uri === "string" ? uri : "")?.[1];
    if (host === undefined) {
        return undefined;
    }
    const named = (object: CloudObject) => object.id.toLowerCase().endsWith(`/vaults/${host.toLowerCase()}`);
    const vault = view.ofType("azure-native:keyvault:Vault").find(named);
    if (!vault) {
        if (view.ofType("existing").some(named)) {
            return undefined;
        }
        refuse(403, "KeyVaultVaultNotFound", `The key vault '${String(uri)}' is not found. Make the vault first.`);
    }
    const recoverable =
        at(vault.inputs, "properties", "enableSoftDelete") !== false &&
        at(vault.inputs, "properties", "enablePurgeProtection") === true;
    if (!recoverable) {
        refuse(
            400,
            "KeyVaultPolicyError",
            `Keyvault policy recoverable is not set on '${host}'. Set enableSoftDelete and enablePurgeProtection of the vault to true.`,
        );
    }
    return vault;
}

/** Whether a principal may wrap and unwrap with a key. */
export function mayWrap(
    view: CloudView,
    principalId: string,
    vault: CloudObject,
    keyId: string,
): ReturnType<CloudView["holdsRole"]> {
    // Without RBAC a vault's access policies decide, and no role matters.
    const byRoles = at(vault.inputs, "properties", "enableRbacAuthorization") === true;
    return byRoles && known(view, keyId, "azure-native:keyvault:Key")
        ? view.holdsRole(principalId, wrappingRoles, keyId)
        : "yes";
}

/** Refuses a principal that may not wrap and unwrap with a key. */
export function requireWrapping(
    view: CloudView,
    identity: { id: string; principalId: string },
    vault: CloudObject,
    keyId: string,
): void {
    const held = mayWrap(view, identity.principalId, vault, keyId);
    if (held === "yes") {
        return;
    }
    refuse(
        400,
        "KeyVaultAuthenticationFailure",
        `The operation failed because of authentication issue on the keyvault. ${
            held === "no"
                ? `Give '${identity.id}' the role Key Vault Crypto Service Encryption User on ${keyId}.`
                : `The role of '${identity.id}' on ${keyId} has not taken effect yet; wait after it is given.`
        }`,
    );
}
