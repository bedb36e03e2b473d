import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import type { DiagnosticsDestination, Observability } from "../../components";
import type { StackContext } from "./context";
import { makeVault, type StackVault } from "./key-vault";
import { makeFlowLogs } from "./network/flowLogs";
import { makeNetworking, type Networking } from "./network/networking";
import { linkPrivately, makeObservability, type StackMonitorLinks } from "./observability";
import { makeIdentities } from "./platform";

/** What every other layer needs. */
export interface Foundation {
    /** Logs; undefined where the stack has none. */
    observability: Observability | undefined;
    /** Private link scope that the logs are linked to; undefined where they are linked to none. */
    monitorLinks: StackMonitorLinks | undefined;
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
    const logs = makeObservability(context);
    const observability = logs?.observability;
    const diagnostics = observability && { workspaceResourceId: observability.workspaceResourceId };
    const networking = makeNetworking(context, diagnostics);
    const monitorLinks = linkPrivately(context, logs, networking);
    const vault = makeVault(context, networking, diagnostics);
    makeFlowLogs(context, networking, diagnostics, vault);
    return { observability, monitorLinks, diagnostics, networking, vault, identities: makeIdentities(context) };
}
