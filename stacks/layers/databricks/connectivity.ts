import * as pulumi from "@pulumi/pulumi";
import { DatabricksWorkspaceConnectivity, PrivateEndpointApproval } from "../../../components";
import type { DatabricksAccountOutputs } from "../../outputs";
import { SettingsError, type Settings } from "../../settings/settings";
import type { StackContext } from "../context";
import type { Data } from "../data";
import { accountProvider, type StackAccount } from "./account";
import type { StackWorkspace } from "./workspace";
import type { Foundation } from "../foundation";

type Section = NonNullable<Settings["databricks"]>;

const lakeTarget = "lake";
const lakeGroupIds = ["dfs", "blob"];

/** What of the account is identified by its id. */
type AccountId = Exclude<keyof DatabricksAccountOutputs, "webAuthentication">;

/** The account's part, of this stack or of the shared one. */
interface Account {
    outputs: pulumi.Output<DatabricksAccountOutputs | undefined>;
    stack: string;
}

/** Assigns the metastore and ties serverless compute to the lake, at account level; what the workspace's objects wait for comes back. */
export function connectWorkspace(
    context: StackContext,
    foundation: Foundation,
    data: Data,
    section: Section,
    { workspace }: StackWorkspace,
    ownAccount: StackAccount | undefined,
): pulumi.Resource[] {
    const { accountId, authentication, serverlessConnectivity, unityCatalog } = section;
    if (accountId === undefined) {
        return [];
    }
    const account = accountOf(context, foundation, ownAccount);
    const lake = serverlessConnectivity ? data.lake : undefined;
    const shared =
        account && unityCatalog && requireAccountOutput(account, "metastoreId", "databricksAccount.metastore");
    const serverless = account && lake && serverlessParts(account, lake.storageAccountResourceId);
    const made = new DatabricksWorkspaceConnectivity(
        "databricks-connectivity",
        { workspaceId: workspace.workspaceId, metastoreId: unityCatalog?.metastoreId ?? shared, ...serverless },
        { provider: accountProvider("databricks-account-of-workspace", accountId, authentication) },
    );
    if (lake) {
        approve(context, data, made);
    }
    return made.ready;
}

function serverlessParts(account: Account, resourceId: pulumi.Input<string>) {
    const part = (name: AccountId) => requireAccountOutput(account, name, "databricksAccount.serverless");
    return {
        networkConnectivityConfigId: part("networkConnectivityConfigId"),
        networkPolicyId: part("networkPolicyId"),
        targets: [{ name: lakeTarget, resourceId, groupIds: lakeGroupIds }],
    };
}

function accountOf(
    { settings }: StackContext,
    { networking }: Foundation,
    own: StackAccount | undefined,
): Account | undefined {
    if (own) {
        return { outputs: own.outputs, stack: pulumi.getStack() };
    }
    return networking?.hub && { outputs: networking.hub.databricksAccount, stack: settings.hub?.stack ?? "" };
}

/** A part of the account that must be there; the error names the setting that makes it. */
function requireAccountOutput({ outputs, stack }: Account, part: AccountId, setting: string): pulumi.Output<string> {
    return outputs.apply((found) => {
        const value = found?.[part];
        if (value === undefined) {
            const message = `stack ${stack} exports no databricksAccount.${part}; add it there`;
            throw new SettingsError([{ path: setting, message }]);
        }
        return value;
    });
}

/** The lake's side of the endpoints that serverless compute opened. */
function approve(context: StackContext, { lake }: Data, connectivity: DatabricksWorkspaceConnectivity): void {
    if (!lake) {
        return;
    }
    const { naming, tags, opts } = context;
    const { storageAccountResourceId: targetResourceId } = lake;
    const description = "Serverless compute of the stack's Databricks workspace";
    for (const groupId of lakeGroupIds) {
        const name = `${lakeTarget}-${groupId}`;
        const endpointName = connectivity.endpointNames[name];
        if (endpointName) {
            new PrivateEndpointApproval(
                `databricks-serverless-${name}`,
                { naming, targetResourceId, groupId, endpointName, description, tags },
                opts,
            );
        }
    }
}
