import { azureTypes, nothingComputed, text } from "../../core/ids";
import type { SimulatedTypes } from "../../core/simulatedType";

/** Event Hubs namespaces and their hubs. */
export const streamingTypes: SimulatedTypes = azureTypes({
    "azure-native:eventhub:Namespace": (inputs, { subscriptionId }) => ({
        serviceBusEndpoint: `https://${text(inputs, "namespaceName")}.servicebus.windows.net:443/`,
        metricId: `${subscriptionId}:${text(inputs, "namespaceName")}`,
        provisioningState: "Succeeded",
        status: "Active",
    }),
    "azure-native:eventhub:EventHub": ({ partitionCount }) => ({
        partitionIds: Array.from({ length: typeof partitionCount === "number" ? partitionCount : 0 }, (_, i) => `${i}`),
        status: "Active",
    }),
    "azure-native:eventhub:NamespaceNetworkRuleSet": nothingComputed,
});
