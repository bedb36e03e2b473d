import { describe, expect, it } from "vitest";
import { FakeCloud, group } from "../fakeCloud";

const identityId = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`;
const principal = `principal of ${identityId}`;
const keyId = `${group}/providers/Microsoft.KeyVault/vaults/kv/keys/k`;
const accountId = `${group}/providers/Microsoft.Storage/storageAccounts/st`;
const encryptionUser = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
const blobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
const safe = { enablePurgeProtection: true, enableRbacAuthorization: true };

function cloudWith(properties: object = safe, keyName = "k"): FakeCloud {
    return new FakeCloud()
        .with("azure-native:managedidentity:UserAssignedIdentity", { resourceName: "id" })
        .with("azure-native:keyvault:Vault", { vaultName: "kv", properties })
        .with("azure-native:keyvault:Key", { vaultName: "kv", keyName });
}

const encrypted = (host = "kv", identities = [identityId]) => ({
    accountName: "st",
    kind: "StorageV2",
    identity: { type: "UserAssigned", userAssignedIdentities: identities },
    encryption: {
        keySource: "Microsoft.Keyvault",
        encryptionIdentity: { encryptionUserAssignedIdentity: identityId },
        keyVaultProperties: { keyName: "k", keyVaultUri: `https://${host}.vault.azure.net/` },
    },
});
const ask = (cloud: FakeCloud, inputs = encrypted()) => cloud.ask("azure-native:storage:StorageAccount", inputs);

describe("An account with a key of the customer's", () => {
    it("passes with vault, key and a role that has taken effect", () => {
        expect(ask(cloudWith().role(principal, encryptionUser, keyId))).toBe("");
    });

    it("is refused without the role, and while the role has no effect yet", () => {
        expect(ask(cloudWith())).toMatch(/^400 KeyVaultAuthenticationFailure: .*Give '.*\/id' the role/);
        expect(ask(cloudWith().role(principal, encryptionUser, keyId, "not yet"))).toMatch(
            /^400 KeyVaultAuthenticationFailure: .*not taken effect yet/,
        );
        expect(ask(cloudWith().role(principal, blobContributor, keyId))).toMatch(/KeyVaultAuthenticationFailure/);
    });

    it("asks no role of a vault with access policies", () => {
        expect(ask(cloudWith({ ...safe, enableRbacAuthorization: false }))).toBe("");
    });

    it("is refused without vault or key", () => {
        expect(ask(cloudWith(), encrypted("other"))).toMatch(/^403 KeyVaultVaultNotFound/);
        expect(ask(cloudWith(safe, "another"))).toMatch(/^403 KeyVaultEncryptionKeyNotFound/);
    });

    it("is refused where the key can be purged", () => {
        expect(ask(cloudWith({ enableRbacAuthorization: true }))).toMatch(/^400 KeyVaultPolicyError/);
        expect(ask(cloudWith({ ...safe, enableSoftDelete: false }))).toMatch(/^400 KeyVaultPolicyError/);
    });

    it("is refused with an identity that it does not have", () => {
        expect(ask(cloudWith(), encrypted("kv", []))).toMatch(/is not assigned to the storage account/);
        expect(ask(new FakeCloud())).toMatch(/^400 FailedIdentityOperation/);
    });
});

describe("A flow log with an identity", () => {
    const flowLog = {
        networkWatcherName: "w",
        flowLogName: "f",
        storageId: accountId,
        identity: { userAssignedIdentities: [identityId] },
    };
    const log = (cloud: FakeCloud) =>
        cloud
            .with("azure-native:storage:StorageAccount", { accountName: "st" })
            .ask("azure-native:network:FlowLog", flowLog);

    it("needs a role on the account that has taken effect", () => {
        expect(log(cloudWith().role(principal, blobContributor, accountId))).toBe("");
        expect(log(cloudWith())).toMatch(/^403 AuthorizationFailed: .*Give it the role Storage Blob Data Contributor/);
        expect(log(cloudWith().role(principal, blobContributor, accountId, "not yet"))).toMatch(/not taken effect yet/);
    });
});
