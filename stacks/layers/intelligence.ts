import * as pulumi from "@pulumi/pulumi";
import type { DatabricksAccountOutputs, DatabricksOutputs } from "../outputs";
import type { StackContext } from "./context";
import type { Data } from "./data";
import { makeDatabricksAccount, type StackAccount } from "./databricks/account";
import { makeCatalog } from "./databricks/catalog";
import { connectWorkspace } from "./databricks/connectivity";
import {
    makeCompute,
    makeWorkspaceAccess,
    makeSecretScope,
    makeWarehouse,
    makeWorkspaceSettings,
} from "./databricks/contents";
import { makeWorkspace } from "./databricks/workspace";
import type { Foundation } from "./foundation";

/** What people and pipelines work with. */
export interface Intelligence {
    /** What belongs to the Databricks account; undefined where the stack has none of it. */
    databricksAccount: pulumi.Output<DatabricksAccountOutputs> | undefined;
    /** The Databricks workspace; undefined where the stack has none. */
    databricks: pulumi.Output<DatabricksOutputs> | undefined;
}

/** Databricks: the account's part, then the workspace, its metastore and connectivity, Unity Catalog and what is in it. */
export function makeIntelligence(context: StackContext, foundation: Foundation, data: Data): Intelligence {
    const own = makeDatabricksAccount(context, foundation);
    return { databricksAccount: own?.outputs, databricks: makeDatabricks(context, foundation, data, own) };
}

function makeDatabricks(
    context: StackContext,
    foundation: Foundation,
    data: Data,
    ownAccount: StackAccount | undefined,
): pulumi.Output<DatabricksOutputs> | undefined {
    const section = context.settings.databricks;
    if (!section) {
        return undefined;
    }
    const account = ownAccount ? [ownAccount.account] : [];
    const made = makeWorkspace(context, foundation, section, account);
    const { workspace, inWorkspace } = made;
    const connected = connectWorkspace(context, foundation, data, section, made, ownAccount);
    const access = makeWorkspaceAccess(context, section, { ...inWorkspace, dependsOn: [...connected, ...account] });
    const opts = { ...inWorkspace, dependsOn: [access] };
    const policies = makeCompute(context, section, opts);
    const catalog = makeCatalog(context, data, section, workspace, policies, opts);
    makeWorkspaceSettings(context, section, catalog, opts);
    makeSecretScope(context, foundation, section, opts);
    const warehouse = makeWarehouse(context, section, opts);
    return pulumi.output({
        workspaceResourceId: workspace.workspaceResourceId,
        workspaceId: workspace.workspaceId,
        workspaceUrl: workspace.workspaceUrl,
        rootStorageIdentityObjectId: workspace.rootStorageIdentityPrincipalId,
        catalogName: catalog?.catalogName,
        policyIds: policies?.policyIds,
        sqlWarehouseId: warehouse?.warehouseId,
    });
}
