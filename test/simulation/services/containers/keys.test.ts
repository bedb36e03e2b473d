import { describe, expect, it } from "vitest";
import { cloudWith, identity, identityId, key, principalOf, put, refusalOf, role, roles, vault } from "../../support";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import { uuidOf } from "../../../../simulation/core/ids";

const clientId = uuidOf(`${identityId("id-cr")}/client`);
const registry = (keyName: string, assigned: object = { [identityId("id-cr")]: {} }) => ({
    registryName: "crown",
    sku: { name: "Premium" },
    identity: { type: "UserAssigned", userAssignedIdentities: assigned },
    encryption: {
        status: "enabled",
        keyVaultProperties: { identity: clientId, keyIdentifier: `https://kv-1.vault.azure.net/keys/${keyName}` },
    },
});
const keyId = "/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-1/keys/k";
const asked = (cloud: Cloud, body: object) => refusalOf(() => put(cloud, ["containerregistry:Registry", { ...body }]));

/** A cloud with a key, an identity and its role, which takes effect after a wait. */
const withKey = () =>
    cloudWith([
        identity("id-cr"),
        vault("kv-1", { enablePurgeProtection: true, enableRbacAuthorization: true }),
        key("kv-1", "k"),
        role(keyId, principalOf("id-cr"), roles.encryptionUser),
    ]);

describe("A container registry with a customer's key", () => {
    it("is made once the role of the identity is in force", () => {
        const cloud = withKey();
        expect(asked(cloud, registry("k"))).toMatch(/^400 KeyVaultAuthenticationFailure: .*has not taken effect yet/);
        cloud.wait(600);
        expect(asked(cloud, registry("k"))).toBe("");
    });

    it("refuses a key that is not there, and an identity that it does not have", () => {
        const cloud = withKey();
        cloud.wait(600);
        expect(asked(cloud, registry("missing"))).toMatch(/^403 KeyVaultEncryptionKeyNotFound:/);
        expect(asked(cloud, registry("k", {}))).toMatch(
            /^400 BadRequest: The identity with client id .* is not assigned/,
        );
    });

    it("does not lose the key", () => {
        const cloud = withKey();
        cloud.wait(600);
        asked(cloud, registry("k"));
        expect(asked(cloud, { ...registry("k"), encryption: undefined })).toMatch(
            /^400 PropertyChangeNotAllowed: Changing encryption\.status is not allowed\./,
        );
    });
});
