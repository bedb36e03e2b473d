import { DefaultNamespaceSetting } from "@pulumi/databricks/defaultNamespaceSetting";
import { DisableLegacyAccessSetting } from "@pulumi/databricks/disableLegacyAccessSetting";
import { DisableLegacyDbfsSetting } from "@pulumi/databricks/disableLegacyDbfsSetting";
import { IpAccessList } from "@pulumi/databricks/ipAccessList";
import { Permissions } from "@pulumi/databricks/permissions";
import { RestrictWorkspaceAdminsSetting } from "@pulumi/databricks/restrictWorkspaceAdminsSetting";
import { SystemSchema } from "@pulumi/databricks/systemSchema";
import { WorkspaceConf } from "@pulumi/databricks/workspaceConf";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults, type Decided } from "../../shared/defaults";
import { isWholeNumber, repeated, throwIfInvalid, type InputIssue } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { groupIssues } from "../access/accountGroups";
import { ipAccessListIssues } from "./ipAccessLists";
import { workspaceConfiguration } from "./workspaceConfiguration";

/** Inputs of a workspace's settings. */
export interface DatabricksWorkspaceSettingsArgs {
    /** Most days that a new personal access token lives, 1 to 90; 7 by default. Tokens that exist keep their own. */
    maxTokenLifetimeDays?: number;
    /**
     * Account groups that may make personal access tokens; none by default, and then tokens are off. Databricks refuses
     * them until the workspace has one token: turn them on, make one, then name groups. A group that is taken out loses its tokens.
     */
    tokenGroups?: string[];
    /** Public IPv4 addresses and ranges that alone may reach the workspace, the one that deploys among them; no list by default. */
    ipAccessList?: string[];
    /** Catalog that names without one belong to; Databricks' choice by default. `hive_metastore` is refused. */
    defaultCatalogName?: pulumi.Input<string>;
    /**
     * System schemas that are turned on, for which the deploying principal must administer the metastore; access,
     * compute, lakeflow and query by default. `billing` is refused, since it is always on.
     */
    systemSchemas?: string[];
    /** Whether results and notebooks may leave by download, export and clipboard; false by default. */
    downloads?: boolean;
    /** Whether administrators are kept from making tokens and running jobs as others; true by default. Only an administrator of the account who is in the workspace may change it (docs/resources/restrict_workspace_admins_setting.md of databricks/terraform-provider-databricks), so that false leaves it as it is. */
    restrictAdmins?: boolean;
}

/**
 * Of the system schemas that can be turned on, those that tell who did what and what ran. `access` is the example of
 * docs/resources/system_schema.md of databricks/terraform-provider-databricks, which lets pass that one is on already.
 * unverified: the names of the others.
 */
const systemSchemas = ["access", "compute", "lakeflow", "query"] as const;

/** What a workspace's settings are where inputs say nothing. */
export const databricksWorkspaceSettingsDefaults = {
    maxTokenLifetimeDays: 7,
    systemSchemas,
    downloads: false,
    restrictAdmins: true,
} as const;

type DecidedSettings = Decided<DatabricksWorkspaceSettingsArgs, typeof databricksWorkspaceSettingsDefaults>;

// The same page: schemas that are on once generally available are not to be declared.
const alwaysOn = ["billing", "information_schema"];

/** Bounds of a workspace's settings. The most days are our own; Databricks takes up to 730. */
export const databricksWorkspaceSettingsLimits = { maxTokenLifetimeDays: [1, 90] } as const;

/** A workspace's settings: tokens short or off, audit verbose, legacy ways in closed, administrators restricted. A workspace has them once. */
export class DatabricksWorkspaceSettings extends pulumi.ComponentResource {
    constructor(name: string, args: DatabricksWorkspaceSettingsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksWorkspaceSettings", name, workspaceSettingsIssues(args));
        super("azure-ml-platform:index:DatabricksWorkspaceSettings", name, args, opts);

        const decided = withDefaults(args, databricksWorkspaceSettingsDefaults);
        const configuration = this.createConfiguration(name, decided);
        this.allowAddresses(name, args, configuration);
        this.grantTokenUse(name, args, configuration);
        this.closeLegacy(name, this.createDefaultNamespace(name, args));
        if (decided.restrictAdmins) {
            this.restrictAdmins(name);
        }
        this.turnOnSystemSchemas(name, decided);

        this.registerOutputs({});
    }

    private createConfiguration(name: string, args: DecidedSettings): WorkspaceConf {
        return new WorkspaceConf(
            `${name}-configuration`,
            {
                customConfig: workspaceConfiguration({
                    tokens: (args.tokenGroups ?? []).length > 0,
                    maxTokenLifetimeDays: args.maxTokenLifetimeDays,
                    ipAccessLists: args.ipAccessList !== undefined,
                    downloads: args.downloads,
                }),
            },
            { parent: this, ...stateless },
        );
    }

    private allowAddresses(name: string, args: DatabricksWorkspaceSettingsArgs, configuration: WorkspaceConf): void {
        if (!args.ipAccessList) {
            return;
        }
        new IpAccessList(
            `${name}-addresses`,
            { label: "azure-ml-platform", listType: "ALLOW", ipAddresses: args.ipAccessList, enabled: true },
            { parent: this, dependsOn: configuration, ...stateless },
        );
    }

    private grantTokenUse(name: string, args: DatabricksWorkspaceSettingsArgs, configuration: WorkspaceConf): void {
        const { tokenGroups = [] } = args;
        if (tokenGroups.length === 0) {
            return;
        }
        new Permissions(
            `${name}-tokens`,
            {
                authorization: "tokens",
                accessControls: accessControls("CAN_USE", { groups: tokenGroups }),
            },
            { parent: this, dependsOn: configuration, ...stateless },
        );
    }

    private createDefaultNamespace(name: string, args: DatabricksWorkspaceSettingsArgs): pulumi.Resource[] {
        if (args.defaultCatalogName === undefined) {
            return [];
        }
        const setting = new DefaultNamespaceSetting(
            `${name}-default-catalog`,
            { namespace: { value: args.defaultCatalogName } },
            { parent: this, ...stateless },
        );
        return [setting];
    }

    private closeLegacy(name: string, dependsOn: pulumi.Resource[]): void {
        // Closed before the default is another catalog, names without one would lead to a metastore without access.
        const opts = { parent: this, dependsOn, ...stateless };
        new DisableLegacyAccessSetting(`${name}-legacy-access`, { disableLegacyAccess: { value: true } }, opts);
        new DisableLegacyDbfsSetting(`${name}-legacy-dbfs`, { disableLegacyDbfs: { value: true } }, opts);
    }

    private restrictAdmins(name: string): void {
        new RestrictWorkspaceAdminsSetting(
            `${name}-admins`,
            { restrictWorkspaceAdmins: { status: "RESTRICT_TOKENS_AND_JOB_RUN_AS" } },
            { parent: this, ...stateless },
        );
    }

    private turnOnSystemSchemas(name: string, args: DecidedSettings): void {
        for (const schema of args.systemSchemas) {
            new SystemSchema(
                `${name}-schema-${schema}`,
                { schema },
                // They belong to the metastore, which the region's other workspaces use as well.
                { parent: this, retainOnDelete: true, ...stateless },
            );
        }
    }
}

/** What is wrong with a workspace's settings. */
export function workspaceSettingsIssues(args: DatabricksWorkspaceSettingsArgs): InputIssue[] {
    const decided = withDefaults(args, databricksWorkspaceSettingsDefaults);
    const { maxTokenLifetimeDays, systemSchemas, tokenGroups = [], ipAccessList } = decided;
    const bounds = databricksWorkspaceSettingsLimits.maxTokenLifetimeDays;
    const issues: InputIssue[] = [];
    if (!isWholeNumber(maxTokenLifetimeDays, bounds)) {
        issues.push({
            propertyPath: "maxTokenLifetimeDays",
            reason: `must be a whole number of days from ${bounds.join(" to ")}, is ${maxTokenLifetimeDays}`,
        });
    }
    issues.push(...groupIssues(tokenGroups, "tokenGroups"));
    if (ipAccessList) {
        issues.push(...ipAccessListIssues(ipAccessList, "ipAccessList"));
    }
    if (args.defaultCatalogName === "hive_metastore") {
        issues.push({
            propertyPath: "defaultCatalogName",
            reason: "hive_metastore is legacy and closed; name a catalog",
        });
    }
    systemSchemas.forEach((schema, i) => {
        if (alwaysOn.includes(schema)) {
            issues.push({ propertyPath: `systemSchemas[${i}]`, reason: `"${schema}" is always on; leave it out` });
        }
    });
    for (const schema of repeated(systemSchemas)) {
        issues.push({ propertyPath: "systemSchemas", reason: `"${schema}" is duplicated` });
    }
    return issues;
}
