import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/databricks/provider";
import {
    DatabricksAccount,
    DatabricksNetworkConnectivity,
    DatabricksWebAuthenticationWorkspace,
} from "../../../components";
import type { DatabricksAccountOutputs } from "../../outputs";
import { databricksAccountSettingsDefaults } from "../../settings/schema/databricks/account";
import { metastoreName } from "../../settings/checks/databricks/account";
import { resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";

// The account's own address is the same in the whole public cloud.
const accountHost = "https://accounts.azuredatabricks.net";

/** Provider of the Databricks account. */
export function accountProvider(name: string, accountId: string, authType = "azure-cli"): Provider {
    return new Provider(name, { host: accountHost, accountId, authType });
}

/** What a stack has of the Databricks account. */
export interface StackAccount {
    /** What other stacks read of it. */
    outputs: pulumi.Output<DatabricksAccountOutputs>;
    /**
     * What every workspace waits for: where a region has no metastore yet, Databricks makes one with the first workspace and
     * leaves no room for ours. Groups are there before they are assigned, too.
     */
    account: DatabricksAccount;
}

/** What belongs to the account, and the region's endpoint for sign-in; undefined where the stack has none of it. */
export function makeDatabricksAccount(context: StackContext, foundation: Foundation): StackAccount | undefined {
    const section = context.settings.databricksAccount;
    if (!section) {
        return undefined;
    }
    const { naming, settings } = context;
    const { location } = settings.azure;
    const { accountId, authentication, metastore, groups, disableLegacyFeatures, serverless } = section;
    const { webAuthentication } = { ...databricksAccountSettingsDefaults, ...section };
    const provider = accountProvider("databricks-account", accountId, authentication);
    const account = new DatabricksAccount(
        "databricks-account",
        {
            metastore: metastore && { name: metastoreName(settings.naming, location), region: location, ...metastore },
            groups,
            disableLegacyFeatures,
        },
        { provider, protect: settings.protection.protectData },
    );
    if (webAuthentication) {
        makeWebAuthentication(context, foundation, account);
    }
    const connectivity =
        serverless &&
        new DatabricksNetworkConnectivity(
            "databricks-serverless",
            { naming, accountId, region: location, allowedDomains: serverless.allowedDomains },
            { provider },
        );
    const outputs = pulumi.output({
        accountId,
        metastoreId: account.metastoreId,
        networkConnectivityConfigId: connectivity?.networkConnectivityConfigId,
        networkPolicyId: connectivity?.networkPolicyId,
        webAuthentication,
    });
    return { outputs, account };
}

function makeWebAuthentication(
    context: StackContext,
    { networking, diagnostics }: Foundation,
    account: DatabricksAccount,
): void {
    new DatabricksWebAuthenticationWorkspace(
        "web-authentication",
        {
            ...resourceGroup(context, "web-authentication"),
            privateEndpoints: networking?.placement,
            diagnostics,
            lock: context.lock,
        },
        { ...context.dataOpts, dependsOn: account },
    );
}
