import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { PrivateStorageAccount, synapseAccessRule, type SynapseWarehouse } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import type { PlanResource } from "../../../preview/plan";
import { nameOf } from "../../../simulation/core/armIds";
import { armCheck, armCheckMissing } from "../../support/armCheck";
import { common, naming } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";
import { administrators, full, gold, hardened, inputsOf, partOf, storage, tenantId, warehouse } from "./support";

const workspaceName = expect.stringMatching(/^synw-amlp-unit-warehouse-[a-z0-9]{8}$/) as string;
const told = <T>(output: pulumi.Output<T> | undefined) => new Promise((resolve) => output?.apply(resolve));

describe("SynapseWarehouse with only its required inputs", () => {
    it("makes a workspace with its files, what is settled of it, and the dedicated pool", async () => {
        expect(listed(await recorded(() => warehouse()))).toEqual([
            "ArmGap warehouse-administrators",
            "ArmGap warehouse-minimal-tls",
            "ArmGap warehouse-pool-backups",
            "ArmGap warehouse-sql-control",
            "ArmGap warehouse-storage",
            "BlobContainer warehouse-filesystem",
            "Deployment warehouse-administrators",
            "Deployment warehouse-minimal-tls",
            "Deployment warehouse-pool-backups",
            "Deployment warehouse-sql-control",
            "Deployment warehouse-storage",
            "PrivateEndpointApproval warehouse-storage",
            "RoleAssignment warehouse-files",
            "Sleep warehouse-files-ready",
            "Sleep warehouse-storage-ready",
            "SqlPool warehouse-pool",
            "SynapseWarehouse warehouse",
            "Workspace warehouse",
        ]);
    });

    it("closes the workspace on both sides, and takes Entra alone from the beginning", async () => {
        expect(inputsOf(await recorded(() => warehouse()), "Workspace")).toEqual({
            workspaceName,
            identity: { type: "SystemAssigned" },
            azureADOnlyAuthentication: true,
            cspWorkspaceAdminProperties: { initialWorkspaceAdminObjectId: administrators.groupObjectId },
            publicNetworkAccess: "Disabled",
            // A default of azure-native's, which Azure does nothing with: azure-rest-api-specs, issue 31515.
            trustedServiceBypassEnabled: false,
            managedVirtualNetwork: "default",
            managedVirtualNetworkSettings: { preventDataExfiltration: true, allowedAadTenantIdsForLinking: [tenantId] },
            managedResourceGroupName: expect.stringMatching(/^synw-amlp-unit-warehouse-[a-z0-9]{8}-managed$/) as string,
            defaultDataLakeStorage: {
                accountUrl: "https://stoutside.dfs.core.windows.net",
                filesystem: "synapse",
                resourceId: storage.storageAccountResourceId,
                createManagedPrivateEndpoint: true,
            },
        });
    });

    it("gives the pool the smallest size, and backups in the other region", async () => {
        const made = await recorded(() => warehouse());
        expect(inputsOf(made, "SqlPool")).toEqual({
            workspaceName,
            sqlPoolName: "warehouse",
            sku: { name: "DW100c" },
            createMode: "Default",
            collation: "SQL_Latin1_General_CP1_CI_AS",
            storageAccountType: "GRS",
        });
        expect(partOf(made, "warehouse-pool-backups")).toMatchObject({
            type: "Microsoft.Synapse/workspaces/sqlPools/geoBackupPolicies",
            name: "[concat(parameters('workspace'), '/warehouse/Default')]",
            properties: { state: "Enabled" },
        });
    });

    it.each([
        [
            "administrators",
            "sqlAdministrators",
            "activeDirectory",
            {
                administratorType: "ActiveDirectory",
                login: administrators.name,
                sid: administrators.groupObjectId,
                tenantId,
            },
        ],
        [
            "sql-control",
            "managedIdentitySqlControlSettings",
            "default",
            { grantSqlControlToManagedIdentity: { desiredState: "Enabled" } },
        ],
        ["minimal-tls", "dedicatedSQLminimalTlsSettings", "default", { minimalTlsVersion: "1.2" }],
    ])("settles %s by a deployment", async (name, type, path, properties) => {
        expect(partOf(await recorded(() => warehouse()), `warehouse-${name}`)).toMatchObject({
            type: `Microsoft.Synapse/workspaces/${type}`,
            apiVersion: "2021-06-01",
            name: `[concat(parameters('workspace'), '/${path}')]`,
            properties,
            parameters: { workspace: { value: workspaceName } },
        });
    });

    it("settles it again for a workspace that takes the place of this one", async () => {
        const made = await recorded(() => warehouse());
        for (const { name } of made.filter(({ type }) => type === "azure-native:resources:Deployment")) {
            expect(partOf(made, name).parameters.follows?.value, name).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
        }
    });

    it("keeps what cannot change from being tried", async () => {
        const made = one(await recorded(() => warehouse()), "azure-native:synapse:Workspace");
        expect(made.ignoreChanges).toEqual(["cspWorkspaceAdminProperties"]);
        expect(made.replaceOnChanges).toEqual([
            "defaultDataLakeStorage.accountUrl",
            "defaultDataLakeStorage.filesystem",
            "encryption",
        ]);
        expect(one(await recorded(() => warehouse()), "azure-native:synapse:SqlPool").replaceOnChanges).toEqual([
            "collation",
            "storageAccountType",
        ]);
    });

    it("lets the workspace write its own files and nothing else", async () => {
        const { inputs } = one(await recorded(() => warehouse()), "azure-native:authorization:RoleAssignment");
        expect(inputs.scope).toMatch(/\/stoutside\/blobServices\/default\/containers\/synapse$/);
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.storageBlobDataContributor);
    });

    it("leaves the endpoint on its account to the owner where that is asked for", async () => {
        const made = listed(await recorded(() => warehouse({ approvesStorageEndpoint: false })));
        expect(made.filter((each) => each.endsWith("-storage") || each.endsWith("-storage-ready"))).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => warehouse(), "preview"))).toEqual(listed(await recorded(() => warehouse())));
    });
});

describe("SynapseWarehouse hardened", () => {
    it("breaks no rule of the policy pack but that of pauses, which a PauseSchedule makes", async () => {
        expect(await violations(hardened)).toEqual(["synapse-sql-pool-pause on warehouse-pool"]);
    });

    it("protects the workspace, its pool, its files and its right to the key, and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual([
            "BlobContainer warehouse-filesystem",
            "RoleAssignment warehouse-key-use",
            "SqlPool warehouse-pool",
            "Workspace warehouse",
        ]);
    });
});

describe("SynapseWarehouse full", () => {
    it("makes everything that it was asked for", async () => {
        expect(listed(await recorded(full)).filter((each) => !each.startsWith("ArmGap "))).toEqual([
            "BigDataPool warehouse-spark",
            "BlobContainer warehouse-filesystem",
            "Deployment warehouse-administrators",
            "Deployment warehouse-audit",
            "Deployment warehouse-defender",
            "Deployment warehouse-key",
            "Deployment warehouse-minimal-tls",
            "Deployment warehouse-pool-backups",
            "Deployment warehouse-sql-control",
            "Deployment warehouse-storage",
            "DiagnosticSetting warehouse-logs",
            "DiagnosticSetting warehouse-pool-logs",
            "DiagnosticSetting warehouse-spark-logs",
            "ManagementLockByScope warehouse-lock",
            ...["Dev", "Sql", "SqlOnDemand"].map((group) => `PrivateDnsZoneGroup warehouse-${group}-zones`),
            ...["Dev", "Dev", "Sql", "Sql", "SqlOnDemand", "SqlOnDemand"].map(
                (group) => `PrivateEndpoint warehouse-${group}`,
            ),
            "PrivateEndpointApproval warehouse-storage",
            "RoleAssignment warehouse-files",
            "RoleAssignment warehouse-key-use",
            "RoleAssignment warehouse-reads-gold",
            "Sleep warehouse-activated",
            "Sleep warehouse-files-ready",
            "Sleep warehouse-key-ready",
            "Sleep warehouse-storage-ready",
            "SqlPool warehouse-pool",
            "SynapseWarehouse warehouse",
            "Workspace warehouse",
        ]);
    });

    it("gives the pools what was asked for", async () => {
        const made = await recorded(full);
        expect(inputsOf(made, "SqlPool")).toMatchObject({
            sqlPoolName: "serving",
            sku: { name: "DW500c" },
            collation: "Latin1_General_100_CI_AS_SC_UTF8",
            storageAccountType: "LRS",
        });
        expect(partOf(made, "warehouse-pool-backups")).toMatchObject({
            name: "[concat(parameters('workspace'), '/serving/Default')]",
            properties: { state: "Disabled" },
        });
        expect(inputsOf(made, "BigDataPool")).toEqual({
            workspaceName,
            bigDataPoolName: "prepare",
            nodeSizeFamily: "MemoryOptimized",
            nodeSize: "Medium",
            autoScale: { enabled: true, minNodeCount: 4, maxNodeCount: 20 },
            autoPause: { enabled: true, delayInMinutes: 5 },
            sparkVersion: "3.4",
            sessionLevelPackagesEnabled: false,
        });
    });

    it("may have a quote in the name of its pool, which a template has twice", async () => {
        const made = await recorded(() => warehouse({ sqlPool: { name: "chef's" } }));
        expect(partOf(made, "warehouse-pool-backups").name).toBe(
            "[concat(parameters('workspace'), '/chef''s/Default')]",
        );
    });

    it("reads gold and cannot write it", async () => {
        const { inputs } = one(
            await recorded(full),
            "azure-native:authorization:RoleAssignment",
            "warehouse-reads-gold",
        );
        expect(inputs.scope).toBe(gold.filesystemResourceId);
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.storageBlobDataReader);
    });

    it("audits to the logs of the workspace", async () => {
        expect(partOf(await recorded(full), "warehouse-audit")).toMatchObject({
            type: "Microsoft.Synapse/workspaces/extendedAuditingSettings",
            properties: { state: "Enabled", isAzureMonitorTargetEnabled: true },
        });
    });

    it("tells its hosts, its principal and its pools", async () => {
        let made: SynapseWarehouse | undefined;
        await recordUnit(() => (made = full()));
        expect(await told(made?.sqlHost)).toMatch(/^synw-amlp-unit-warehouse-\w{8}\.sql\.azuresynapse\.net$/);
        expect(await told(made?.serverlessSqlHost)).toMatch(/-\w{8}-ondemand\.sql\.azuresynapse\.net$/);
        expect(await told(made?.principalId)).toMatch(/^[0-9a-f]{8}-/);
        expect(await told(made?.sqlPoolName)).toBe("serving");
        expect(await told(made?.sqlPoolResourceId)).toMatch(/\/sqlPools\/serving$/);
        expect(await told(made?.sparkPoolResourceId)).toMatch(/\/bigDataPools\/prepare$/);
        const names = await Promise.all((made?.ready ?? []).map(({ urn }) => told(urn)));
        expect(names.map((urn) => String(urn).split("::").at(-1))).toEqual([
            "warehouse-Sql-zones",
            "warehouse-SqlOnDemand-zones",
            "warehouse-Dev-zones",
            "warehouse-administrators",
            "warehouse-sql-control",
            "warehouse-minimal-tls",
            "warehouse-audit",
            "warehouse-defender",
            "warehouse-storage",
            "warehouse-files-ready",
            "warehouse-pool",
            "warehouse-spark",
        ]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, and names everything after itself", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "warehouse")).toEqual([]);
    });
});

describe("The rule that lets a workspace pass a firewall", () => {
    it("is known before there is a workspace, and names that one alone", async () => {
        const { resourceIdPattern, tenantId: of } = synapseAccessRule(naming, tenantId, "warehouse", "rg-unit");
        const made = inputsOf(await recorded(() => warehouse()), "Workspace");
        expect(resourceIdPattern.split("/").at(-1)).toBe(made.workspaceName);
        expect(resourceIdPattern).toMatch(
            /\/resourceGroups\/rg-unit\/providers\/Microsoft\.Synapse\/workspaces\/[^*]+$/,
        );
        expect(of).toBe(tenantId);
    });

    it("is one that an account takes, which the warehouse takes in turn", async () => {
        const resources = await recorded(() =>
            warehouse({
                storage: new PrivateStorageAccount("files", {
                    ...common,
                    hierarchicalNamespace: true,
                    resourceAccessRules: [synapseAccessRule(naming, tenantId, "warehouse", "rg-unit")],
                }),
            }),
        );
        const account = one(resources, "azure-native:storage:StorageAccount").inputs;
        expect(inputsOf(resources, "Workspace").defaultDataLakeStorage).toMatchObject({
            accountUrl: `https://${account.accountName as string}.dfs.core.windows.net`,
        });
    });
});

/** The resources of templates, as azure-native would have them. */
function parts(resources: readonly PlanResource[]) {
    return resources
        .filter(({ type, name }) => type === "azure-native:resources:Deployment" && name !== "warehouse-storage")
        .map(({ name }) => ({ name, ...partOf(resources, name) }));
}

describe("The parts of a workspace", () => {
    it("are all of the types that Azure has at this version", async () => {
        const types = parts(await recorded(full)).map(({ type = "" }) => type.split("workspaces/")[1]);
        expect(types.sort()).toEqual([
            "dedicatedSQLminimalTlsSettings",
            "extendedAuditingSettings",
            "keys",
            "managedIdentitySqlControlSettings",
            "securityAlertPolicies",
            "sqlAdministrators",
            "sqlPools/geoBackupPolicies",
        ]);
    });
});

describe.skipIf(armCheckMissing)("Azure's published types (../shared/arm-check)", () => {
    it.each(["preview", "resolved"] as const)(
        "have all that is made, and the templates that azure-native has types of: %s",
        async (mode) => {
            const made = await recorded(full, mode);
            const named = { administrators: "WorkspaceSqlAadAdmin", key: "Key" };
            const templates = Object.entries(named).map(([name, token]) => {
                const { properties } = partOf(made, `warehouse-${name}`);
                return { name, type: `azure-native:synapse:${token}`, inputs: { ...properties } };
            });
            const scratch = mkdtempSync(path.join(os.tmpdir(), "synapse-"));
            const lines = armCheck([...made, ...templates], path.join(scratch, "plan.json"), "--warnings");
            rmSync(scratch, { recursive: true });
            expect(lines.at(-1)).toMatch(/ checked: 0 errors, 0 warnings$/);
        },
    );
});
