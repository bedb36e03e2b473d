import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksSecretScope,
    type DatabricksSecretScopeArgs,
} from "../../../../components/databricks/workspace/databricksSecretScope";
import { builtInRoles } from "../../../../azure/roles";
import { naming, outside } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const vaultResourceId = outside("Microsoft.KeyVault/vaults", "kv");
const databricks = "00000000-0000-4000-8000-00000000dddd";
const required = {
    naming,
    scopeName: "key-vault",
    vaultResourceId,
    vaultUri: "https://kv.vault.azure.net/",
    azureDatabricksObjectId: databricks,
};
const scope = (args: Partial<DatabricksSecretScopeArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksSecretScope("secrets", { ...required, ...args }, opts);
const full = () => scope({ readers: ["data-engineers", "data-scientists"] }, { protect: true });

describe("DatabricksSecretScope with only its required inputs", () => {
    it("gives Databricks its role, waits for it and makes the scope", async () => {
        expect(listed(await recorded(() => scope()))).toEqual([
            "DatabricksSecretScope secrets",
            "RoleAssignment secrets-read",
            "SecretScope secrets",
            "Sleep secrets-ready",
        ]);
    });

    it("lets Databricks read secrets of this vault and nothing else", async () => {
        const { inputs } = one(await recorded(() => scope()), "azure-native:authorization:RoleAssignment");
        expect(inputs).toMatchObject({
            scope: vaultResourceId,
            principalId: databricks,
            principalType: "ServicePrincipal",
        });
        expect(inputs.roleDefinitionId).toMatch(new RegExp(`/${builtInRoles.keyVaultSecretsUser}$`));
    });

    it("keeps the secrets in the vault, and waits until the role has taken effect", async () => {
        const made = one(await recorded(() => scope()), "databricks:index/secretScope:SecretScope");
        expect(made.inputs).toEqual({
            name: "key-vault",
            backendType: "AZURE_KEYVAULT",
            keyvaultMetadata: { resourceId: vaultResourceId, dnsName: "https://kv.vault.azure.net/" },
        });
        expect(waitsFor(made)).toEqual(["Sleep secrets-ready"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => scope(), "preview"))).toEqual(listed(await recorded(() => scope())));
    });
});

describe("DatabricksSecretScope full", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("lets each reader read, not write", async () => {
        const acls = (await recorded(full)).filter(({ type }) => type.endsWith(":SecretAcl"));
        expect(acls.map(({ inputs }) => inputs)).toEqual([
            { scope: "key-vault", principal: "data-engineers", permission: "READ" },
            { scope: "key-vault", principal: "data-scientists", permission: "READ" },
        ]);
    });

    it("protects nothing: the secrets stay in the vault", async () => {
        expect(guarded(await recorded(full))).toEqual([]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "secrets")).toEqual([]);
    });
});

describe("DatabricksSecretScope refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksSecretScopeArgs>, string[]]>([
        [
            "a name that Databricks does not take",
            { scopeName: "key vault" },
            ['scopeName: "key vault" must be 1 to 128 letters, digits, hyphens, underscores, periods and at signs'],
        ],
        [
            "the application id in place of the object id",
            { azureDatabricksObjectId: "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d" },
            [
                "azureDatabricksObjectId: is the application id of AzureDatabricks; a role needs its object id in the tenant",
            ],
        ],
        [
            "an object id that is none, and all users as readers",
            { azureDatabricksObjectId: "AzureDatabricks", readers: ["users"] },
            [
                'azureDatabricksObjectId: "AzureDatabricks" is not a UUID',
                'readers[0]: "users" is a group of Databricks\' own; name an account group',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => scope(args))).toEqual(expected.map((f) => `DatabricksSecretScope "secrets" ${f}`));
    });
});
