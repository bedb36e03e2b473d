import { type DiagnosticsDestination, FlowLogs, PrivateStorageAccount } from "../../../components";
import { resourceGroup, type StackContext } from "../context";
import { makeKey, type StackVault } from "../key-vault";
import type { Networking } from "./networking";

/** Flow logs of the network and the account that keeps them; nothing where the stack has none. */
export function makeFlowLogs(
    context: StackContext,
    networking: Networking | undefined,
    diagnostics: DiagnosticsDestination | undefined,
    vault: StackVault | undefined,
): void {
    const section = context.settings.network?.flowLogs;
    if (!section || !networking) {
        return;
    }
    const { trafficAnalytics, customerManagedKey, ...rest } = section;
    const group = resourceGroup(context, "flow-logs");
    const replication = context.zones ? "Standard_ZRS" : "Standard_LRS";
    const store = new PrivateStorageAccount(
        "flow-log-store",
        {
            ...group,
            replication,
            customerManagedKey: customerManagedKey ? makeKey(context, vault, "flow-log-key", group) : undefined,
            privateEndpoints: networking.placement,
            diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
    new FlowLogs(
        "flow-logs",
        {
            ...group,
            ...rest,
            virtualNetworkResourceId: networking.network.apply((found) => found.virtualNetworkResourceId),
            storageAccountResourceId: store.storageAccountResourceId,
            trafficAnalytics: trafficAnalytics ? diagnostics : undefined,
        },
        context.opts,
    );
}
