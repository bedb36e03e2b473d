import { type AlertsArgs, Observability } from "../../components";
import type { Settings } from "../settings/settings";
import { resourceGroup, type StackContext } from "./context";

/** Logs with their readers; undefined where the stack has none. */
export function makeObservability(context: StackContext): Observability | undefined {
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
            alerts: alertsOf(settings),
            readers: readers.map(([name, { groupObjectId }]) => ({ name, groupObjectId })),
            lock,
        },
        dataOpts,
    );
}

/** Failed jobs only where the stack has a Databricks workspace, whose logs go to the stack's own. */
function alertsOf({ observability, databricks }: Settings): AlertsArgs | undefined {
    if (!observability?.alertEmails?.length) {
        return undefined;
    }
    const { changes, failedJobs: { enabled = true, ...failedJobs } = {} } = observability.alerts ?? {};
    return { changes, failedJobs: databricks && enabled ? failedJobs : undefined };
}
