import { resourceTypes } from "../../../azure/kinds";
import { azureTypes, nothingComputed, text, uuidOf } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";
import { timeAfter } from "../../core/time";

/** Resource groups, identities, roles, locks, security. */
export const platformTypes: SimulatedTypes = {
    "azure-native:resources:ResourceGroup": {
        path: ["resourceGroupName"],
        id: (inputs, context) =>
            `/subscriptions/${context.subscriptionId}/resourceGroups/${text(inputs, "resourceGroupName")}`,
        outputs: (inputs) => ({ name: text(inputs, "resourceGroupName"), type: resourceTypes.resourceGroup.arm }),
    },
    ...azureTypes({
        "azure-native:resources:Deployment": (inputs) => ({
            properties: { ...(inputs.properties as object), provisioningState: "Succeeded" },
        }),
        "azure-native:managedidentity:UserAssignedIdentity": (_inputs, context, id) => ({
            principalId: uuidOf(`${id}/principal`),
            clientId: uuidOf(`${id}/client`),
            tenantId: context.tenantId,
        }),
        "azure-native:authorization:RoleAssignment": (_inputs, { deletions }, id) => ({
            createdOn: timeAfter(deletions?.(id) ?? 0),
        }),
        "azure-native:authorization:RoleDefinition": () => ({ roleType: "CustomRole" }),
        "azure-native:consumption:Budget": nothingComputed,
        "azure-native:authorization:ManagementLockByScope": nothingComputed,
        "azure-native:security:DefenderForStorage": nothingComputed,
    }),
};
