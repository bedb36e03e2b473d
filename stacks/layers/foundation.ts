import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import { FlowLogs, Observability, PrivateStorageAccount, type DiagnosticsDestination } from "../../components";
import { userAssignedIdentity } from "../../components/shared/identities";
import { resourceGroup, type StackContext } from "./context";
import { makeKey, makeVault, type StackVault } from "./key-vault";
import { makeNetworking, type Networking } from "./network/networking";

/** What every other layer stands on. */
export interface Foundation {
    /** Logs; undefined where the stack has none. */
    observability: Observability | undefined;
    /** Where logs go; undefined where they go nowhere. */
    diagnostics: DiagnosticsDestination | undefined;
    /** Network and names; undefined where the stack has none. */
    networking: Networking | undefined;
    /** Vault of encryption keys; undefined where the stack has none. */
    vault: StackVault | undefined;
    /** Identities of services, by name. */
    identities: Record<string, managedidentity.UserAssignedIdentity>;
}

/** Logs first, since all that follows sends its own there; then network, keys and identities. */
export function makeFoundation(context: StackContext): Foundation {
    const observability = makeObservability(context);
    const diagnostics = observability && { workspaceResourceId: observability.workspaceResourceId };
    const networking = makeNetworking(context, diagnostics);
    const vault = makeVault(context, networking, diagnostics);
    makeFlowLogs(context, networking, diagnostics, vault);
    return { observability, diagnostics, networking, vault, identities: makeIdentities(context) };
}

function makeObservability(context: StackContext): Observability | undefined {
    const { settings, lock, dataOpts } = context;
    if (!settings.observability) {
        return undefined;
    }
    const readers = Object.entries(settings.personas ?? {}).filter(([, persona]) => persona.readsLogs);
    return new Observability(
        "logs",
        {
            ...resourceGroup(context, "observability"),
            ...settings.observability,
            readers: readers.map(([name, { groupObjectId }]) => ({ name, groupObjectId })),
            lock,
        },
        dataOpts,
    );
}

function makeFlowLogs(
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

function makeIdentities(context: StackContext): Foundation["identities"] {
    const entries = Object.keys(context.settings.identities ?? {});
    if (entries.length === 0) {
        return {};
    }
    const group = resourceGroup(context, "identities");
    const make = (name: string) => userAssignedIdentity(name, name, group, context.opts);
    return Object.fromEntries(entries.map((name) => [name, make(name)]));
}
