import { describe, expect, it } from "vitest";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Faults } from "../../../simulation/core/faultInjection";
import {
    account,
    accountId,
    cloudWith,
    group,
    identity,
    identityId,
    key,
    network,
    networkId,
    principalOf,
    put,
    refusalOf,
    role,
    roleAssignmentId,
    roles,
    vault,
    vaultId,
    type Asked,
} from "../support";

const keyId = `${vaultId("kv-1")}/keys/k`;
const principal = principalOf("reader");

function cloudBefore(faults: Faults = {}): Cloud {
    const recoverable = { enablePurgeProtection: true, enableRbacAuthorization: true };
    return cloudWith([identity("reader"), identity("other"), vault("kv-1", recoverable), key("kv-1", "k")], { faults });
}

const encrypted = account("st1", {
    identity: { type: "UserAssigned", userAssignedIdentities: [identityId("reader")] },
    encryption: {
        keySource: "Microsoft.Keyvault",
        encryptionIdentity: { encryptionUserAssignedIdentity: identityId("reader") },
        keyVaultProperties: { keyName: "k", keyVaultUri: "https://kv-1.vault.azure.net/" },
    },
});
const keyRole = (scope = keyId) => role(scope, principal, roles.encryptionUser);
const notYet = /^400 KeyVaultAuthenticationFailure: .*not taken effect yet/;

describe("A role in the simulated cloud", () => {
    it("lets an account read its key once a wait that names it is over", () => {
        const cloud = cloudBefore();
        put(cloud, keyRole());
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(notYet);
        cloud.wait(90, [roleAssignmentId(keyId, principal).toUpperCase()]);
        expect(refusalOf(() => put(cloud, encrypted))).toBe("");
    });

    it("takes effect during a wait that names nothing, or nothing that has an id", () => {
        for (const named of [[], ["2026-11-22"]]) {
            const cloud = cloudBefore();
            put(cloud, keyRole());
            cloud.wait(90, named);
            expect(refusalOf(() => put(cloud, encrypted))).toBe("");
        }
    });

    it("takes no effect during a wait that names others", () => {
        const cloud = cloudBefore();
        put(cloud, keyRole());
        put(cloud, role(group, principalOf("other"), roles.encryptionUser));
        cloud.wait(600, [roleAssignmentId(group, principalOf("other"))]);
        cloud.wait(600, ["/subscriptions/s-1/providers/Microsoft.Authorization/roleAssignments/x"]);
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(notYet);
    });

    it("takes no effect during a wait that came before it, or is shorter than the lag", () => {
        const cloud = cloudBefore({ roleLagSeconds: 300 });
        cloud.wait(600);
        put(cloud, keyRole());
        cloud.wait(299);
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(notYet);
        cloud.wait(300);
        expect(refusalOf(() => put(cloud, encrypted))).toBe("");
    });

    it("needs a wait as long as Azure's quickstarts have, by default", () => {
        const cloud = cloudBefore();
        put(cloud, keyRole());
        cloud.wait(89);
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(notYet);
    });

    it.each([
        ["the group", group],
        ["the vault", vaultId("kv-1")],
        ["the subscription", "/subscriptions/s-1"],
    ])("counts where it is on %s above", (_, scope) => {
        const cloud = cloudBefore();
        put(cloud, keyRole(scope));
        cloud.wait(90);
        expect(refusalOf(() => put(cloud, encrypted))).toBe("");
    });

    it("does not count for another principal, on another scope, or as another role", () => {
        const others: Asked[] = [
            role(keyId, principalOf("other"), roles.encryptionUser),
            role(identityId("reader"), principal, roles.encryptionUser),
            role(keyId, principal, roles.blobContributor),
        ];
        const cloud = cloudBefore();
        for (const other of others) {
            put(cloud, other);
        }
        cloud.wait(600);
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(/^400 KeyVaultAuthenticationFailure: .*Give '/);
    });

    it("keeps its effect when its description changes", () => {
        const cloud = cloudBefore();
        put(cloud, keyRole());
        cloud.wait(90);
        put(cloud, [keyRole()[0], { ...keyRole()[1], description: "why" }]);
        expect(refusalOf(() => put(cloud, encrypted))).toBe("");
    });

    it("loses its effect with itself: made again it needs another wait", () => {
        const cloud = cloudBefore();
        put(cloud, keyRole());
        cloud.wait(90);
        cloud.delete(roleAssignmentId(keyId, principal));
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(/Give '/);
        put(cloud, keyRole());
        expect(refusalOf(() => put(cloud, encrypted))).toMatch(notYet);
    });

    it("lets a flow log be written once it has taken effect", () => {
        const cloud = cloudBefore();
        for (const asked of [account("st2"), network("v1")]) {
            put(cloud, asked);
        }
        const flowLog: Asked = [
            "network:FlowLog",
            {
                resourceGroupName: "NetworkWatcherRG",
                networkWatcherName: "NetworkWatcher_westeurope",
                flowLogName: "f",
                targetResourceId: networkId("v1"),
                storageId: accountId("st2"),
                identity: { type: "UserAssigned", userAssignedIdentities: [identityId("reader")] },
            },
        ];
        expect(refusalOf(() => put(cloud, flowLog))).toMatch(/^403 AuthorizationFailed: .*Give it the role/);
        put(cloud, role(accountId("st2"), principal, roles.blobContributor));
        expect(refusalOf(() => put(cloud, flowLog))).toMatch(/^403 AuthorizationFailed: .*not taken effect yet/);
        cloud.wait(90, [roleAssignmentId(accountId("st2"), principal)]);
        expect(refusalOf(() => put(cloud, flowLog))).toBe("");
    });

    it("is a later one when it is given again, until it is waited for again", () => {
        const cloud = cloudBefore();
        const given = put(cloud, role(keyId, principal, roles.encryptionUser));
        cloud.wait(90);
        cloud.delete(given.id);
        const again = put(cloud, role(keyId, principal, roles.encryptionUser));
        expect(again.id).toBe(given.id);
        expect(String(again.outputs.createdOn) > String(given.outputs.createdOn)).toBe(true);
        expect(put(cloud, role(keyId, principal, roles.encryptionUser)).outputs).toEqual(again.outputs);
        expect(refusalOf(() => put(cloud, encrypted))).toContain("not taken effect yet");
    });

    it("is refused for a principal that the directory does not know", () => {
        const cloud = cloudBefore();
        const asProviderError = refusalOf(() => put(cloud, role(group, "stranger", roles.encryptionUser)));
        expect(asProviderError).toMatch(/^400 PrincipalNotFound: Principal stranger/);
        cloud.prepare({ groups: ["stranger"] });
        expect(refusalOf(() => put(cloud, role(group, "stranger", roles.encryptionUser)))).toBe("");
        cloud.delete(identityId("other"));
        expect(refusalOf(() => put(cloud, role(group, principalOf("other"), roles.encryptionUser)))).toMatch(/^400/);
    });

    it.each([
        ["a group given as a user", "a-team", "User", "Group"],
        ["an identity given as a group", principalOf("other"), "Group", "ServicePrincipal"],
        ["an application given as a group", "a-databricks", "Group", "ServicePrincipal"],
    ])("is refused for %s, and taken for what it is", (_, principal, wrong, right) => {
        const cloud = cloudBefore();
        cloud.prepare({ groups: ["a-team"], azureDatabricksObjectId: "a-databricks" });
        const [type, inputs] = role(group, principal, roles.encryptionUser);
        const asked = (principalType: string) => refusalOf(() => put(cloud, [type, { ...inputs, principalType }]));
        expect(asked(wrong)).toBe(
            `400 UnmatchedPrincipalType: The PrincipalId '${principal.replaceAll("-", "")}' has type '${right}' , which is different from specified PrinciaplType '${wrong}'.`,
        );
        expect(asked(right)).toBe("");
    });
});
