import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { nameOf } from "../../../simulation/core/armIds";
import { EncryptionKey, type EncryptionKeyArgs } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import { common, tags } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const vault = { vaultName: "kv", resourceGroupName: "rg-keys", vaultUri: "https://kv.vault.azure.net/" };
const key = (args: Partial<EncryptionKeyArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new EncryptionKey("lake-key", { ...common, vault, ...args }, opts);
const hardened = () => key({}, { protect: true });
const full = () =>
    key({ hardwareProtected: true, keySize: 4096, rotation: { rotateAfterDays: 90, expireAfterDays: 120 } });

describe("EncryptionKey with only its required inputs", () => {
    it("makes a key, an identity, its right and the wait for it", async () => {
        expect(listed(await recorded(() => key()))).toEqual([
            "EncryptionKey lake-key",
            "Key lake-key",
            "RoleAssignment lake-key-use",
            "Sleep lake-key-ready",
            "UserAssignedIdentity lake-key-identity",
        ]);
    });

    it("makes a key that wraps keys only and renews itself every year", async () => {
        expect(one(await recorded(() => key()), "azure-native:keyvault:Key").inputs).toEqual({
            keyName: "key-amlp-unit-lake-key",
            vaultName: "kv",
            resourceGroupName: "rg-keys",
            properties: {
                kty: "RSA",
                keySize: 3072,
                keyOps: ["wrapKey", "unwrapKey"],
                rotationPolicy: {
                    attributes: { expiryTime: "P730D" },
                    lifetimeActions: [
                        { action: { type: "rotate" }, trigger: { timeAfterCreate: "P365D" } },
                        { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
                    ],
                },
            },
            tags,
        });
    });

    it("lets its identity use this key and nothing else", async () => {
        const { inputs } = one(await recorded(() => key()), "azure-native:authorization:RoleAssignment");
        expect(inputs.scope).toMatch(/\/resourceGroups\/rg-keys\/.*\/vaults\/kv\/keys\/key-amlp-unit-lake-key$/);
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.keyVaultCryptoServiceEncryptionUser);
        expect(inputs.principalType).toBe("ServicePrincipal");
    });

    it("is ready only when the right has had time to take effect", async () => {
        const sleep = one(await recorded(() => key()), "time:index/sleep:Sleep");
        expect(waitsFor(sleep)).toEqual(["RoleAssignment lake-key-use"]);
        expect(sleep.inputs.createDuration).toBe("120s");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => key(), "preview"))).toEqual(listed(await recorded(() => key())));
    });
});

describe("EncryptionKey hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects all that data could not be read without, not the wait", async () => {
        expect(guarded(await recorded(hardened))).toEqual([
            "Key lake-key",
            "RoleAssignment lake-key-use",
            "UserAssignedIdentity lake-key-identity",
        ]);
    });
});

describe("EncryptionKey full", () => {
    it("takes hardware, size and rotation as set", async () => {
        expect(one(await recorded(full), "azure-native:keyvault:Key").inputs.properties).toMatchObject({
            kty: "RSA-HSM",
            keySize: 4096,
            rotationPolicy: {
                attributes: { expiryTime: "P120D" },
                lifetimeActions: [{ trigger: { timeAfterCreate: "P90D" } }, { trigger: { timeBeforeExpiry: "P30D" } }],
            },
        });
    });

    it("gives what a component takes as its key, the identity by way of the wait", async () => {
        let made: EncryptionKey | undefined;
        const { resources } = await recordUnit(() => (made = full()));
        const told = await new Promise((resolve) => pulumi.output(made?.customerManagedKey).apply(resolve));
        const identity = resources.find(({ shown }) => shown.name === "lake-key-identity");
        expect(told).toEqual({
            vaultUri: vault.vaultUri,
            keyName: "key-amlp-unit-lake-key",
            keyVersion: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
            identityResourceId: identity?.id,
            identityClientId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "lake-key")).toEqual([]);
    });
});

describe("EncryptionKey refuses, before it registers anything,", () => {
    it.each<[string, Partial<EncryptionKeyArgs>, string]>([
        [
            "a rotation that is too quick",
            { rotation: { rotateAfterDays: 6 } },
            "rotation.rotateAfterDays: must be a whole number, 7 or more, is 6",
        ],
        [
            "a version that expires before the next one is a month old",
            { rotation: { rotateAfterDays: 365, expireAfterDays: 394 } },
            "rotation.expireAfterDays: must be a whole number, 28 or more and at least 30 above rotateAfterDays (365), is 394",
        ],
        ["a size that RSA keys do not have", { keySize: 1024 }, "keySize: must be 2048, 3072 or 4096, is 1024"],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => key(args))).toEqual([`EncryptionKey "lake-key" ${expected}`]);
    });
});

describe("EncryptionKey with half a rotation", () => {
    it("takes the default for the other half, given as undefined or not at all", async () => {
        for (const rotation of [{ expireAfterDays: 800 }, { rotateAfterDays: undefined, expireAfterDays: 800 }]) {
            expect(
                one(await recorded(() => key({ rotation })), "azure-native:keyvault:Key").inputs.properties,
            ).toMatchObject({
                rotationPolicy: {
                    attributes: { expiryTime: "P800D" },
                    lifetimeActions: [{ trigger: { timeAfterCreate: "P365D" } }, {}],
                },
            });
        }
    });
});
