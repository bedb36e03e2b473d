import * as pulumi from "@pulumi/pulumi";
import {
    type ComponentArgs,
    MachineLearningWorkspace,
    type MlDataAssets,
    type OutboundTarget,
    ServiceEncryptionKey,
    type WorkspaceEncryption,
    type WorkspaceNetworkArgs,
    type WorkspaceUser,
} from "../../../components";
import { ownValue } from "../../../azure/ownValue";
import { requireResourceId } from "../../../azure/resourceIds";
import { groupIds } from "../../../components/storage/checks";
import type { MachineLearningOutputs } from "../../outputs";
import {
    machineLearningSettingsDefaults,
    type MachineLearningSettings,
} from "../../settings/schema/machine-learning/machineLearning";
import { resourceGroup, type StackContext } from "../context";
import type { Data } from "../data";
import type { Foundation } from "../foundation";
import { keyArgs } from "../key-vault";
import { makeContents } from "./contents";
import { makeDependencies, type StackDependencies } from "./dependencies";
import { usedRegistry, type UsedRegistry } from "./usedRegistry";

/** The Machine Learning workspace with what it depends on; undefined where the stack has none. */
export function makeMachineLearning(
    context: StackContext,
    foundation: Foundation,
    data: Data,
): pulumi.Output<MachineLearningOutputs> | undefined {
    const section = context.settings.machineLearning;
    if (!section) {
        return undefined;
    }
    const group = resourceGroup(context, "machine-learning");
    const made = makeDependencies(context, foundation, section, group);
    const dependencies = made.ids;
    const { highBusinessImpact, imageBuildCompute } = section;
    const registry = usedRegistry(context, foundation, section);
    const network = networkOf(context, foundation, data, section, registry);
    const workspace = new MachineLearningWorkspace(
        "ml",
        {
            ...group,
            dependencies,
            network,
            encryption: encryptionOf(context, foundation, section, group),
            highBusinessImpact,
            imageBuildCompute,
            users: usersOf(context, section),
            privateEndpoints: foundation.networking?.placement,
            diagnostics: foundation.diagnostics,
        },
        context.dataOpts,
    );
    const assets = makeContents(context, foundation, data, section, {
        group,
        workspace,
        dependencies,
        network: network.kind === "subnet" ? network : { kind: "managed" },
        registry: registry?.read,
    });
    return outputsOf(workspace, made, assets);
}

function outputsOf(
    { workspaceResourceId, workspaceName, workspaceId, mlflowTrackingUri }: MachineLearningWorkspace,
    { ids, registry }: StackDependencies,
    assets: MlDataAssets | undefined,
): pulumi.Output<MachineLearningOutputs> {
    return pulumi.output({
        workspaceResourceId,
        workspaceName,
        workspaceId,
        mlflowTrackingUri,
        storageAccountName: pulumi.output(ids.storageAccountResourceId).apply((id) => requireResourceId(id).name),
        containerRegistryLoginServer: registry?.loginServer,
        dataAssets: assets?.dataAssetReferences,
        environments: assets?.environmentReferences,
    });
}

function usersOf({ settings }: StackContext, { personas = {} }: MachineLearningSettings): WorkspaceUser[] {
    return Object.entries(personas).flatMap(([name, { role }]) => {
        const groupObjectId = ownValue(settings.personas ?? {}, name)?.groupObjectId;
        return groupObjectId === undefined ? [] : [{ name, groupObjectId, role }]; // refused by the settings
    });
}

function networkOf(
    { settings }: StackContext,
    { networking }: Foundation,
    { lake }: Data,
    { network }: MachineLearningSettings,
    registry: UsedRegistry | undefined,
): WorkspaceNetworkArgs {
    if (network.kind === "subnet") {
        const subnetResourceId = networking?.subnetResourceIds.machineLearningCompute;
        if (subnetResourceId === undefined) {
            throw new Error("machineLearning.network.kind is subnet in a stack without the subnet");
        } // refused by the settings
        return { kind: "subnet", subnetResourceId };
    }
    const { lake: reachesLake = machineLearningSettingsDefaults.lake, privateEndpoints = [], ...rest } = network;
    const { principal } = settings.runner;
    if (!principal) {
        throw new Error("machineLearning.network.kind is managed in a stack without runner.principal");
    } // refused by the settings
    const ofLake: OutboundTarget[] =
        lake && reachesLake
            ? [
                  {
                      name: "lake",
                      resourceId: lake.storageAccountResourceId,
                      groupIds: groupIds({ hierarchicalNamespace: true }),
                  },
              ]
            : [];
    const deployer = { principalId: principal.objectId, principalType: principal.type };
    return { ...rest, deployer, privateEndpoints: [...ofLake, ...(registry?.targets ?? []), ...privateEndpoints] };
}

/** A key of the workspace's own, which Azure Cosmos DB uses as itself. */
function encryptionOf(
    context: StackContext,
    { vault }: Foundation,
    { workspaceKey, azureCosmosDbObjectId }: MachineLearningSettings,
    group: ComponentArgs,
): WorkspaceEncryption | undefined {
    if (!workspaceKey) {
        return undefined;
    }
    if (!vault || azureCosmosDbObjectId === undefined) {
        throw new Error(
            "machineLearning.workspaceKey is true in a stack without a vault or Azure Cosmos DB's principal",
        );
    } // refused by the settings
    const users = [{ name: "cosmos-db", principalId: azureCosmosDbObjectId }];
    const key = new ServiceEncryptionKey(
        "ml-workspace-key",
        { ...keyArgs(context, vault, group), users },
        context.dataOpts,
    );
    return {
        key: "customer",
        batchEndpoints: false,
        keyVaultResourceId: vault.vaultResourceId,
        keyIdentifier: pulumi
            .all([key.vaultUri, key.keyName, key.keyVersion])
            .apply(([uri, name, version]) => `${uri.replace(/\/$/, "")}/keys/${name}/${version}`),
    };
}
