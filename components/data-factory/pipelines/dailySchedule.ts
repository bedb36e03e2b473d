import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { windowsTimeZones } from "../../../azure/data-factory/windowsTimeZones";
import { resourceTypes } from "../../../azure/kinds";
import { bracketed } from "../../operations/bracketed";
import type { DeploymentStep } from "../../operations/deploymentStep";
import { stateless } from "../../shared/componentArgs";
import type { InputIssue } from "../../shared/validation";
import type { FactoryContents } from "../authoring";
import type { Reference } from "./activity";

/** When a pipeline runs every day. */
export interface DailySchedule {
    /** Local time, as `03:30`. Refused: one that daylight saving skips on a day of the year. */
    time: string;
    /** Time zone by its Windows name, such as `W. Europe Standard Time`, or `UTC`; the time follows its daylight saving. Refused: an unknown one. */
    timeZone: string;
    /** ARM id of the factory, for the steps that stop and start the trigger. */
    factoryResourceId: pulumi.Input<string>;
}

const times = /^([01]\d|2[0-3]):([0-5]\d)$/;
// Of a trigger that is to start in the past, the first run is the next one.
const startTime = "2024-01-01T00:00:00";
const state = "properties.runtimeState";

/** What is wrong with a schedule. */
export function dailyScheduleIssues({ time, timeZone }: DailySchedule): InputIssue[] {
    const issues: InputIssue[] = [];
    if (!times.test(time)) {
        issues.push({ propertyPath: "time", reason: `"${time}" must be hours and minutes, from 00:00 to 23:59` });
    }
    if (!Object.hasOwn(windowsTimeZones, timeZone)) {
        const meant = Object.keys(windowsTimeZones).find((name) => windowsTimeZones[name] === timeZone);
        const remedy = meant === undefined ? "such as W. Europe Standard Time" : `which is "${meant}"`;
        issues.push({
            propertyPath: "timeZone",
            reason: `"${timeZone}" must be the Windows name of a zone, ${remedy}`,
        });
    }
    const skipped = issues.length === 0 ? skippedDay(time, windowsTimeZones[timeZone] ?? "") : undefined;
    return skipped === undefined
        ? issues
        : [
              {
                  propertyPath: "time",
                  reason: `${time} does not exist on ${skipped} in ${timeZone}, where daylight saving skips it; take another time`,
              },
          ];
}

// A year of the rules that hold now; Intl has those of the IANA database.
const year = 2027;

/** The first day of the year on which a local time does not exist, undefined where it always does. */
function skippedDay(time: string, zone: string): string | undefined {
    const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
    });
    const [, hours = "", minutes = ""] = times.exec(time) ?? [];
    const local = (at: number) => format.format(at);
    for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 86_400_000) {
        const wanted = day + (Number(hours) * 60 + Number(minutes)) * 60_000;
        const text = new Date(wanted).toISOString();
        const date = `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
        const offsets = [offsetAt(wanted - 86_400_000, format), offsetAt(wanted + 86_400_000, format)];
        if (!offsets.some((offset) => local(wanted - offset) === `${date}, ${time}`)) {
            return text.slice(0, 10);
        }
    }
    return undefined;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetAt(at: number, format: Intl.DateTimeFormat): number {
    const [, day, month, years, hours, minutes] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(format.format(at)) ?? [];
    const whole = Math.floor(at / 60_000) * 60_000;
    return Date.UTC(Number(years), Number(month) - 1, Number(day), Number(hours), Number(minutes)) - whole;
}

/** Makes the trigger of a pipeline and starts it; it is stopped before a change and before its deletion. */
export function dailyTrigger(
    logicalName: string,
    triggerName: string,
    { factory, pipelineName, schedule }: { factory: FactoryContents; pipelineName: Reference; schedule: DailySchedule },
    parent: pulumi.Resource,
): DeploymentStep {
    const { factoryName, resourceGroupName } = factory;
    const [, hours = "", minutes = ""] = times.exec(schedule.time) ?? [];
    const properties = {
        type: "ScheduleTrigger" as const,
        pipelines: [{ pipelineReference: { type: "PipelineReference", referenceName: pipelineName } }],
        recurrence: {
            frequency: "Day",
            interval: 1,
            startTime,
            timeZone: schedule.timeZone,
            schedule: { hours: [Number(hours)], minutes: [Number(minutes)] },
        },
    };
    return bracketed(
        logicalName,
        {
            target: `data-factory/${triggerName}`,
            resourceId: pulumi.interpolate`${schedule.factoryResourceId}/triggers/${triggerName}`,
            apiVersion: resourceTypes.dataFactoryTrigger.apiVersion,
            stop: { action: "stop", state, reached: ["Stopped"] },
            start: { action: "start", state, reached: ["Started"] },
            inputs: { factoryName, resourceGroupName, triggerName, properties },
        },
        (inputs, opts) => new datafactory.Trigger(logicalName, inputs, opts),
        { parent, ...stateless },
    ).started;
}
