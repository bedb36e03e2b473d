import { databricksAccountIssues, networkConnectivityIssues } from "../../../../components/databricks/checks";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import type { NamingSettings } from "../../schema/platform";
import type { DatabricksAccountSettings } from "../../schema/databricks/account";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { accountSignsIn, hasBrowserAuthentication } from "./endpoints";
import type { DatabricksReads } from "./reads";

/** What is wrong with what a workspace wants of an account. */
export function connectionChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    return [
        ...metastoreChecks(settings, databricks),
        ...serverlessChecks(settings, databricks),
        ...signInChecks(settings, databricks),
    ];
}

function metastoreChecks({ databricksAccount }: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const { accountId, unityCatalog } = databricks;
    if (!unityCatalog) {
        return [];
    }
    const path = "databricks.unityCatalog.metastoreId";
    const given = unityCatalog.metastoreId !== undefined;
    if (given && accountId === undefined) {
        return [
            {
                path,
                message:
                    "is given, but a metastore is assigned at account level; add databricks.accountId, or leave it out",
            },
        ];
    }
    if (!given && accountId !== undefined && databricksAccount && !databricksAccount.metastore) {
        return [
            {
                path,
                message:
                    "is missing, and databricksAccount makes no metastore; add databricksAccount.metastore, or give the id of one",
            },
        ];
    }
    return [];
}

function serverlessChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const { databricksAccount, hub, lake } = settings;
    if (!databricks.serverlessConnectivity) {
        return [];
    }
    const messages: string[] = [];
    if (databricks.accountId === undefined) {
        messages.push("is true, but private endpoint rules belong to the account; add databricks.accountId");
    }
    if (databricksAccount && !databricksAccount.serverless) {
        messages.push("is true, but databricksAccount makes no connectivity; add databricksAccount.serverless");
    }
    if (!databricksAccount && !hub) {
        messages.push(
            "is true, but there is neither a hub section nor databricksAccount.serverless that would make the connectivity; add one of the two",
        );
    }
    if (!lake) {
        messages.push("is true, but there is no lake to reach; add one, or leave it out");
    }
    return messages.map((message) => ({ path: "databricks.serverlessConnectivity", message }));
}

function signInChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const { databricksAccount } = settings;
    const issues: SettingsIssue[] = [];
    // Whether a hub has one is known once its outputs are read.
    if (hasBrowserAuthentication(settings) && accountSignsIn(settings)) {
        issues.push({
            path: "databricks.workspace.browserAuthentication",
            message:
                "is true, but databricksAccount.webAuthentication has the region's endpoint for sign-in, and a DNS zone takes one; leave it out",
        });
    }
    const own = databricksAccount?.accountId;
    if (databricks.accountId !== undefined && own !== undefined && databricks.accountId !== own) {
        issues.push({
            path: "databricks.accountId",
            message: `is ${databricks.accountId}, but databricksAccount.accountId is ${own}; a stack belongs to one account`,
        });
    }
    return issues;
}

/** What is wrong with what belongs to the account. */
export function accountChecks(
    { naming, azure: { location: region } }: DatabricksReads,
    { accountId, groups, metastore, serverless }: DatabricksAccountSettings,
): SettingsIssue[] {
    const named = metastore && { name: metastoreName(naming, region), region, ...metastore };
    const { allowedDomains } = serverless ?? {};
    return [
        ...settingsIssues(databricksAccountIssues({ metastore: named, groups }), "databricksAccount"),
        ...settingsIssues(
            networkConnectivityIssues({ accountId, region, allowedDomains }),
            "databricksAccount.serverless",
        ),
    ];
}

/** Name of the region's metastore where the settings give none. */
export const metastoreName = ({ prefix }: NamingSettings, region: string) => `${prefix}-${region}`;
