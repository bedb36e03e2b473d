import * as ml from "@pulumi/azure-native/machinelearningservices";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { regionName } from "../../../azure/regionName";
import { regions } from "../../../azure/regions";
import { resourceName } from "../../shared/naming";
import {
    privateEndpoint,
    privateService,
    privateServiceIssues,
    type PrivateServiceArgs,
} from "../../shared/privateService";
import { assignRole, type RoleReference } from "../../shared/roleAssignments";
import { defineRole } from "../../shared/roleDefinitions";
import { throwIfInvalid } from "../../shared/validation";
import { registryIssues, type MlRegistryPrincipal } from "./registryIssues";

/** Inputs of a registry of models. */
export interface ModelRegistryArgs extends PrivateServiceArgs {
    /** Regions that keep the assets, the registry's own among them; each has a container registry and a storage account of its own. Plain: they decide which endpoints exist. A region is added in place. */
    regions: string[];
    /** Who may read the registry and every asset; no one by default. */
    readers?: MlRegistryPrincipal[];
    /** Who may add assets as well, and deletes none; no one by default. */
    promoters?: MlRegistryPrincipal[];
}

/**
 * A registry that models are promoted to, apart from the workspaces that train them: private, with a container registry and
 * a storage account that the service makes and keeps in a group of its own.
 */
export class ModelRegistry extends pulumi.ComponentResource {
    /** ARM id of the registry. */
    public readonly registryResourceId: pulumi.Output<string>;
    /** Name of the registry; assets are addressed as `azureml://registries/<name>`. */
    public readonly registryName: pulumi.Output<string>;
    /** ARM ids of the storage accounts, by region. */
    public readonly storageAccountResourceIds: Record<string, pulumi.Output<string>>;
    /** ARM ids of the container registries, by region. */
    public readonly containerRegistryResourceIds: Record<string, pulumi.Output<string>>;
    /** ARM id of the role that reads. */
    public readonly readerRoleDefinitionId: pulumi.Output<string>;
    /** ARM id of the role that promotes. */
    public readonly promoterRoleDefinitionId: pulumi.Output<string>;

    constructor(name: string, args: ModelRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("ModelRegistry", name, [
            ...registryIssues(args),
            ...privateServiceIssues(args, modelRegistryGroupIds),
        ]);
        super("azure-ml-platform:index:ModelRegistry", name, args, opts);

        const registry = this.createRegistry(name, args);
        // One of the registry itself, whatever its regions: two would write the same records into one zone.
        privateService(this, name, registry, args, ["amlregistry"]);
        const idsOf = (pick: (parts: RegionParts) => string | undefined) =>
            Object.fromEntries(args.regions.map((region) => [region, partOf(registry, region, pick)]));
        this.storageAccountResourceIds = idsOf(({ storage }) => storage);
        this.containerRegistryResourceIds = idsOf(({ images }) => images);
        this.openPrivately(name, args);

        const reader = defineRole(`${name}-reader`, "modelRegistryReader", args, { parent: this });
        const promoter = defineRole(`${name}-promoter`, "modelRegistryPromoter", args, { parent: this });
        this.give(name, args, registry, "reader", reader, args.readers);
        this.give(name, args, registry, "promoter", promoter, args.promoters);

        this.registryResourceId = registry.id;
        this.registryName = registry.name;
        this.readerRoleDefinitionId = pulumi.output(reader.roleDefinitionId);
        this.promoterRoleDefinitionId = pulumi.output(promoter.roleDefinitionId);
        this.registerOutputs({
            registryResourceId: this.registryResourceId,
            registryName: this.registryName,
            storageAccountResourceIds: this.storageAccountResourceIds,
            containerRegistryResourceIds: this.containerRegistryResourceIds,
            readerRoleDefinitionId: this.readerRoleDefinitionId,
            promoterRoleDefinitionId: this.promoterRoleDefinitionId,
        });
    }

    private createRegistry(name: string, args: ModelRegistryArgs): ml.Registry {
        return new ml.Registry(
            name,
            {
                registryName: resourceName(args.naming, "machineLearningRegistry", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                identity: { type: ml.ManagedServiceIdentityType.SystemAssigned },
                publicNetworkAccess: "Disabled",
                regionDetails: args.regions.map((location) => ({
                    location,
                    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
                    storageAccountDetails: [
                        {
                            systemCreatedStorageAccount: {
                                storageAccountType: storageTypeIn(location),
                                storageAccountHnsEnabled: false,
                                allowBlobPublicAccess: false,
                            },
                        },
                    ],
                })),
                tags: args.tags,
            },
            { parent: this },
        );
    }

    /** Bytes go past the registry: to the storage account and the container registry of a region. */
    private openPrivately(name: string, args: ModelRegistryArgs): void {
        for (const region of args.regions) {
            const opts = { parent: this, ...stateless };
            const storage = this.storageAccountResourceIds[region] ?? "";
            const images = this.containerRegistryResourceIds[region] ?? "";
            privateEndpoint(`${name}-${region}-blob`, storage, args, "blob", opts);
            privateEndpoint(`${name}-${region}-registry`, images, args, "registry", opts);
        }
    }

    private give(
        name: string,
        { naming }: ModelRegistryArgs,
        registry: ml.Registry,
        what: keyof typeof purposes,
        role: RoleReference,
        principals: MlRegistryPrincipal[] = [],
    ): void {
        for (const { name: principal, objectId: principalId, type: principalType } of principals) {
            assignRole(
                `${name}-${what}-${principal}`,
                { naming, scope: registry.id, role, principalId, principalType, description: purposes[what] },
                { parent: this, ...stateless },
            );
        }
    }
}

const purposes = {
    reader: "Reads models and every other asset of the registry.",
    promoter: "Adds models to the registry, and reads every asset of it.",
};

/** Copies in three zones where the region has them; elsewhere in one place. */
const storageTypeIn = (location: string) =>
    regions[location as keyof typeof regions].availabilityZones ? "Standard_ZRS" : "Standard_LRS";

/** Group ids that a registry needs: its own, and those of the storage account and the container registry of each region. */
export const modelRegistryGroupIds = ["amlregistry", "blob", "registry"];

interface RegionParts {
    storage?: string;
    images?: string;
}

/**
 * A part that the service made in a region; an error where its answer has none. Recorded answers have the ids: Azure/
 * azure-sdk-for-python, sdk/ml/azure-ai-ml/tests/recordings, 2022. unverified: that those of API version 2025-12-01 do.
 */
function partOf(
    { regionDetails }: ml.Registry,
    region: string,
    pick: (parts: RegionParts) => string | undefined,
): pulumi.Output<string> {
    return regionDetails.apply((details = []) => {
        const found = details.find(({ location = "" }) => regionName(location) === region);
        const id = pick({
            storage: found?.storageAccountDetails?.[0]?.systemCreatedStorageAccount?.armResourceId?.resourceId,
            images: found?.acrDetails?.[0]?.systemCreatedAcrAccount?.armResourceId?.resourceId,
        });
        if (id === undefined) {
            throw new Error(
                `the registry tells no storage account or container registry in ${region}; refresh the stack`,
            );
        }
        return id;
    });
}
