import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksWorkspaceSettings,
    type DatabricksWorkspaceSettingsArgs,
} from "../../../../components/databricks/workspace/databricksWorkspaceSettings";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const conf = "databricks:index/workspaceConf:WorkspaceConf";
const settings = (args?: DatabricksWorkspaceSettingsArgs, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksWorkspaceSettings("settings", args, opts);
const hardened = () => settings({ defaultCatalogName: "dev" }, { protect: true });
const full = () =>
    settings({
        maxTokenLifetimeDays: 30,
        tokenGroups: ["data-engineers", "automation"],
        ipAccessList: ["203.0.113.10", "198.51.100.0/24"],
        defaultCatalogName: "dev",
        systemSchemas: ["access", "storage"],
        downloads: true,
        restrictAdmins: false,
    });

describe("DatabricksWorkspaceSettings with no inputs", () => {
    it("makes the configuration, closes legacy ways in, restricts administrators and turns on system schemas", async () => {
        expect(listed(await recorded(() => settings()))).toEqual([
            "DatabricksWorkspaceSettings settings",
            "DisableLegacyAccessSetting settings-legacy-access",
            "DisableLegacyDbfsSetting settings-legacy-dbfs",
            "RestrictWorkspaceAdminsSetting settings-admins",
            "SystemSchema settings-schema-access",
            "SystemSchema settings-schema-compute",
            "SystemSchema settings-schema-lakeflow",
            "SystemSchema settings-schema-query",
            "WorkspaceConf settings-configuration",
        ]);
    });

    it("has no tokens, a verbose audit, and no download for files and results", async () => {
        expect(one(await recorded(() => settings()), conf).inputs.customConfig).toEqual({
            enableTokensConfig: "false",
            maxTokenLifetimeDays: "7",
            enableIpAccessLists: "false",
            enableVerboseAuditLogs: "true",
            enableDbfsFileBrowser: "false",
            enableFileStoreEndpoint: "false",
            storeInteractiveNotebookResultsInCustomerAccount: "true",
            enableResultsDownloading: "false",
            enableExportNotebook: "false",
            enableNotebookTableClipboard: "false",
        });
    });

    it("closes DBFS and the old metastore, and keeps administrators from acting as others", async () => {
        const resources = await recorded(() => settings());
        const of = (kind: string) => resources.find(({ type }) => type.endsWith(`:${kind}`))?.inputs;
        expect(of("DisableLegacyAccessSetting")).toEqual({ disableLegacyAccess: { value: true } });
        expect(of("DisableLegacyDbfsSetting")).toEqual({ disableLegacyDbfs: { value: true } });
        expect(of("RestrictWorkspaceAdminsSetting")).toEqual({
            restrictWorkspaceAdmins: { status: "RESTRICT_TOKENS_AND_JOB_RUN_AS" },
        });
    });

    it("leaves system schemas on when it goes, since they belong to the metastore", async () => {
        const schemas = (await recorded(() => settings())).filter(({ type }) => type.endsWith(":SystemSchema"));
        expect(schemas.map(({ retainOnDelete }) => retainOnDelete)).toEqual([true, true, true, true]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => settings(), "preview"))).toEqual(listed(await recorded(() => settings())));
    });
});

describe("DatabricksWorkspaceSettings hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("closes the old metastore only after another catalog is the default", async () => {
        const resources = await recorded(hardened);
        for (const name of ["settings-legacy-access", "settings-legacy-dbfs"]) {
            expect(waitsFor(resources.find((made) => made.name === name)!)).toEqual([
                "DefaultNamespaceSetting settings-default-catalog",
            ]);
        }
    });

    it("protects nothing, for it holds no data", async () => {
        expect(guarded(await recorded(hardened))).toEqual([]);
    });
});

describe("DatabricksWorkspaceSettings full", () => {
    it("lets named groups make tokens that end", async () => {
        const resources = await recorded(full);
        expect(one(resources, conf).inputs.customConfig).toMatchObject({
            enableTokensConfig: "true",
            maxTokenLifetimeDays: "30",
        });
        const tokens = one(resources, "databricks:index/permissions:Permissions");
        expect(tokens.inputs).toEqual({
            authorization: "tokens",
            accessControls: [
                { groupName: "data-engineers", permissionLevel: "CAN_USE" },
                { groupName: "automation", permissionLevel: "CAN_USE" },
            ],
        });
        expect(waitsFor(tokens)).toEqual(["WorkspaceConf settings-configuration"]);
    });

    it("allows the listed addresses alone", async () => {
        const resources = await recorded(full);
        expect(one(resources, conf).inputs.customConfig).toMatchObject({ enableIpAccessLists: "true" });
        expect(one(resources, "databricks:index/ipAccessList:IpAccessList").inputs).toEqual({
            label: "azure-ml-platform",
            listType: "ALLOW",
            ipAddresses: ["203.0.113.10", "198.51.100.0/24"],
            enabled: true,
        });
    });

    it("takes catalog, schemas, downloads and administrators as set", async () => {
        const resources = await recorded(full);
        expect(
            one(resources, "databricks:index/defaultNamespaceSetting:DefaultNamespaceSetting").inputs.namespace,
        ).toEqual({ value: "dev" });
        expect(one(resources, conf).inputs.customConfig).toMatchObject({
            enableResultsDownloading: "true",
            enableExportNotebook: "true",
            enableNotebookTableClipboard: "true",
        });
        expect(listed(resources).filter((name) => /SystemSchema|Restrict/.test(name))).toEqual([
            "SystemSchema settings-schema-access",
            "SystemSchema settings-schema-storage",
        ]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "settings")).toEqual([]);
    });
});

describe("DatabricksWorkspaceSettings refuses, before it registers anything,", () => {
    it.each<[string, DatabricksWorkspaceSettingsArgs, string[]]>([
        [
            "tokens that never end",
            { maxTokenLifetimeDays: 0 },
            ["maxTokenLifetimeDays: must be a whole number of days from 1 to 90, is 0"],
        ],
        [
            "tokens that outlive a quarter",
            { maxTokenLifetimeDays: 91 },
            ["maxTokenLifetimeDays: must be a whole number of days from 1 to 90, is 91"],
        ],
        [
            "tokens for all users",
            { tokenGroups: ["users"] },
            ['tokenGroups[0]: "users" is a group of Databricks\' own; name an account group'],
        ],
        ["a group twice", { tokenGroups: ["a", "a"] }, ['tokenGroups: group "a" is duplicated']],
        [
            "an empty list of addresses",
            { ipAccessList: [] },
            ["ipAccessList: is empty, and no address would be allowed; leave it out to have no list"],
        ],
        [
            "what is not public, too wide or no address",
            { ipAccessList: ["10.0.0.0/24", "8.0.0.0/8", "example.com", "2001:db8::/32"] },
            [
                'ipAccessList[0]: "10.0.0.0/24" is not public; name the addresses that traffic leaves the network with',
                'ipAccessList[1]: "8.0.0.0/8" is wider than /16',
                'ipAccessList[2]: "example.com" is neither an IPv4 address nor a range in CIDR form',
                'ipAccessList[3]: "2001:db8::/32" is neither an IPv4 address nor a range in CIDR form',
            ],
        ],
        [
            "an address twice",
            { ipAccessList: ["203.0.113.10", "203.0.113.10"] },
            ['ipAccessList: "203.0.113.10" is duplicated'],
        ],
        [
            "the old metastore as the default",
            { defaultCatalogName: "hive_metastore" },
            ["defaultCatalogName: hive_metastore is legacy and closed; name a catalog"],
        ],
        [
            "a schema that is always on, and one twice",
            { systemSchemas: ["billing", "access", "access"] },
            ['systemSchemas[0]: "billing" is always on; leave it out', 'systemSchemas: "access" is duplicated'],
        ],
    ])("%s", async (_, args, expected) => {
        const prefixed = expected.map((issue) => `DatabricksWorkspaceSettings "settings" ${issue}`);
        expect(await refusal(() => settings(args))).toEqual(prefixed);
    });

    it("more addresses than a workspace takes", async () => {
        const ipAccessList = Array.from({ length: 1001 }, (_, i) => `8.8.${i >> 8}.${i & 255}`);
        expect(await refusal(() => settings({ ipAccessList }))).toEqual([
            'DatabricksWorkspaceSettings "settings" ipAccessList: has 1001 ranges; a workspace takes 1000',
        ]);
    });
});
