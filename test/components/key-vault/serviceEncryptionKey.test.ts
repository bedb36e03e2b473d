import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ServiceEncryptionKey, type ServiceEncryptionKeyArgs } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import { nameOf } from "../../../simulation/core/armIds";
import { common } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const vault = { vaultName: "kv", resourceGroupName: "rg-keys", vaultUri: "https://kv.vault.azure.net/" };
const databricks = { name: "databricks", principalId: "8a6d2c10-0000-4000-8000-00000000a001" };
const storage = { name: "storage", principalId: "8a6d2c10-0000-4000-8000-00000000a002" };
const key = (args: Partial<ServiceEncryptionKeyArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new ServiceEncryptionKey("disks-key", { ...common, vault, users: [databricks], ...args }, opts);
const hardened = () => key({}, { protect: true });
const full = () => key({ hardwareProtected: true, keySize: 4096, users: [databricks, storage] });

describe("ServiceEncryptionKey with only its required inputs", () => {
    it("makes a key, the service's right and the wait for it, and no identity", async () => {
        expect(listed(await recorded(() => key()))).toEqual([
            "Key disks-key",
            "RoleAssignment disks-key-use-databricks",
            "ServiceEncryptionKey disks-key",
            "Sleep disks-key-ready",
        ]);
    });

    it("lets the service use this key and nothing else", async () => {
        const { inputs } = one(await recorded(() => key()), "azure-native:authorization:RoleAssignment");
        expect(inputs).toMatchObject({ principalId: databricks.principalId, principalType: "ServicePrincipal" });
        expect(inputs.scope).toMatch(/\/vaults\/kv\/keys\/key-amlp-unit-disks-key$/);
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.keyVaultCryptoServiceEncryptionUser);
    });
});

describe("ServiceEncryptionKey of a service that has no principal yet", () => {
    const alone = () => new ServiceEncryptionKey("disks-key", { ...common, vault });

    it("makes the key alone", async () => {
        expect(listed(await recorded(alone))).toEqual(["Key disks-key", "ServiceEncryptionKey disks-key"]);
    });

    it("tells the key's version as well", async () => {
        let made: ServiceEncryptionKey | undefined;
        await recordUnit(() => (made = alone()));
        const told = await new Promise<string>((resolve) => made?.keyVersion.apply(resolve));
        expect(told).toMatch(/^[0-9a-f]{32}$/);
    });
});

describe("ServiceEncryptionKey hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects all that data could not be read without, not the wait", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Key disks-key", "RoleAssignment disks-key-use-databricks"]);
    });
});

describe("ServiceEncryptionKey full", () => {
    it("waits for the right of every service", async () => {
        expect(waitsFor(one(await recorded(full), "time:index/sleep:Sleep"))).toEqual([
            "RoleAssignment disks-key-use-databricks",
            "RoleAssignment disks-key-use-storage",
        ]);
    });

    it("gives the version of the key without the address before it", async () => {
        let made: ServiceEncryptionKey | undefined;
        await recordUnit(() => (made = full()));
        const told = await new Promise<string>((resolve) => made?.keyVersion.apply(resolve));
        expect(told).toMatch(/^[0-9a-f]{32}$/);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "disks-key")).toEqual([]);
    });
});

describe("ServiceEncryptionKey refuses, before it registers anything,", () => {
    it.each<[string, Partial<ServiceEncryptionKeyArgs>, string]>([
        ["a key without users", { users: [] }, "users: is empty; the key would have no use"],
        [
            "a service twice",
            { users: [databricks, databricks] },
            'users: "databricks" is duplicated; names of users must differ',
        ],
        ["a size that RSA keys do not have", { keySize: 1024 }, "keySize: must be 2048, 3072 or 4096, is 1024"],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => key(args))).toEqual([`ServiceEncryptionKey "disks-key" ${expected}`]);
    });
});
