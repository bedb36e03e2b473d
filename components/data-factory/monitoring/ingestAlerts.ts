import * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "../../shared/componentArgs";
import { alertOnLogs, type LogAlertTargets } from "../../shared/diagnostics";
import { throwIfInvalid } from "../../shared/validation";
import { ingestAlertsIssues } from "./alertIssues";
import { failedRuns, lateTables, type LoadedSource } from "./alertQueries";

/** Inputs of the alerts of a factory. */
export interface IngestAlertsArgs extends ComponentArgs {
    /** ARM id of the factory. A change moves the alerts to it. */
    factoryResourceId: pulumi.Input<string>;
    /** Where the factory sends its logs, and whom alerts tell. */
    targets: LogAlertTargets;
    /** Sources whose loads are watched, 0 to 15: those whose trigger is started; none by default, and then failed runs alone send an alert. Refused: a list of tables that is longer than an alert can hold, some hundreds. Plain: it decides which resources exist. */
    sources?: readonly LoadedSource[];
}

// Logs come late, so that a window looks back further than the last evaluation.
const everyAlert = { severity: 2, windowMinutes: 60, atLeast: 1 } as const;

/**
 * Alerts on the runs of a factory's pipelines, from its logs: on each pipeline that failed, with the table that it copies,
 * and on each table whose last load is older than its schedule allows, one that was never loaded or whose trigger is
 * stopped among them.
 */
export class IngestAlerts extends pulumi.ComponentResource {
    constructor(name: string, args: IngestAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        const { sources = [], factoryResourceId, targets } = args;
        throwIfInvalid("IngestAlerts", name, ingestAlertsIssues(sources));
        super("azure-ml-platform:index:IngestAlerts", name, args, opts);

        alertOnLogs(this, `${name}-failed-runs`, args, targets, {
            ...everyAlert,
            frequencyMinutes: 15,
            displayName: "Failed runs of pipelines",
            description: "A run of a pipeline failed; the alert names the pipeline, and the table that it copies.",
            query: failedRuns(factoryResourceId),
            namedBy: ["PipelineName", "Table"],
        });
        if (sources.length > 0) {
            alertOnLogs(this, `${name}-late-tables`, args, targets, {
                ...everyAlert,
                frequencyMinutes: 60,
                looksBackTwoDays: true,
                displayName: "Tables that were not loaded in time",
                description:
                    "The last load of a table is older than its schedule allows, or there is none; the alert names the source and the table. Where it says all tables, look whether the trigger is started.",
                query: lateTables(factoryResourceId, sources),
                namedBy: ["Source", "Table"],
            });
        }
        this.registerOutputs({});
    }
}
