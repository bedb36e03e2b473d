import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../../azure/kinds";
import { bracketed } from "../../operations/bracketed";
import { replacedOn, stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import type { FactoryContents } from "../authoring";
import { type Reference, timeSpan } from "./activity";
import { hoursAndMinutes } from "./localTime";
import {
    type DailySchedule,
    type IngestSchedule,
    type TumblingWindowSchedule,
    tumblingWindowScheduleDefaults,
} from "./schedule";

/** What a trigger runs, and when. */
export interface TriggerArgs {
    /** What it is made in. */
    factory: FactoryContents;
    /** Name of the source, with which the trigger's name begins. */
    sourceName: string;
    /** The pipeline, as its output. */
    pipelineName: Reference;
    /** When it runs. */
    schedule: IngestSchedule;
}

// Of a trigger that is to start in the past, the first run is the next one.
const startTime = "2024-01-01T00:00:00";
const state = "properties.runtimeState";
// TumblingWindowTriggerFrequencyOrIntervalUpdateNotAllowed, TumblingWindowTriggerStartTimeUpdateNotAllowed.
const fixed = ["properties.frequency", "properties.interval", "properties.startTime"];

/** Makes the trigger of a pipeline, and starts it unless it is to stay stopped; it is stopped before a change and before its deletion. */
export function createTrigger(
    name: string,
    { factory, sourceName, pipelineName, schedule }: TriggerArgs,
    parent: pulumi.Resource,
): datafactory.Trigger {
    const { factoryName, resourceGroupName } = factory;
    const daily = schedule.kind === "daily";
    // Each kind has a name of its own, so that none becomes the other.
    const [logicalName, triggerName] = daily
        ? [`${name}-daily-trigger`, `${sourceName}_daily`]
        : [`${name}-window-trigger`, `${sourceName}_window`];
    const properties = daily ? dailyProperties(schedule, pipelineName) : windowProperties(schedule, pipelineName);
    return bracketed(
        logicalName,
        {
            target: `data-factory/${triggerName}`,
            resourceId: pulumi.interpolate`${schedule.factoryResourceId}/triggers/${triggerName}`,
            apiVersion: resourceTypes.dataFactoryTrigger.apiVersion,
            stop: { action: "stop", state, reached: ["Stopped"] },
            start: { action: "start", state, reached: ["Started"] },
            started: schedule.started,
            inputs: { factoryName, resourceGroupName, triggerName, properties },
        },
        (inputs, opts) =>
            new datafactory.Trigger(logicalName, inputs, { ...opts, ...(daily ? {} : replacedOn(...fixed)) }),
        { parent, ...stateless },
    ).made;
}

const pipelineOf = (referenceName: Reference) => ({ pipelineReference: { type: "PipelineReference", referenceName } });

function dailyProperties({ time, timeZone }: DailySchedule, pipelineName: Reference) {
    const [hours, minutes] = hoursAndMinutes(time);
    return {
        type: "ScheduleTrigger" as const,
        pipelines: [pipelineOf(pipelineName)],
        recurrence: {
            frequency: "Day",
            interval: 1,
            startTime,
            timeZone,
            schedule: { hours: [hours], minutes: [minutes] },
        },
    };
}

function windowProperties(schedule: TumblingWindowSchedule, pipelineName: Reference) {
    const { windowMinutes, delayMinutes, retries, retrySeconds } = withDefaults(
        schedule,
        tumblingWindowScheduleDefaults,
    );
    const hours = windowMinutes / 60;
    return {
        type: "TumblingWindowTrigger" as const,
        pipeline: pipelineOf(pipelineName),
        ...(Number.isInteger(hours)
            ? { frequency: "Hour", interval: hours }
            : { frequency: "Minute", interval: windowMinutes }),
        startTime: schedule.startTime.replace("Z", ":00Z"),
        delay: timeSpan(delayMinutes),
        // The pipeline runs once at a time, and a second window would only wait in it.
        maxConcurrency: 1,
        retryPolicy: { count: retries, intervalInSeconds: retrySeconds },
    };
}
