import { at, azureTypes, ownIdentity, text, uuidOf } from "../../core/ids";
import { regionOf } from "../../core/refusals";
import type { Inputs, SimulatedTypes } from "../../core/simulatedType";
import { placeOf } from "./assetRefusals";
import { computeProperties } from "./compute";
import { managedNetworkOf } from "./managedNetwork";
import { managedGroupOf, regionDetailsOf } from "./registries";

/** Azure Machine Learning: workspaces, what is in them, and registries. */
export const machineLearningTypes: SimulatedTypes = azureTypes({
    "azure-native:machinelearningservices:Workspace": (inputs, context, id) => {
        // A workspace that is made again is another one to the service.
        const workspaceId = uuidOf(`${id}/workspace/${context.deletions?.(id) ?? 0}`);
        const region = regionOf(inputs.location);
        const name = text(inputs, "workspaceName");
        const host = `${region}.api.azureml.ms`;
        return {
            workspaceId,
            tenantId: context.tenantId,
            discoveryUrl: `https://${host}/discovery`,
            mlFlowTrackingUri: `azureml://${host}/mlflow/v1.0${id}`,
            notebookInfo: {
                resourceId: workspaceId.replaceAll("-", ""),
                fqdn: `ml-${name}-${region}-${workspaceId}.${region}.notebooks.azure.net`,
                isPrivateLinkEnabled: true,
            },
            privateLinkCount: 0,
            storageHnsEnabled: false,
            provisioningState: "Succeeded",
            ...ownIdentity(inputs, context, id),
            ...(inputs.managedNetwork !== undefined && {
                managedNetwork: managedNetworkOf(id, inputs, at(inputs, "provisionNetworkNow") === true),
            }),
        };
    },
    "azure-native:machinelearningservices:Compute": (inputs, context, id) => ({
        properties: computeProperties(inputs),
        ...ownIdentity(inputs, context, id),
    }),
    "azure-native:machinelearningservices:Datastore": (inputs) => ({
        properties: { ...(inputs.properties as object), isDefault: false },
    }),
    "azure-native:machinelearningservices:DataVersion": (inputs, { subscriptionId }) => ({
        properties: { ...(inputs.properties as object), ...longDataUri(inputs, subscriptionId) },
    }),
    "azure-native:machinelearningservices:EnvironmentVersion": (inputs) => ({
        properties: {
            ...(inputs.properties as object),
            environmentType: "UserCreated",
            provisioningState: "Succeeded",
        },
    }),
    "azure-native:machinelearningservices:Registry": (inputs, context, id) => {
        const host = `${regionOf(inputs.location)}.api.azureml.ms`;
        return {
            discoveryUrl: `https://${host}/registrymanagement/v1.0/registries/${text(inputs, "registryName")}/discovery`,
            mlFlowRegistryUri: `azureml://${host}/mlflow/v1.0${id}`,
            managedResourceGroup: { resourceId: managedGroupOf(id) },
            regionDetails: regionDetailsOf(id, inputs),
            ...ownIdentity(inputs, context, id),
        };
    },
});

/** The URI of a data asset as the service gives it back: of a datastore in its long form. */
function longDataUri(inputs: Inputs, subscriptionId: string): Record<string, unknown> {
    const place = placeOf(at(inputs.properties, "dataUri"));
    const group = text(inputs, "resourceGroupName");
    const workspace = text(inputs, "workspaceName");
    return place
        ? {
              dataUri: `azureml://subscriptions/${subscriptionId}/resourcegroups/${group}/workspaces/${workspace}/datastores/${place.datastore}/paths/${place.path}`,
          }
        : {};
}
