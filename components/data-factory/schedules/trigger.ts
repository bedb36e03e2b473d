import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../../azure/kinds";
import { bracketed } from "../../operations/bracketed";
import { replacedOn, stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import type { FactoryContents } from "../authoring";
import { timeSpan } from "../pipelines/activity";
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
    /** The pipeline's name, plain: the step that stops the trigger comes before a change of the pipeline. */
    pipelineName: string;
    /** The pipeline, which the trigger depends on. */
    pipeline: pulumi.Resource;
    /** When it runs. */
    schedule: IngestSchedule;
}

/** Start of a recurrence: of a trigger that is to start in the past, the first run is the next one. */
export const startTime = "2024-01-01T00:00:00";
const state = "properties.runtimeState";
// TumblingWindowTriggerFrequencyOrIntervalUpdateNotAllowed, TumblingWindowTriggerStartTimeUpdateNotAllowed.
const fixed = ["properties.frequency", "properties.interval", "properties.startTime"];

/** Makes the trigger of an ingest's pipeline. */
export function createTrigger(
    name: string,
    { factory, sourceName, pipelineName, pipeline: dependsOn, schedule }: TriggerArgs,
    parent: pulumi.Resource,
): datafactory.Trigger {
    const { factoryResourceId, started } = schedule;
    const place = { factory, factoryResourceId, started };
    // Each kind has a name of its own, so that none becomes the other.
    return schedule.kind === "daily"
        ? startedTrigger(
              `${name}-daily-trigger`,
              { ...place, triggerName: `${sourceName}_daily`, properties: dailyProperties(schedule, pipelineName) },
              { parent, dependsOn },
          )
        : startedTrigger(
              `${name}-window-trigger`,
              { ...place, triggerName: `${sourceName}_window`, properties: windowProperties(schedule, pipelineName) },
              { parent, dependsOn, ...replacedOn(...fixed) },
          );
}

/** A trigger, and where it is. */
export interface StartedTriggerArgs {
    /** What it is made in. */
    factory: FactoryContents;
    /** ARM id of the factory, for the steps that stop and start it. */
    factoryResourceId: pulumi.Input<string>;
    /** Its name. */
    triggerName: string;
    /** When it runs, and what. */
    properties: datafactory.TriggerArgs["properties"];
    /** Whether it runs; it does where nothing is said. */
    started?: boolean;
}

/** Makes a trigger, and starts it unless it is to stay stopped; it is stopped before a change and before its deletion. */
export function startedTrigger(
    logicalName: string,
    { factory, factoryResourceId, triggerName, properties, started }: StartedTriggerArgs,
    opts: pulumi.CustomResourceOptions,
): datafactory.Trigger {
    const { factoryName, resourceGroupName } = factory;
    return bracketed(
        logicalName,
        {
            target: `data-factory/${triggerName}`,
            resourceId: pulumi.interpolate`${factoryResourceId}/triggers/${triggerName}`,
            apiVersion: resourceTypes.dataFactoryTrigger.apiVersion,
            stop: { action: "stop", state, reached: ["Stopped"] },
            start: { action: "start", state, reached: ["Started"] },
            started,
            inputs: { factoryName, resourceGroupName, triggerName, properties },
        },
        (inputs, made) => new datafactory.Trigger(logicalName, inputs, made),
        { ...opts, ...stateless },
    ).made;
}

/** What a trigger says of the pipeline that it runs. */
export const pipelineOf = (referenceName: string) => ({
    pipelineReference: { type: "PipelineReference", referenceName },
});

function dailyProperties({ time, timeZone }: DailySchedule, pipelineName: string) {
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

function windowProperties(schedule: TumblingWindowSchedule, pipelineName: string) {
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
