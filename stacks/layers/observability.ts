import * as pulumi from "@pulumi/pulumi";
import { type AlertsArgs, MonitorPrivateLinks, MonitorPrivateLinkScope, Observability } from "../../components";
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

/** Links the logs to a private link scope, the shared stack's or one made here, which is what comes back. */
export function linkPrivately(
    context: StackContext,
    logs: StackLogs | undefined,
    networking: Networking | undefined,
): pulumi.Output<MonitorScopeOutputs> | undefined {
    if (!logs?.privateLink || !networking) {
        return undefined;
    }
    const { privateLink } = logs;
    if (privateLink.scope === "hub") {
        linkToHub(context, logs, networking.hub);
        return undefined;
    }
    const { placement } = networking;
    if (!placement) {
        throw new Error("observability.privateLink.scope is create in a stack without a subnet for endpoints");
    } // refused by the settings
    const { accessMode } = privateLink;
    const made = new MonitorPrivateLinkScope(
        "logs-scope",
        { ...logs.group, privateEndpoints: placement, accessMode },
        context.opts,
    );
    const scope = { resourceGroupName: logs.group.resourceGroupName, scopeName: made.scopeName };
    makeLinks(context, logs, scope, { after: made.ready }, context.opts);
    return pulumi.output(scope);
}

function linkToHub(context: StackContext, logs: StackLogs, hub: Hub | undefined): void {
    if (!hub) {
        throw new Error("observability.privateLink.scope is hub in a stack without one");
    } // refused by the settings
    const stack = context.settings.hub?.stack ?? "";
    const scope = hub.monitorScope.apply((found) => {
        if (!found) {
            const message = `stack ${stack} has no private link scope; set observability.privateLink.scope to create there`;
            throw new SettingsError([{ path: "observability.privateLink.scope", message }]);
        }
        return found;
    });
    const { resourceGroupName, scopeName } = scope;
    makeLinks(context, logs, { resourceGroupName, scopeName }, {}, { provider: hub.provider });
}

function makeLinks(
    { naming }: StackContext,
    { observability }: StackLogs,
    scope: ConstructorParameters<typeof MonitorPrivateLinks>[1]["scope"],
    after: { after?: pulumi.Resource[] },
    opts: pulumi.ComponentResourceOptions,
): void {
    const resources = {
        workspace: observability.workspaceResourceId,
        insights: observability.applicationInsightsResourceId,
    };
    new MonitorPrivateLinks("logs-links", { naming, scope, resources, ...after }, opts);
}
