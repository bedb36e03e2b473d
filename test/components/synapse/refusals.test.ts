import { describe, expect, it } from "vitest";
import type { SynapseWarehouseArgs } from "../../../components";
import { synapseKeySizeIssues } from "../../../components/synapse/checks";
import { privateEndpoints } from "../../support/fixtures";
import { recorded, refusal } from "../../support/recording";
import { administrators, gold, inputsOf, key, storage, warehouse } from "./support";

/** Inputs as a program without types could give them. */
const loosely = (args: unknown) => args as Partial<SynapseWarehouseArgs>;

describe("SynapseWarehouse refuses, before it registers anything,", () => {
    it.each<[string, Partial<SynapseWarehouseArgs>, string]>([
        [
            "a size that Azure does not sell",
            loosely({ sqlPool: { size: "DW600c" } }),
            'sqlPool.size: is "DW600c"; must be one of DW100c, DW200c, DW300c, DW400c, DW500c, DW1000c, DW1500c, DW2000c, DW2500c, DW3000c, DW5000c, DW6000c, DW7500c, DW10000c, DW15000c, DW30000c',
        ],
        [
            "a collation that is none",
            { sqlPool: { collation: "utf-8" } },
            'sqlPool.collation: "utf-8" is not the name of a collation, such as SQL_Latin1_General_CP1_CI_AS',
        ],
        [
            "a name of the pool that Azure refuses",
            { sqlPool: { name: "my-warehouse" } },
            'sqlPool.name: "my-warehouse" must be 1 to 60 characters without < > * % & : \\ / ? @ or hyphens, no period or space at the end',
        ],
        [
            "a pool named as a database of the system",
            { sqlPool: { name: "Master" } },
            'sqlPool.name: "Master" is a database of the system; choose another name',
        ],
        [
            "a Spark pool with a hyphen",
            { sparkPool: { name: "my-spark" } },
            'sparkPool.name: "my-spark" must be 1 to 15 letters and digits, first a letter',
        ],
        [
            "a size of nodes that there is not",
            loosely({ sparkPool: { nodeSize: "Tiny" } }),
            'sparkPool.nodeSize: is "Tiny"; must be one of Small, Medium, Large, XLarge, XXLarge',
        ],
        [
            "too few nodes",
            { sparkPool: { minNodes: 2 } },
            "sparkPool.minNodes: is 2, must be a whole number from 3 to 200",
        ],
        [
            "too many nodes",
            { sparkPool: { maxNodes: 201 } },
            "sparkPool.maxNodes: is 201, must be a whole number from 3 to 200",
        ],
        [
            "fewer nodes at most than at least",
            { sparkPool: { minNodes: 8, maxNodes: 4 } },
            "sparkPool.minNodes: is 8, more than maxNodes (4); raise maxNodes, or set fewer",
        ],
        [
            "a pause after no time",
            { sparkPool: { autoPauseMinutes: 0 } },
            "sparkPool.autoPauseMinutes: is 0, must be a whole number from 5 to 10080",
        ],
        [
            "a version of Spark that is not offered",
            loosely({ sparkPool: { version: "2.4" } }),
            'sparkPool.version: is "2.4"; must be one of 3.4, 3.5',
        ],
        [
            "a key without a vault",
            loosely({ customerManagedKey: { ...key, vaultUri: undefined } }),
            "customerManagedKey.vaultUri: is missing; give what a ServiceEncryptionKey in a vault gives, or leave customerManagedKey out",
        ],
        [
            "a vault without a key",
            { customerManagedKey: { ...key, keyName: "" } },
            "customerManagedKey.keyName: is missing; give what a ServiceEncryptionKey in a vault gives, or leave customerManagedKey out",
        ],
        [
            "a vault by its name",
            { customerManagedKey: { ...key, vaultUri: "kv-outside" } },
            'customerManagedKey.vaultUri: "kv-outside" is not the address of a vault',
        ],
        [
            "a key by its name",
            { customerManagedKey: { ...key, keyResourceId: "key" } },
            'customerManagedKey.keyResourceId: "key" is not the ARM id of a key (Microsoft.KeyVault/vaults/keys)',
        ],
        [
            "an account by its name",
            { storage: { ...storage, storageAccountResourceId: "stoutside" } },
            'storage.storageAccountResourceId: "stoutside" is not the ARM id of a resource of type Microsoft.Storage/storageAccounts',
        ],
        [
            "files of another account by their address",
            { readable: [{ ...gold, filesystemResourceId: "https://stlake.dfs.core.windows.net/gold" }] },
            'readable[0].filesystemResourceId: "https://stlake.dfs.core.windows.net/gold" is not the ARM id of a resource of type Microsoft.Storage/storageAccounts/blobServices/containers',
        ],
        ["gold twice", { readable: [gold, gold] }, 'readable: "gold" is duplicated; names must differ'],
        [
            "a group by its name",
            { administrators: { ...administrators, groupObjectId: "sql-administrators" } },
            'administrators.groupObjectId: "sql-administrators" is not a UUID',
        ],
        ["a tenant by its name", { tenantId: "contoso.com" }, 'tenantId: "contoso.com" is not a UUID'],
    ])("%s", async (_, args, message) => {
        expect(await refusal(() => warehouse(args))).toEqual([`SynapseWarehouse "warehouse" ${message}`]);
    });

    it("endpoints without their zones, and everything else that is wrong together", async () => {
        const args = loosely({
            sqlPool: { size: "DW1c" },
            sparkPool: { minNodes: 1 },
            privateEndpoints: { ...privateEndpoints, zoneResourceIds: {} },
        });
        const paths = (await refusal(() => warehouse(args))).map((line) => line.split(" ")[2]);
        expect(paths).toEqual([
            "sqlPool.size:",
            "sparkPool.minNodes:",
            ...Array<string>(3).fill("privateEndpoints.zoneResourceIds:"),
        ]);
    });

    it("no input takes effect that would admit passwords: Entra alone is no choice", async () => {
        const made = await recorded(() => warehouse(loosely({ azureADOnlyAuthentication: false })));
        expect(inputsOf(made, "Workspace").azureADOnlyAuthentication).toBe(true);
    });
});

describe("A key for a Synapse workspace", () => {
    it.each([[undefined], [2048], [3072]])("of %s bits is taken", (keySize) => {
        expect(synapseKeySizeIssues(keySize)).toEqual([]);
    });

    it.each([[1024], [4096]])("of %s bits is refused", (keySize) => {
        expect(synapseKeySizeIssues(keySize)).toEqual([
            { propertyPath: "keySize", reason: `is ${keySize}; a Synapse workspace takes keys of 2048 or 3072 bits` },
        ]);
    });
});
