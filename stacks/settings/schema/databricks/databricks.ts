import { z } from "zod";
import {
    databricksSqlWarehouseDefaults,
    databricksWorkspaceSettingsDefaults,
    enhancedSecurityDefaults,
} from "../../../../components/databricks/checks";
import { keyVaultDefaults, keyVaultLimits } from "../../../../components/key-vault/checks";
import { warehouseSizes } from "../../../../azure/databricks/warehouseSizes";
import { RootReplication } from "../../../../components";
import { computeSettings } from "./compute";
import { authentication, accountId } from "./fields";
import { unityCatalogSettings } from "./catalog";
import { jobsSettings } from "./jobs";
import { modelsSettings, servingSettings } from "./models";
import { days, flag, key, publicRange, uuid } from "../../core/fields";

const personas = (what: string) => z.array(key).min(1).describe(what);

const workspace = z
    .strictObject({
        storageReplication: z
            .enum(Object.values(RootReplication))
            .optional()
            .describe(
                "Copies of the workspace's own storage; Standard_ZRS by default, Standard_LRS where azure.zoneRedundant is false",
            ),
        browserAuthentication: z
            .boolean()
            .optional()
            .describe(
                "Whether the workspace has the region's one endpoint for sign-in; true by default in a stack without a hub, false with a hub or databricksAccount.webAuthentication, whose web-authentication workspace has it. Where the hub has none, set it to true in one environment of the region and to false in the others: without an endpoint no one can sign in",
            ),
        customerManagedKeys: z
            .boolean()
            .optional()
            .describe(
                "Whether keys of the stack's vault encrypt managed services and managed disks; false by default. Needs azureDatabricksObjectId",
            ),
        dbfsRootKey: z
            .enum(["off", "prepare", "enabled", "revert"])
            .optional()
            .describe(
                "Whether a key of the stack's vault encrypts the DBFS root, in two deployments: prepare first, then enabled with the object id that the first one exports; off by default. To go back from enabled, deploy with revert first; after that it may be prepare or off",
            ),
        dbfsRootIdentityObjectId: uuid(
            "Object id of the identity of the DBFS root's storage, output databricks.rootStorageIdentityObjectId of the deployment with prepare; needed with enabled",
        ).optional(),
        enhancedSecurity: z
            .strictObject({
                monitoring: flag("Enhanced security monitoring", enhancedSecurityDefaults.monitoring),
                automaticClusterUpdate: flag(
                    "Automatic cluster update",
                    enhancedSecurityDefaults.automaticClusterUpdate,
                ),
                complianceStandards: z
                    .array(z.string().min(1))
                    .optional()
                    .describe(
                        "Standards of the compliance security profile, for example HIPAA; none by default. Cannot be taken back",
                    ),
            })
            .optional()
            .describe("Enhanced security and compliance"),
        usersGroupId: z
            .string()
            .regex(/^\d+$/, { error: 'must be the number of a group as text, for example "123456789012345"' })
            .optional()
            .describe(
                "Number of the workspace's own group users, as `databricks groups list` shows it after the first run: access to the workspace and to SQL is taken from it, so that analysts have SQL alone. Left as it is by default, and then all users have both",
            ),
        maxTokenLifetimeDays: z
            .int()
            .optional()
            .describe(
                `Most days that a personal access token lives; ${databricksWorkspaceSettingsDefaults.maxTokenLifetimeDays} by default`,
            ),
        tokenPersonas: z
            .array(key)
            .optional()
            .describe("Personas that may make personal access tokens; none by default, and then there are no tokens"),
        restrictAdmins: flag(
            "Whether the workspace's administrators are kept from making tokens and running jobs as others",
            databricksWorkspaceSettingsDefaults.restrictAdmins,
            ". Only an administrator of the Databricks account may change it: set it to false where the deploying principal is none. False leaves it as it is, of which the policy pack warns in profile dev, and which it refuses in prod without a waiver",
        ),
        ipAccessList: z
            .array(publicRange("A public range that may reach the workspace"))
            .min(1)
            .optional()
            .describe("Public ranges that may access the workspace in addition to the runner's; none by default"),
        systemSchemas: z
            .array(z.string().min(1))
            .optional()
            .describe("System schemas that are turned on; access, compute and others by default"),
    })
    .describe("The workspace");

const sqlWarehouse = z
    .strictObject({
        size: z
            .enum(warehouseSizes)
            .optional()
            .describe(`Size of each cluster; ${databricksSqlWarehouseDefaults.size} by default`),
        serverless: flag(
            "Whether Databricks' serverless compute runs it",
            databricksSqlWarehouseDefaults.serverless,
            ". False is the type Pro",
        ),
        maxClusters: z
            .int()
            .min(1)
            .max(30)
            .optional()
            .describe(
                "Most clusters at a time; 1 by default. Beyond 10 the policy pack warns in profile dev and refuses in prod",
            ),
        autoStopMinutes: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Minutes without a query until it stops; ${databricksSqlWarehouseDefaults.autoStopMinutes} by default`,
            ),
        personas: personas("Personas that may query with it"),
    })
    .describe("SQL warehouse of analysts; none when left out");

const secretScope = z
    .strictObject({
        personas: z.array(key).optional().describe("Personas that may read every secret of the scope; none by default"),
        softDeleteRetentionDays: days(
            keyVaultLimits.softDeleteRetentionDays,
            `How long the deleted vault or a deleted secret can be recovered; ${keyVaultDefaults.softDeleteRetentionDays} by default`,
        ).optional(),
    })
    .describe(
        "Secret scope and a key vault of its own, which holds secrets alone, since AzureDatabricks reads all of it; none when left out. Needs azureDatabricksObjectId. To leave it out deletes the vault with its secrets",
    );

const team = z
    .strictObject({
        name: key.describe("Name of the team and of its folder"),
        personas: personas("Personas that share the folder"),
    })
    .describe("A team with a folder of its own");

const persona = z
    .strictObject({
        group: z.string().min(1).describe("Databricks account group of the persona's users"),
        role: z
            .enum(["engineer", "scientist", "analyst"])
            .optional()
            .describe(
                "What the group does in Unity Catalog: engineers write bronze and silver, scientists read silver and gold and write features and models, analysts read gold; nothing by default",
            ),
    })
    .describe("A persona in Databricks");

/** The Databricks workspace of a stack and what is in it. */
export const databricksSection = z
    .strictObject({
        accountId: accountId.optional(),
        authentication,
        azureDatabricksObjectId: uuid(
            "Object id, in the tenant, of the enterprise application AzureDatabricks (application id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d); needed by customer-managed keys and the secret scope",
        ).optional(),
        workspace: workspace.optional(),
        serverlessConnectivity: z
            .boolean()
            .optional()
            .describe(
                "Whether serverless compute reaches the lake over private endpoints and is held to the shared stack's network policy; false by default. Needs accountId and a hub with databricksAccount.serverless",
            ),
        personas: z
            .record(key, persona)
            .optional()
            .describe(
                "Personas that work in Databricks, by their name in the section personas; none by default, and then only the deploying principal has access to the workspace",
            ),
        teams: z.array(team).optional().describe("Teams that share folders across personas; none by default"),
        compute: computeSettings.optional(),
        unityCatalog: unityCatalogSettings.optional(),
        jobs: jobsSettings.optional(),
        models: modelsSettings.optional(),
        serving: servingSettings.optional(),
        sqlWarehouse: sqlWarehouse.optional(),
        secretScope: secretScope.optional(),
    })
    .describe("The Databricks workspace and what is in it");

/** Settings of a Databricks workspace. */
export type DatabricksSettings = z.infer<typeof databricksSection>;
