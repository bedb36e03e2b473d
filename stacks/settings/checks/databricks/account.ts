import { databricksAccountIssues } from "../../../../components/databricks/account/databricksAccount";
import { networkConnectivityIssues } from "../../../../components/databricks/account/databricksNetworkConnectivity";
import type { InputIssue } from "../../../../components/shared/validation";
import type { SettingsIssue } from "../../core/issues";
import { hasBrowserAuthentication } from "../privateEndpoints";
import type { Settings } from "../../schema/settings";

/** What is wrong with the account's part, and with what a workspace wants of an account. */
export function accountChecks(settings: Settings): SettingsIssue[] {
    return [
        ...metastoreChecks(settings),
        ...serverlessChecks(settings),
        ...signInChecks(settings),
        ...ownChecks(settings),
    ];
}

function metastoreChecks({ databricks, databricksAccount }: Settings): SettingsIssue[] {
    const { accountId, unityCatalog } = databricks ?? {};
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

function serverlessChecks({ databricks, databricksAccount, hub, lake }: Settings): SettingsIssue[] {
    if (!databricks?.serverlessConnectivity) {
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

function signInChecks(settings: Settings): SettingsIssue[] {
    const { databricks, databricksAccount } = settings;
    const issues: SettingsIssue[] = [];
    const inOwnAccount = databricksAccount !== undefined && databricksAccount.webAuthentication !== false;
    // Whether a hub has one is known once its outputs are read.
    if (databricks && hasBrowserAuthentication(settings) && inOwnAccount) {
        issues.push({
            path: "databricks.workspace.browserAuthentication",
            message:
                "is true, but databricksAccount.webAuthentication has the region's endpoint for sign-in, and a DNS zone takes one; leave it out",
        });
    }
    const own = databricksAccount?.accountId;
    if (databricks?.accountId !== undefined && own !== undefined && databricks.accountId !== own) {
        issues.push({
            path: "databricks.accountId",
            message: `is ${databricks.accountId}, but databricksAccount.accountId is ${own}; a stack belongs to one account`,
        });
    }
    return issues;
}

function ownChecks({ databricksAccount, naming, azure }: Settings): SettingsIssue[] {
    if (!databricksAccount) {
        return [];
    }
    const { accountId, groups, metastore, serverless } = databricksAccount;
    const { location: region } = azure;
    const of = (at: string, issues: InputIssue[]) =>
        issues.map(({ propertyPath, reason }) => ({ path: `databricksAccount.${at}${propertyPath}`, message: reason }));
    const { allowedDomains } = serverless ?? {};
    return [
        ...of(
            "",
            databricksAccountIssues({ metastore: metastore && { name: naming.prefix, region, ...metastore }, groups }),
        ),
        ...of("serverless.", networkConnectivityIssues({ accountId, region, allowedDomains })),
    ];
}
