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

/** The workspace, as others use it and as the stack hands it on. */
export interface StackDatabricks {
    /** ARM id of the workspace. */
    workspaceResourceId: pulumi.Output<string>;
    /** Host of the workspace. */
    workspaceUrl: pulumi.Output<string>;
    /** Ids of the jobs, by name. */
    jobIds: Record<string, pulumi.Output<string>>;
    /** What the stack hands on. As one output it is unknown while any part of it is, so that nothing is made from it. */
    outputs: pulumi.Output<DatabricksOutputs>;
}

/** The workspace, its metastore and connectivity, Unity Catalog and what is in it; undefined where the stack has none. */
export function makeDatabricks(
    context: StackContext,
    foundation: Foundation,
    data: Data,
    ownAccount: StackAccount | undefined,
): StackDatabricks | undefined {
    const section = context.settings.databricks;
    if (!section) {
        return undefined;
    }
    const account = ownAccount ? [ownAccount.account] : [];
    const made = makeWorkspace(context, foundation, section, account);
    const { workspace, inWorkspace } = made;
    const connected = connectWorkspace(context, foundation, data, section, made, ownAccount);
    const reachable = { ...inWorkspace, dependsOn: [...connected, ...account] };
    const { members } = makeWorkspaceAccess(context, foundation, section, reachable);
    const opts = { ...inWorkspace, dependsOn: members };
    const computing = { ...inWorkspace, dependsOn: [...members, ...workspace.ready] };
    const policies = makeCompute(context, section, computing);
    const catalog = makeCatalog(context, data, section, workspace, policies, opts);
    makeWorkspaceSettings(context, section, catalog, opts);
    const secrets = makeSecretScope(context, foundation, section, opts);
    const warehouse = makeWarehouse(context, section, computing);
    const work = makeWork(context, foundation, section, { policies, catalog, warehouse }, opts);
    const { workspaceResourceId, workspaceId, workspaceUrl, rootStorageIdentityPrincipalId } = workspace;
    const outputs = pulumi.output({
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
    return { workspaceResourceId, workspaceUrl, jobIds: work.jobs?.jobIds ?? {}, outputs };
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
