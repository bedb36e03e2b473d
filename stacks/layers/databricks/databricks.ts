import * as pulumi from "@pulumi/pulumi";
import type { DatabricksOutputs } from "../../outputs";
import type { Settings } from "../../settings/settings";
import type { StackContext } from "../context";
import type { Data } from "../data";
import type { Foundation } from "../foundation";
import type { StackAccount } from "./account";
import { makeCatalog } from "./catalog";
import { connectWorkspace } from "./connectivity";
import { makeJobs, type JobSurroundings } from "./jobs";
import { makeModels, makeServing, type LayerOptions } from "./models";
import { makeCompute, makeSecretScope, makeWarehouse, makeWorkspaceAccess, makeWorkspaceSettings } from "./contents";
import { makeWorkspace } from "./workspace";

/** The workspace, its metastore and connectivity, Unity Catalog and what is in it; undefined where the stack has none. */
export function makeDatabricks(
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
    const access = makeWorkspaceAccess(context, foundation, section, {
        ...inWorkspace,
        dependsOn: [...connected, ...account],
    });
    const opts = { ...inWorkspace, dependsOn: [access] };
    const policies = makeCompute(context, section, opts);
    const catalog = makeCatalog(context, data, section, workspace, policies, opts);
    makeWorkspaceSettings(context, section, catalog, opts);
    const secrets = makeSecretScope(context, foundation, section, opts);
    const warehouse = makeWarehouse(context, section, opts);
    const work = makeWork(context, foundation, section, { policies, catalog, warehouse }, opts);
    const { workspaceResourceId, workspaceId, workspaceUrl, rootStorageIdentityPrincipalId } = workspace;
    return pulumi.output({
        workspaceResourceId,
        workspaceId,
        workspaceUrl,
        rootStorageIdentityObjectId: rootStorageIdentityPrincipalId,
        catalogName: catalog?.catalogName,
        policyIds: policies?.policyIds,
        sqlWarehouseId: warehouse?.warehouseId,
        jobIds: work.jobs?.jobIds,
        modelNames: work.models?.modelNames,
        servingEndpointNames: work.serving?.endpointNames,
        secretVaultResourceId: secrets?.vaultResourceId,
    });
}

/** Models, the jobs that make versions of them, and the endpoints that serve versions. */
function makeWork(
    context: StackContext,
    foundation: Foundation,
    section: NonNullable<Settings["databricks"]>,
    around: Omit<JobSurroundings, "models">,
    opts: LayerOptions,
) {
    const models = makeModels(context, section, around.catalog, opts);
    return {
        models,
        jobs: makeJobs(context, foundation, section, { ...around, models }, opts),
        serving: makeServing(context, section, around.catalog, models, opts),
    };
}
