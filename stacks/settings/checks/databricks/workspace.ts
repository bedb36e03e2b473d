import { enhancedSecurityIssues, ipAccessListIssues } from "../../../../components/databricks/checks";
import { azureSignIns } from "../../schema/databricks/fields";
import { needsKeyVault, settingsIssues, type SettingsIssue } from "../../core/issues";
import { purposesOf } from "../network";
import { withoutZones } from "../platform";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import type { DatabricksReads } from "./reads";

type WorkspaceSettings = NonNullable<DatabricksSettings["workspace"]>;

const at = "databricks.workspace";

/** What is wrong with the workspace itself: its subnets, copies, security, keys, and who reaches it. */
export function workspaceChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    return [
        ...workspaceSubnetChecks(settings),
        ...replicationChecks(settings, databricks),
        ...settingsIssues(enhancedSecurityIssues(databricks.workspace?.enhancedSecurity), at),
        ...keyChecks(settings, databricks),
        ...scopeChecks(databricks),
        ...accessChecks(settings, databricks),
    ];
}

const subnets = ["databricksHost", "databricksContainer"] as const;

function workspaceSubnetChecks(settings: DatabricksReads): SettingsIssue[] {
    const purposes = purposesOf(settings);
    return subnets
        .filter((purpose) => !purposes.includes(purpose))
        .map((purpose) => ({
            path: "databricks",
            message: `needs a subnet of purpose ${purpose}, delegated to Microsoft.Databricks/workspaces; add one to the network section`,
        }));
}

// By default a workspace has copies in zones only where the stack is zone-redundant, which is refused elsewhere.
function replicationChecks({ azure }: DatabricksReads, { workspace }: DatabricksSettings): SettingsIssue[] {
    const issue = withoutZones(azure);
    const replication = workspace?.storageReplication;
    if (issue === undefined || (replication !== "Standard_ZRS" && replication !== "Standard_GZRS")) {
        return [];
    }
    return [
        {
            path: `${at}.storageReplication`,
            message: `is ${replication}, but ${issue}; set it to Standard_LRS or Standard_GRS`,
        },
    ];
}

function keyChecks(
    settings: DatabricksReads,
    { workspace = {}, secretScope, azureDatabricksObjectId }: DatabricksSettings,
) {
    const { dbfsRootKey = "off", customerManagedKeys } = workspace;
    const keys = customerManagedKeys ? [`${at}.customerManagedKeys`] : [];
    const issues: SettingsIssue[] = [];
    for (const path of [...keys, ...(secretScope ? ["databricks.secretScope"] : [])]) {
        if (azureDatabricksObjectId === undefined) {
            issues.push({
                path,
                message:
                    "needs the object id of the enterprise application AzureDatabricks, which uses the vault; add databricks.azureDatabricksObjectId",
            });
        }
    }
    for (const path of [...keys, ...(dbfsRootKey === "off" || dbfsRootKey === "revert" ? [] : [`${at}.dbfsRootKey`])]) {
        if (!settings.keyVault) {
            issues.push(needsKeyVault(path));
        }
    }
    return [...issues, ...rootKeyIssues(workspace)];
}

function rootKeyIssues({ dbfsRootKey = "off", dbfsRootIdentityObjectId }: WorkspaceSettings): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    if (dbfsRootKey === "enabled" && dbfsRootIdentityObjectId === undefined) {
        issues.push({
            path: `${at}.dbfsRootKey`,
            message:
                "is enabled, but dbfsRootIdentityObjectId is missing: the identity that needs the key exists only after a run with prepare, which exports it as databricks.rootStorageIdentityObjectId; set prepare, deploy, then set both",
        });
    }
    if (dbfsRootKey !== "enabled" && dbfsRootIdentityObjectId !== undefined) {
        issues.push({
            path: `${at}.dbfsRootIdentityObjectId`,
            message: `is given, but dbfsRootKey is ${dbfsRootKey}; set dbfsRootKey to enabled, or leave it out`,
        });
    }
    return issues;
}

// docs/resources/secret_scope.md of databricks/terraform-provider-databricks: a scope on a Key Vault needs a sign-in of Azure's.
function scopeChecks({ authentication = "azure-cli", secretScope }: DatabricksSettings): SettingsIssue[] {
    if (!secretScope || azureSignIns.includes(authentication)) {
        return [];
    }
    return [
        {
            path: "databricks.secretScope",
            message: `is backed by a key vault, for which Databricks needs a sign-in of Azure's, but databricks.authentication is ${authentication}; set it to one of ${azureSignIns.join(", ")}, or leave the scope out`,
        },
    ];
}

function accessChecks({ runner }: DatabricksReads, { workspace }: DatabricksSettings): SettingsIssue[] {
    const { ipAccessList: own } = workspace ?? {};
    const path = `${at}.ipAccessList`;
    if (runner.from !== "ipAccessList") {
        return own
            ? [
                  {
                      path,
                      message:
                          "lists public ranges, but the workspace answers in its network only, since runner.from is hub; leave it out, or set runner.from to ipAccessList",
                  },
              ]
            : [];
    }
    // The workspace has one list of both.
    const together = own ? ipAccessListIssues([...own, ...new Set(runner.addresses)], path) : [];
    return settingsIssues([...ipAccessListIssues(runner.addresses, "runner.addresses"), ...together], "");
}
