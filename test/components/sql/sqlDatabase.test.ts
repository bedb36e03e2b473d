import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { SqlDatabase, type SqlDatabaseArgs } from "../../../components";
import type { PlanResource } from "../../../preview/plan";
import { armCheck, armCheckMissing } from "../../support/armCheck";
import { common, customerManagedKey, diagnostics, lock, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, unitAccount, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const databaseType = "azure-native:sql:Database";
const { tenantId } = unitAccount;
const administrators = { groupObjectId: "00000000-0000-4000-8000-00000000aaaa", name: "sql-administrators" };
const databases: SqlDatabaseArgs["databases"] = { orders: { compute: "serverless" } };
const server = (args: Partial<SqlDatabaseArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new SqlDatabase("sql", { ...common, tenantId, administrators, databases, ...args }, opts);
const hardened = () =>
    server({ customerManagedKey, defender: true, privateEndpoints, diagnostics, lock }, { protect: true });
const full = () =>
    server({
        databases: {
            orders: { compute: "serverless", maxCores: 8, minCores: 2, autoPauseMinutes: 15, zoneRedundant: false },
            control: {
                compute: "provisioned",
                tier: "BusinessCritical",
                cores: 4,
                maxSizeGb: 250,
                backups: { redundancy: "GeoZone", days: 35, longTerm: { weeks: 4, years: 7, weekOfYear: 26 } },
            },
        },
        ...{ customerManagedKey, defender: true, privateEndpoints, diagnostics, lock },
    });

const inputsOf = (resources: readonly PlanResource[], type: string, name?: string) => {
    const { serverName, resourceGroupName, ...rest } = one(resources, `azure-native:sql:${type}`, name).inputs;
    expect(resourceGroupName).toBe("rg-unit");
    expect(serverName).toMatch(/^sql-amlp-unit-sql-[a-z0-9]{8}$/);
    return rest;
};

describe("SqlDatabase with only its required inputs", () => {
    it("makes a server, its administrators, a database and the retention of its backups", async () => {
        expect(listed(await recorded(() => server()))).toEqual([
            "ArmGap sql-administrators",
            "BackupShortTermRetentionPolicy sql-orders-backups",
            "Database sql-orders",
            "Deployment sql-administrators",
            "Server sql",
            "SqlDatabase sql",
        ]);
    });

    it("keeps the server closed on both sides, and takes no login but the group's", async () => {
        expect(inputsOf(await recorded(() => server()), "Server")).toEqual({
            location: "westeurope",
            version: "12.0",
            administrators: {
                administratorType: "ActiveDirectory",
                principalType: "Group",
                login: administrators.name,
                sid: administrators.groupObjectId,
                tenantId,
                azureADOnlyAuthentication: true,
            },
            minimalTlsVersion: "1.2",
            publicNetworkAccess: "Disabled",
            restrictOutboundNetworkAccess: "Enabled",
            tags,
        });
    });

    it("changes administrators by a deployment, not by the server, which would be replaced", async () => {
        const made = await recorded(() => server());
        expect(one(made, "azure-native:sql:Server").ignoreChanges).toEqual(["administrators"]);
        const { inputs } = one(made, "azure-native:resources:Deployment");
        const { parameters, template } = inputs.properties as { parameters: object; template: { resources: unknown } };
        expect(template.resources).toEqual([
            {
                type: "Microsoft.Sql/servers/administrators",
                apiVersion: "2023-08-01",
                name: "[concat(parameters('server'), '/ActiveDirectory')]",
                properties: {
                    administratorType: "ActiveDirectory",
                    login: administrators.name,
                    sid: administrators.groupObjectId,
                    tenantId,
                },
            },
        ]);
        expect(parameters).toEqual({ server: { value: expect.stringMatching(/^sql-amlp-unit-sql-/) as string } });
    });

    it("states administrators again when the server's identity changes, since that sends those it was made with", async () => {
        const made = await recorded(() => server({ customerManagedKey }));
        const { properties } = one(made, "azure-native:resources:Deployment").inputs;
        const follows = { value: customerManagedKey.identityResourceId };
        expect(properties).toMatchObject({ parameters: { follows } });
    });

    it("gives a database up to two vCores in three zones, and never pauses it", async () => {
        expect(inputsOf(await recorded(() => server()), "Database")).toEqual({
            databaseName: "orders",
            location: "westeurope",
            sku: { name: "GP_S_Gen5", tier: "GeneralPurpose", family: "Gen5", capacity: 2 },
            minCapacity: 1,
            autoPauseDelay: -1,
            maxSizeBytes: 34359738368,
            zoneRedundant: true,
            requestedBackupStorageRedundancy: "Zone",
            tags,
        });
    });

    it("keeps backups of seven days", async () => {
        expect(inputsOf(await recorded(() => server()), "BackupShortTermRetentionPolicy")).toEqual({
            databaseName: "orders",
            policyName: "default",
            retentionDays: 7,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => server(), "preview"))).toEqual(listed(await recorded(() => server())));
    });
});

describe("SqlDatabase hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the server and the database and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Database sql-orders", "Server sql"]);
    });
});

describe("SqlDatabase full", () => {
    it("makes everything that it was asked for", async () => {
        expect(listed(await recorded(full))).toEqual([
            "ArmGap sql-administrators",
            "BackupShortTermRetentionPolicy sql-control-backups",
            "BackupShortTermRetentionPolicy sql-orders-backups",
            "Database sql-control",
            "Database sql-orders",
            "Deployment sql-administrators",
            "DiagnosticSetting sql-control-logs",
            "DiagnosticSetting sql-logs",
            "DiagnosticSetting sql-orders-logs",
            "EncryptionProtector sql-protector",
            "ExtendedServerBlobAuditingPolicy sql-audit",
            "LongTermRetentionPolicy sql-control-long-term-backups",
            "ManagementLockByScope sql-lock",
            "PrivateDnsZoneGroup sql-sqlServer-zones",
            "PrivateEndpoint sql-sqlServer",
            "PrivateEndpoint sql-sqlServer",
            "Server sql",
            "ServerKey sql-key",
            "ServerSecurityAlertPolicy sql-defender",
            "SqlDatabase sql",
        ]);
    });

    it("takes compute of both kinds, zones, size and backups as set", async () => {
        const made = await recorded(full);
        expect(inputsOf(made, "Database", "sql-orders")).toMatchObject({
            sku: { name: "GP_S_Gen5", capacity: 8 },
            minCapacity: 2,
            autoPauseDelay: 15,
            zoneRedundant: false,
        });
        const control = inputsOf(made, "Database", "sql-control");
        expect(control).toMatchObject({
            sku: { name: "BC_Gen5", tier: "BusinessCritical", family: "Gen5", capacity: 4 },
            maxSizeBytes: 268435456000,
            requestedBackupStorageRedundancy: "GeoZone",
        });
        expect(Object.keys(control)).not.toContain("autoPauseDelay");
        expect(Object.keys(control)).not.toContain("minCapacity");
        expect(inputsOf(made, "BackupShortTermRetentionPolicy", "sql-control-backups").retentionDays).toBe(35);
        expect(inputsOf(made, "LongTermRetentionPolicy")).toEqual({
            databaseName: "control",
            policyName: "default",
            weeklyRetention: "P4W",
            monthlyRetention: "PT0S",
            yearlyRetention: "P7Y",
            weekOfYear: 26,
        });
    });

    it("is encrypted with the key, under the key's identity, and follows its rotation", async () => {
        const made = await recorded(full);
        const { identityResourceId, keyVersion } = customerManagedKey;
        const { keyId, ...server } = inputsOf(made, "Server");
        expect(keyId).toBeUndefined();
        expect(server).toMatchObject({
            identity: { type: "UserAssigned", userAssignedIdentities: [identityResourceId] },
            primaryUserAssignedIdentityId: identityResourceId,
        });
        const keyName = `kv-outside_key_${keyVersion}`;
        expect(inputsOf(made, "ServerKey")).toEqual({
            keyName,
            serverKeyType: "AzureKeyVault",
            uri: `https://kv-outside.vault.azure.net/keys/key/${keyVersion}`,
        });
        expect(inputsOf(made, "EncryptionProtector")).toEqual({
            encryptionProtectorName: "current",
            serverKeyType: "AzureKeyVault",
            serverKeyName: keyName,
            autoRotationEnabled: true,
        });
    });

    it("does not make a version of the key again that Azure has taken itself", async () => {
        const made = await recorded(full);
        expect(one(made, "azure-native:sql:ServerKey").ignoreChanges).toEqual(["keyName", "uri"]);
        expect(one(made, "azure-native:sql:EncryptionProtector").ignoreChanges).toEqual(["serverKeyName"]);
    });

    it("audits and encrypts before there is a database", async () => {
        const made = await recorded(full);
        expect(waitsFor(one(made, databaseType, "sql-orders"))).toEqual(
            expect.arrayContaining([
                "EncryptionProtector sql-protector",
                "ExtendedServerBlobAuditingPolicy sql-audit",
            ]) as string[],
        );
    });

    it("audits to the logs of master, which are sent with those of each database", async () => {
        const made = await recorded(full);
        expect(inputsOf(made, "ExtendedServerBlobAuditingPolicy")).toEqual({
            blobAuditingPolicyName: "Default",
            state: "Enabled",
            isAzureMonitorTargetEnabled: true,
        });
        expect(inputsOf(made, "ServerSecurityAlertPolicy")).toEqual({
            securityAlertPolicyName: "Default",
            state: "Enabled",
        });
        const sent = made
            .filter(({ type }) => type === "azure-native:monitor:DiagnosticSetting")
            .map(({ inputs }) => (inputs.resourceUri as string).split("/databases/")[1]);
        expect(sent.sort()).toEqual(["control", "master", "orders"]);
    });

    it("is locked, and reached on its endpoint", async () => {
        const made = await recorded(full);
        const id = expect.stringMatching(/\/Microsoft\.Sql\/servers\/sql-amlp-unit-sql-[^/]+$/) as string;
        expect(one(made, "azure-native:authorization:ManagementLockByScope").inputs.scope).toEqual(id);
        expect(one(made, "azure-native:network:PrivateEndpoint").inputs.privateLinkServiceConnections).toEqual([
            { name: "sqlServer", privateLinkServiceId: id, groupIds: ["sqlServer"] },
        ]);
    });

    it("gives its host, its databases by name, and what work in them depends on", async () => {
        let made: SqlDatabase | undefined;
        await recordUnit(() => (made = full()));
        const told = <T>(output: pulumi.Output<T> | undefined) => new Promise((resolve) => output?.apply(resolve));
        expect(await told(made?.serverHost)).toMatch(/^sql-amlp-unit-sql-[a-z0-9]{8}\.database\.windows\.net$/);
        expect(Object.keys(made?.databaseNames ?? {})).toEqual(["orders", "control"]);
        expect(await told(made?.databaseNames.control)).toBe("control");
        expect(await told(made?.databaseResourceIds.control)).toMatch(/\/databases\/control$/);
        const names = await Promise.all((made?.ready ?? []).map(({ urn }) => told(urn)));
        expect(names.map((urn) => String(urn).split("::").at(-1))).toEqual([
            "sql-sqlServer-zones",
            "sql-administrators",
            "sql-orders",
            "sql-control",
        ]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "sql")).toEqual([]);
    });
});

describe.skipIf(armCheckMissing)("Azure's published types (../shared/arm-check)", () => {
    it.each(["preview", "resolved"] as const)(
        "have all that is made, and the template's resource: %s",
        async (mode) => {
            const made = await recorded(full, mode);
            const { inputs } = one(made, "azure-native:resources:Deployment");
            const { template } = inputs.properties as { template: { resources: [{ properties: object }] } };
            const administrators = {
                name: "administrators",
                type: "azure-native:sql:ServerAzureADAdministrator",
                inputs: { administratorName: "ActiveDirectory", ...template.resources[0].properties },
            };
            const scratch = mkdtempSync(path.join(os.tmpdir(), "sql-"));
            const lines = armCheck([...made, administrators], path.join(scratch, "plan.json"), "--warnings");
            rmSync(scratch, { recursive: true });
            expect(lines.at(-1)).toMatch(/ checked: 0 errors, 0 warnings$/);
        },
    );
});
