import {
    type ComponentArgs,
    DatabricksModelTracking,
    type MachineLearningWorkspace,
    MlAlerts,
    MlCompute,
    MlDataAssets,
    type MlReadRegistry,
    type WorkspaceDependencies,
} from "../../../components";
import { medallionZones } from "../../../components/storage/checks";
import type { MachineLearningSettings } from "../../settings/schema/machine-learning/machineLearning";
import type { StackContext } from "../context";
import type { Data } from "../data";
import type { Foundation } from "../foundation";

/** The workspace with what it depends on and where it is. */
export interface PlacedWorkspace {
    /** Resource group, region, names and tags. */
    group: ComponentArgs;
    /** The workspace. */
    workspace: MachineLearningWorkspace;
    /** What it depends on. */
    dependencies: WorkspaceDependencies;
    /** Where its compute runs. */
    network: ConstructorParameters<typeof MlCompute>[1]["network"];
    /** Registry of models that jobs read; undefined where they read none. */
    registry: MlReadRegistry | undefined;
}

/** What the workspace holds and who works with it; each part only where the settings have it. */
export function makeContents(
    context: StackContext,
    foundation: Foundation,
    data: Data,
    section: MachineLearningSettings,
    placed: PlacedWorkspace,
): MlDataAssets | undefined {
    makeCompute(context, foundation, section, placed);
    makeTracking(context, section, placed);
    makeAlerts(context, foundation, section, placed);
    return makeAssets(context, data, section, placed);
}

function makeCompute(
    { settings, opts }: StackContext,
    foundation: Foundation,
    { compute = {} }: MachineLearningSettings,
    { group, workspace, dependencies, network, registry }: PlacedWorkspace,
): void {
    const { clusters = [], instances = [] } = compute;
    if (clusters.length + instances.length === 0) {
        return;
    }
    const { tenantId } = settings.azure;
    const used = new Set(clusters.map(({ identity }) => identity));
    const identities = Object.entries(foundation.identities).filter(([name]) => used.has(name));
    new MlCompute(
        "ml-compute",
        {
            ...group,
            workspaceName: workspace.workspaceName,
            network,
            clusters,
            instances: instances.map(({ userObjectId: objectId, ...rest }) => ({
                ...rest,
                user: { objectId, tenantId },
            })),
            identities: Object.fromEntries(
                identities.map(([name, { id: resourceId, principalId }]) => [name, { resourceId, principalId }]),
            ),
            dependencies,
            modelRegistry: registry,
            after: workspace.ready,
        },
        opts,
    );
}

function makeAssets(
    { settings, opts }: StackContext,
    { lake }: Data,
    { data }: MachineLearningSettings,
    { group, workspace }: PlacedWorkspace,
): MlDataAssets | undefined {
    if (!data) {
        return undefined;
    }
    const { outputs, ...rest } = data;
    const zones = (settings.lake?.zones ?? medallionZones).map(({ name, format }) => ({ name, format }));
    const account = lake && { storageAccountResourceId: lake.storageAccountResourceId };
    return new MlDataAssets(
        "ml-data",
        {
            ...group,
            ...rest,
            workspaceName: workspace.workspaceName,
            lake: account && { ...account, zones },
            outputs: account && outputs !== undefined ? { ...account, containerName: outputs } : undefined,
            after: [...workspace.ready, ...(lake ? [lake] : [])],
        },
        opts,
    );
}

function makeTracking(
    { opts }: StackContext,
    { tracking: principals }: MachineLearningSettings,
    { group, workspace, dependencies }: PlacedWorkspace,
): void {
    if (!principals) {
        return;
    }
    const { workspaceResourceId, mlflowTrackingUri } = workspace;
    const { storageAccountResourceId } = dependencies;
    new DatabricksModelTracking(
        "ml-tracking",
        { ...group, workspaceResourceId, storageAccountResourceId, mlflowTrackingUri, principals },
        opts,
    );
}

/** Alerts wherever alerts of the stack go to somebody; a budget where the settings have one. */
function makeAlerts(
    { settings, opts }: StackContext,
    { observability }: Foundation,
    { alerts, budget }: MachineLearningSettings,
    { group, workspace }: PlacedWorkspace,
): void {
    const { workspaceResourceId: logsResourceId, actionGroupResourceId } = observability ?? {};
    const targets = logsResourceId && actionGroupResourceId && { logsResourceId, actionGroupResourceId };
    if (!targets && !budget) {
        return;
    }
    const emails = budget?.emails ?? settings.observability?.alertEmails ?? [];
    new MlAlerts(
        "ml-alerts",
        {
            ...group,
            ...alerts,
            workspaceResourceId: workspace.workspaceResourceId,
            targets,
            budget: budget && { ...budget, emails },
        },
        opts,
    );
}
