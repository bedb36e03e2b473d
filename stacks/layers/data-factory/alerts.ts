import { type ComponentArgs, type DataFactory, IngestAlerts } from "../../../components";
import type { IngestSettings } from "../../settings/schema/data-factory/ingest";
import { watchedSources } from "../../settings/schema/data-factory/sources";
import type { StackContext } from "../context";
import type { Foundation } from "../foundation";

/** Alerts on failed pipelines and late tables, wherever alerts of the stack go to somebody. */
export function makeIngestAlerts(
    { opts }: StackContext,
    { observability }: Foundation,
    { sources = {} }: IngestSettings,
    group: ComponentArgs,
    { factoryResourceId }: DataFactory,
): void {
    const { workspaceResourceId: logsResourceId, actionGroupResourceId } = observability ?? {};
    if (logsResourceId && actionGroupResourceId) {
        const targets = { logsResourceId, actionGroupResourceId };
        new IngestAlerts(
            "ingest-alerts",
            { ...group, factoryResourceId, targets, sources: watchedSources(sources) },
            opts,
        );
    }
}
