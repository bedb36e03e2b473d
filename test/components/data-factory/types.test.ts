import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DataFactory, ManagedEndpoints, linkedService, type LinkedServiceTarget } from "../../../components";
import { armCheck, armCheckMissing } from "../../support/armCheck";
import { common, customerManagedKey, naming, outside } from "../../support/fixtures";
import { recorded } from "../../support/recording";

const identityResourceId = outside("Microsoft.ManagedIdentity/userAssignedIdentities", "ingest");
const url = "https://source.contoso.example";
const password = { vaultLinkedServiceName: "vault", secretName: "erp" };
const store = { type: "LinkedServiceReference", referenceName: "vault" };
const targets: readonly LinkedServiceTarget[] = [
    { type: "AzureBlobFS", url },
    { type: "AzureSqlDatabase", server: "sql", database: "orders" },
    { type: "SqlServer", server: "erp", database: "erp", userName: "reader", password },
    { type: "AzureDatabricks", url, workspaceResourceId: outside("Microsoft.Databricks/workspaces", "dbw") },
    { type: "RestService", url, audience: url },
    { type: "AzureKeyVault", vaultUri: url },
    { type: "RestService", url, apiKey: { header: "x-api-key", secret: password } },
    {
        type: "Sftp",
        host: "sftp.contoso.example",
        userName: "reader",
        password,
        privateKey: password,
        skipHostKeyValidation: true,
    },
    {
        type: "other",
        linkedServiceType: "FtpServer",
        identity: false,
        properties: {
            host: "ftp.contoso.example",
            authenticationType: "Basic",
            userName: "reader",
            password: { type: "AzureKeyVaultSecret", store, secretName: "ftp" },
        },
    },
];

function everything(): void {
    const factory = new DataFactory("ingest", {
        ...common,
        identityResourceId,
        customerManagedKey,
        selfHostedRuntimes: ["office"],
        managedRuntime: { timeToLiveMinutes: 10 },
    });
    new DataFactory("git", {
        ...common,
        identityResourceId,
        authoring: { kind: "git", organisation: "contoso", project: "data", repository: "factory" },
    });
    const lake = { name: "lake", resourceId: outside("Microsoft.Storage/storageAccounts", "stlake"), groupId: "dfs" };
    new ManagedEndpoints("ingest-endpoints", { naming, factory, targets: [lake] });
    for (const [i, target] of targets.entries()) {
        const name = `${target.type}${i}`;
        linkedService(name, { factory: factory.contents, name, runtimeName: "managed", target });
    }
}

describe.skipIf(armCheckMissing)("Azure's published types (../shared/arm-check)", () => {
    it.each(["preview", "resolved"] as const)("have all that a factory is made of: %s", async (mode) => {
        const made = (await recorded(everything, mode)).filter(({ custom }) => custom);
        const scratch = mkdtempSync(path.join(os.tmpdir(), "data-factory-"));
        const lines = armCheck(made, path.join(scratch, "plan.json"), "--warnings");
        rmSync(scratch, { recursive: true });
        expect(lines.at(-1)).toMatch(/^20 azure-native resources of 6 types checked: 0 errors, 0 warnings$/);
    });
});
