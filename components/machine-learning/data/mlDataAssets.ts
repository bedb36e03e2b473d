import * as ml from "@pulumi/azure-native/machinelearningservices";
import * as pulumi from "@pulumi/pulumi";
import { requireResourceId } from "../../../azure/resourceIds";
import { replacedOn, stateless, type ComponentArgs } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import { mlDataAssetDefaults, MlDataKind, type MlDataAssetArgs } from "./dataAssets";
import { mlDataIssues } from "./dataIssues";
import { outputDatastore, zoneDatastore, type MlDataZone } from "./datastores";
import { condaFile, type MlEnvironmentArgs } from "./environments";
import { versionOf } from "./versions";

/** A lake whose zones jobs read. */
export interface MlLakeArgs {
    /** ARM id of the lake's storage account. A change replaces the datastores, not the files. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Zones, each of which becomes a datastore. Plain: they decide which resources exist. */
    zones: MlDataZone[];
}

/** Where batch jobs write: a container, or the filesystem of a lake, which Azure takes as a container. */
export interface MlOutputsArgs {
    /** ARM id of the storage account. A change replaces the datastore, not the files. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Name of the container. A change replaces the datastore, not the files. */
    containerName: string;
}

/** Inputs of what jobs of a workspace read, write and run in. */
export interface MlDataAssetsArgs extends ComponentArgs {
    /** Name of the workspace. A change makes all of it in the other one. */
    workspaceName: pulumi.Input<string>;
    /** Lake that jobs read; none by default. */
    lake?: MlLakeArgs;
    /** Where batch jobs write: datastore `outputs`, of kind Blob, since their outputs go to no other; none by default. */
    outputs?: MlOutputsArgs;
    /** Whether the studio shows files of the datastores, as the workspace's identity, which needs a data role for that; false by default. A change replaces the datastores, not the files. */
    browsing?: boolean;
    /** Data that jobs name; none by default. Plain: it decides which resources exist. */
    assets?: MlDataAssetArgs[];
    /** What jobs run in; none by default. Plain: it decides which resources exist. */
    environments?: MlEnvironmentArgs[];
    /** Raised by one where a definition comes back that had a version before: Azure keeps every version, and makes none twice; 0 by default. A change makes a version of every asset and environment. */
    generation?: number;
    /** What must be finished first: the workspace with its endpoint; nothing by default. */
    after?: pulumi.Resource[];
}

/** What the data of a workspace has where its inputs say nothing. */
export const mlDataAssetsDefaults = { browsing: false, generation: 0 } as const;

/**
 * Datastores without credentials, data assets and environments of a workspace. Jobs read and write as the identity of their
 * compute, or as the user. The version of an asset is made from its definition; a new definition is a new version next to the
 * old one, and versions stay when they leave the program, since Azure deletes none.
 */
export class MlDataAssets extends pulumi.ComponentResource {
    /** Names of the datastores: `lake_<zone>` for a zone, and `outputs`. */
    public readonly datastoreNames: string[];
    /** How jobs name the data: `azureml:<name>:<version>`, by name. */
    public readonly dataAssetReferences: Record<string, string>;
    /** How jobs name the environments: `azureml:<name>:<version>`, by name. */
    public readonly environmentReferences: Record<string, string>;

    private readonly after: pulumi.Resource[];

    constructor(name: string, args: MlDataAssetsArgs, opts?: pulumi.ComponentResourceOptions) {
        const { after, ...inputs } = args;
        throwIfInvalid("MlDataAssets", name, mlDataIssues({ ...args, zones: args.lake?.zones ?? [] }));
        super("azure-ml-platform:index:MlDataAssets", name, inputs, opts);
        this.after = after ?? [];

        const stores = new Map((args.lake?.zones ?? []).map((zone) => [zone.name, this.createZone(name, args, zone)]));
        if (args.outputs) {
            this.createOutputs(name, args, args.outputs);
        }
        const { generation } = withDefaults(args, mlDataAssetsDefaults);
        this.datastoreNames = [...[...stores.keys()].map(zoneDatastore), ...(args.outputs ? [outputDatastore] : [])];
        this.dataAssetReferences = Object.fromEntries(
            (args.assets ?? []).map((asset) => {
                const version = versionOf(withDefaults(asset, mlDataAssetDefaults), generation);
                this.createAsset(name, args, asset, version, stores.get(asset.zone));
                return [asset.name, `azureml:${asset.name}:${version}`];
            }),
        );
        this.environmentReferences = Object.fromEntries(
            (args.environments ?? []).map((environment) => {
                const version = versionOf(environment, generation);
                this.createEnvironment(name, args, environment, version);
                return [environment.name, `azureml:${environment.name}:${version}`];
            }),
        );
        this.registerOutputs({
            datastoreNames: this.datastoreNames,
            dataAssetReferences: this.dataAssetReferences,
            environmentReferences: this.environmentReferences,
        });
    }

    private createZone(name: string, args: MlDataAssetsArgs, zone: MlDataZone): ml.Datastore {
        const account = pulumi.output(args.lake?.storageAccountResourceId ?? "").apply(requireResourceId);
        return this.createDatastore(name, args, zoneDatastore(zone.name), {
            datastoreType: "AzureDataLakeGen2",
            accountName: account.name,
            filesystem: zone.name,
            description: `Zone ${zone.name} of the lake.`,
            ...this.shared(args, account),
        });
    }

    private createOutputs(name: string, args: MlDataAssetsArgs, outputs: MlOutputsArgs): void {
        const account = pulumi.output(outputs.storageAccountResourceId).apply(requireResourceId);
        this.createDatastore(name, args, outputDatastore, {
            datastoreType: "AzureBlob",
            accountName: account.name,
            containerName: outputs.containerName,
            description: "Outputs of batch jobs.",
            ...this.shared(args, account),
        });
    }

    private shared(
        args: MlDataAssetsArgs,
        account: pulumi.Output<{ subscriptionId: string; resourceGroupName: string }>,
    ) {
        const { WorkspaceUserAssignedIdentity, None } = ml.ServiceDataAccessAuthIdentity;
        const { browsing } = withDefaults(args, mlDataAssetsDefaults);
        return {
            credentials: { credentialsType: "None" as const },
            endpoint: "core.windows.net",
            protocol: "https",
            resourceGroup: account.resourceGroupName,
            subscriptionId: account.subscriptionId,
            serviceDataAccessAuthIdentity: browsing ? WorkspaceUserAssignedIdentity : None,
        };
    }

    private createDatastore(
        name: string,
        { workspaceName, resourceGroupName }: MlDataAssetsArgs,
        datastore: string,
        properties: ml.DatastoreArgs["properties"],
    ): ml.Datastore {
        return new ml.Datastore(
            `${name}-${datastore.replaceAll("_", "-")}`,
            { name: datastore, workspaceName, resourceGroupName, properties },
            { parent: this, dependsOn: this.after, ...stateless, ...replacedOn("properties") },
        );
    }

    private createAsset(
        name: string,
        { workspaceName, resourceGroupName, naming }: MlDataAssetsArgs,
        asset: MlDataAssetArgs,
        version: string,
        store?: ml.Datastore,
    ): void {
        const { kind, description, partitionKeys = [] } = withDefaults(asset, mlDataAssetDefaults);
        const datastore = zoneDatastore(asset.zone);
        const dataUri = pulumi.interpolate`azureml://subscriptions/${naming.subscriptionId}/resourcegroups/${resourceGroupName}/workspaces/${workspaceName}/datastores/${datastore}/paths/${asset.path}/`;
        const keys: [string, string][] = partitionKeys.length > 0 ? [["partitionKeys", partitionKeys.join(",")]] : [];
        const properties = Object.fromEntries(keys);
        new ml.DataVersion(
            `${name}-data-${asset.name}`,
            {
                name: asset.name,
                version,
                workspaceName,
                resourceGroupName,
                properties:
                    kind === MlDataKind.Table
                        ? { dataType: "mltable", dataUri, description, properties, referencedUris: [dataUri] }
                        : { dataType: "uri_folder", dataUri, description, properties },
            },
            {
                parent: this,
                dependsOn: store ? [...this.after, store] : this.after,
                ...stateless,
                retainOnDelete: true,
            },
        );
    }

    private createEnvironment(
        name: string,
        { workspaceName, resourceGroupName }: MlDataAssetsArgs,
        { name: environment, image, packages, description }: MlEnvironmentArgs,
        version: string,
    ): void {
        new ml.EnvironmentVersion(
            `${name}-environment-${environment}`,
            {
                name: environment,
                version,
                workspaceName,
                resourceGroupName,
                properties: {
                    image,
                    condaFile: packages && condaFile(packages),
                    description,
                    osType: ml.OperatingSystemType.Linux,
                },
            },
            { parent: this, dependsOn: this.after, ...stateless, retainOnDelete: true },
        );
    }
}
