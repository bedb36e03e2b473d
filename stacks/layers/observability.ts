import * as pulumi from "@pulumi/pulumi";
import {
    type AlertsArgs,
    MonitorPrivateLinks,
    MonitorPrivateLinkScope,
    type MonitorScope,
    Observability,
} from "../../components";
import type { MonitorScopeOutputs } from "../outputs";
import type { ObservabilitySettings } from "../settings/schema/observability";
import { SettingsError, type Settings } from "../settings/settings";
import { resourceGroup, type StackContext } from "./context";
import type { Hub } from "./network/hub";
import type { Networking } from "./network/networking";

/** Logs with the resource group that they lie in. */
export interface StackLogs {
    /** Workspace, Application Insights and alerts. */
    observability: Observability;
    /** What the components of the group take first. */
    group: ReturnType<typeof resourceGroup>;
    /** Private link scope of the settings; undefined where they have none. */
    privateLink: ObservabilitySettings["privateLink"];
}

/** Logs with their readers; undefined where the stack has none. */
export function makeObservability(context: StackContext): StackLogs | undefined {
    const { settings, lock, dataOpts } = context;
    if (!settings.observability) {
        return undefined;
    }
    const { privateLink, ...section } = settings.observability;
    const readers = Object.entries(settings.personas ?? {}).filter(([, persona]) => persona.readsLogs);
    const group = resourceGroup(context, "observability");
    const observability = new Observability(
        "logs",
        {
            ...group,
            ...section,
            alerts: alertsOf(settings),
            readers: readers.map(([name, { groupObjectId }]) => ({ name, groupObjectId })),
            lock,
        },
        dataOpts,
    );
    return { observability, group, privateLink };
}

/** Failed jobs only where the stack has a Databricks workspace, whose logs go to the stack's own. */
function alertsOf({ observability, databricks }: Settings): AlertsArgs | undefined {
    if (!observability?.alertEmails?.length) {
        return undefined;
    }
    const { changes, failedJobs: { enabled = true, ...failedJobs } = {} } = observability.alerts ?? {};
    return { changes, failedJobs: databricks && enabled ? failedJobs : undefined };
}

/** The private link scope that the stack's logs are linked to, for what is linked later. */
export interface StackMonitorLinks {
    /** The scope. */
    scope: MonitorScope;
    /** What must be linked before: Azure refuses a change of a scope while another is under way. */
    after: pulumi.Resource[];
    /** Options of a link: the scope may be in the shared stack's subscription. */
    opts: pulumi.ComponentResourceOptions;
    /** The scope as an output, where the stack made it; undefined where it is the shared stack's. */
    made: pulumi.Output<MonitorScopeOutputs> | undefined;
}

/** Links the logs to a private link scope, the shared stack's or one made here; undefined where they are linked to none. */
export function linkPrivately(
    context: StackContext,
    logs: StackLogs | undefined,
    networking: Networking | undefined,
): StackMonitorLinks | undefined {
    if (!logs?.privateLink || !networking) {
        return undefined;
    }
    const { observability } = logs;
    const links =
        logs.privateLink.scope === "hub"
            ? hubScope(context, networking.hub)
            : ownScope(context, logs, logs.privateLink.accessMode, networking);
    const linked = linkMore(context, links, "logs-links", {
        workspace: observability.workspaceResourceId,
        insights: observability.applicationInsightsResourceId,
    });
    return { ...links, after: [linked] };
}

/** Links more to the scope that the stack's logs are linked to, after them. */
export function linkMore(
    { naming }: StackContext,
    { scope, after, opts }: StackMonitorLinks,
    name: string,
    resources: Record<string, pulumi.Input<string>>,
): MonitorPrivateLinks {
    return new MonitorPrivateLinks(name, { naming, scope, resources, after }, opts);
}

function ownScope(
    context: StackContext,
    { group }: StackLogs,
    accessMode: "PrivateOnly" | "Open" | undefined,
    { placement }: Networking,
): StackMonitorLinks {
    if (!placement) {
        throw new Error("observability.privateLink.scope is create in a stack without a subnet for endpoints");
    } // refused by the settings
    const made = new MonitorPrivateLinkScope(
        "logs-scope",
        { ...group, privateEndpoints: placement, accessMode },
        context.opts,
    );
    const scope = { resourceGroupName: group.resourceGroupName, scopeName: made.scopeName };
    return { scope, after: made.ready, opts: context.opts, made: pulumi.output(scope) };
}

function hubScope(context: StackContext, hub: Hub | undefined): StackMonitorLinks {
    if (!hub) {
        throw new Error("observability.privateLink.scope is hub in a stack without one");
    } // refused by the settings
    const stack = context.settings.hub?.stack ?? "";
    const { resourceGroupName, scopeName } = hub.monitorScope.apply((found) => {
        if (!found) {
            const message = `stack ${stack} has no private link scope; set observability.privateLink.scope to create there`;
            throw new SettingsError([{ path: "observability.privateLink.scope", message }]);
        }
        return found;
    });
    return { scope: { resourceGroupName, scopeName }, after: [], opts: { provider: hub.provider }, made: undefined };
}
