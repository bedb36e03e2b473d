import { z } from "zod";
import { databricksAccountDefaults } from "../../../../components/databricks/checks";
import { flag, uuid } from "../../core/fields";
import { accountId, authentication } from "./fields";

const serverless = z
    .strictObject({
        allowedDomains: z
            .array(z.string().min(1))
            .optional()
            .describe("Host names that serverless compute may reach; none by default"),
    })
    .describe("Network connectivity of serverless compute and the policy that it is held to; not made when left out");

/** What the account's part has where its settings say nothing and its components have no default. */
export const databricksAccountSettingsDefaults = { webAuthentication: true } as const;

/** What belongs to the Databricks account, not to one workspace. */
export const databricksAccountSection = z
    .strictObject({
        accountId,
        authentication,
        metastore: z
            .strictObject({
                name: z.string().min(1).optional().describe("Name of the metastore; the region's by default"),
                owner: z
                    .string({
                        error: "must be the account group that owns the metastore; the deploying principal belongs to it",
                    })
                    .min(1)
                    .describe(
                        "Account group that owns the metastore and administers it. The deploying principal belongs to it, to make catalogs, credentials and locations. A change hands over in place",
                    ),
            })
            .optional()
            .describe(
                "The region's Unity Catalog metastore; not made when left out. An account has one a region: leave it out where there is one",
            ),
        groups: z
            .array(
                z.strictObject({
                    name: z.string().min(1).describe("Name of the account group"),
                    entraObjectId: uuid("Object id of the Entra group that it stands for").optional(),
                }),
            )
            .optional()
            .describe("Account groups that are made; none by default, where Entra groups come automatically"),
        disableLegacyFeatures: flag(
            "Whether new workspaces of the whole account, others than this platform's too, start without DBFS mounts, Hive metastore and clusters without isolation",
            databricksAccountDefaults.disableLegacyFeatures,
            ". False, or a destroy, leaves the account as it is",
        ),
        serverless: serverless.optional(),
        webAuthentication: flag(
            "Whether a small workspace has the region's one endpoint for sign-in, which every private workspace needs",
            databricksAccountSettingsDefaults.webAuthentication,
        ),
    })
    .describe("What belongs to the Databricks account, in the shared stack");

/** Settings of what belongs to a Databricks account. */
export type DatabricksAccountSettings = z.infer<typeof databricksAccountSection>;
