import * as pulumi from "@pulumi/pulumi";
import {
    type ComponentArgs,
    MachineLearningWorkspace,
    type OutboundTarget,
    ServiceEncryptionKey,
    type WorkspaceEncryption,
    type WorkspaceNetworkArgs,
} from "../../../components";
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
import { makeDependencies } from "./dependencies";

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
    const { ids: dependencies, store, registry } = makeDependencies(context, foundation, section, group);
    const { highBusinessImpact, imageBuildCompute } = section;
    const workspace = new MachineLearningWorkspace(
        "ml",
        {
            ...group,
            dependencies,
            network: networkOf(context, foundation, data, section),
            encryption: encryptionOf(context, foundation, section, group),
            highBusinessImpact,
            imageBuildCompute,
            privateEndpoints: foundation.networking?.placement,
            diagnostics: foundation.diagnostics,
        },
        context.dataOpts,
    );
    return pulumi.output({
        workspaceResourceId: workspace.workspaceResourceId,
        workspaceName: workspace.workspaceName,
        workspaceId: workspace.workspaceId,
        mlflowTrackingUri: workspace.mlflowTrackingUri,
        storageAccountName: store.storageAccountName,
        containerRegistryLoginServer: registry.loginServer,
    });
}

function networkOf(
    { settings }: StackContext,
    { networking }: Foundation,
    { lake }: Data,
    { network }: MachineLearningSettings,
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
    return { ...rest, deployer, privateEndpoints: [...ofLake, ...privateEndpoints] };
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
