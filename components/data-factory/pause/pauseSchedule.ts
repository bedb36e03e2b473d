import * as pulumi from "@pulumi/pulumi";
import { pausables, type PausableKind } from "../../../azure/pausables";
import { resourceTypes } from "../../../azure/kinds";
import { stateless, type ComponentArgs } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { assignRole, PrincipalType } from "../../shared/roleAssignments";
import { defineRole } from "../../shared/roleDefinitions";
import { type InputIssue, throwIfInvalid } from "../../shared/validation";
import { contentsIssues, type FactoryContents } from "../authoring";
import type { Reference } from "../pipelines/activity";
import { hoursAndMinutes } from "../schedules/localTime";
import { pipeline } from "../pipelines/pipelineResource";
import { pipelineOf, startedTrigger, startTime } from "../schedules/trigger";
import { pauseIssues, type ScheduledLoad } from "./pauseIssues";
import { pausePipeline, type PausePipelinesArgs, resumePipeline } from "./pausePipelines";
import { type RunningHours, pausedHours, type WeeklyAction, weeklyActions } from "./runningHours";

/** Inputs of a schedule of pauses. */
export interface PauseScheduleArgs extends Pick<ComponentArgs, "naming"> {
    /** What it is made in: `contents` of a `DataFactory`. A change replaces everything. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** ARM id of the factory. */
    factoryResourceId: pulumi.Input<string>;
    /** Object id of the factory's own principal, by which pipelines call Azure. A change replaces its roles. */
    factoryPrincipalId: pulumi.Input<string>;
    /** Kind of what is paused. Plain: it decides states, actions and role. */
    targetKind: PausableKind;
    /** Name of what is paused, with which pipelines and triggers begin: 1 to 60 letters, digits and underscores, a letter first. A change replaces them. */
    targetName: string;
    /** ARM id of what is paused. A change replaces the role on it. */
    targetResourceId: pulumi.Input<string>;
    /** Resource group of what is paused, in which its role may be given. A change replaces the role. */
    targetResourceGroupName: pulumi.Input<string>;
    /** When it runs; it is paused at all other times. Plain: each time has a trigger. Refused: none, hours that overlap or touch, and a time that daylight saving skips or doubles on one of the days. */
    runningHours: RunningHours[];
    /** Time zone of the hours by its Windows name, such as `W. Europe Standard Time`, or `UTC`. Refused: an unknown one. */
    timeZone: string;
    /** Loads that need it, by when they run; none by default. Refused: one that is not within the running hours. */
    loads?: ScheduledLoad[];
    /** Names of the pipelines that must not be interrupted, as their outputs: a pause waits until none of them has a run; none by default. */
    busyPipelines?: Reference[];
    /** Minutes that a pause waits for them, 10 to 1440; 240 by default. Then its run fails, and nothing is paused until the next time. */
    waitMinutes?: number;
    /** Whether the triggers run; true by default. False keeps them, stopped. Plain: it decides the steps. */
    started?: boolean;
}

/** What a schedule has where its inputs say nothing. */
export const pauseScheduleDefaults = { waitMinutes: 240, started: true } as const;

/**
 * Pipelines that pause and resume what bills by the hour, with triggers at local times that follow daylight saving, and a
 * role of exactly the actions that they take. The state is read first: what someone paused or resumed by hand is no error.
 *
 * unverified: that the query of runs, by when they were last updated, has a run that has been in one activity for hours.
 */
export class PauseSchedule extends pulumi.ComponentResource {
    /** Name of the pipeline that pauses. */
    public readonly pausePipelineName: pulumi.Output<string>;
    /** Name of the pipeline that resumes, which a load outside of the hours calls first. */
    public readonly resumePipelineName: pulumi.Output<string>;
    /** Hours of a week in which it is paused, and costs nothing but its storage. */
    public readonly pausedHoursPerWeek: number;

    constructor(name: string, args: PauseScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PauseSchedule", name, pauseScheduleIssues(args));
        super("azure-ml-platform:index:PauseSchedule", name, args, opts);

        const { factory, runningHours } = args;
        this.giveRoles(name, args);
        const definitions = pipelinesArgs(args);
        const make = (what: string, definition: ReturnType<typeof pausePipeline>) => ({
            pipelineName: definition.name,
            pipeline: pipeline(`${name}-${what}`, { factory, definition }, { parent: this }),
        });
        const made = {
            resume: make("resume", resumePipeline(definitions)),
            pause: make("pause", pausePipeline(definitions)),
        };
        this.resumePipelineName = made.resume.pipeline.name;
        this.pausePipelineName = made.pause.pipeline.name;
        for (const action of weeklyActions(runningHours)) {
            this.createTrigger(name, action, args, made[action.action]);
        }
        this.pausedHoursPerWeek = pausedHours(runningHours);
        this.registerOutputs({
            pausePipelineName: this.pausePipelineName,
            resumePipelineName: this.resumePipelineName,
            pausedHoursPerWeek: this.pausedHoursPerWeek,
        });
    }

    private giveRoles(name: string, args: PauseScheduleArgs): void {
        const { naming, factory, factoryPrincipalId: principalId, busyPipelines = [] } = args;
        const opts = { parent: this, ...stateless };
        const holder = { naming, principalId, principalType: PrincipalType.ServicePrincipal };
        const pauses = defineRole(
            `${name}-role`,
            pausables[args.targetKind].role,
            { naming, resourceGroupName: args.targetResourceGroupName },
            opts,
        );
        assignRole(`${name}-pauses`, { ...holder, scope: args.targetResourceId, role: pauses }, opts);
        if (busyPipelines.length > 0) {
            const { resourceGroupName } = factory as FactoryContents;
            const reads = defineRole(`${name}-runs-role`, "pipelineRunReader", { naming, resourceGroupName }, opts);
            assignRole(`${name}-reads-runs`, { ...holder, scope: args.factoryResourceId, role: reads }, opts);
        }
    }

    private createTrigger(
        name: string,
        { action, time, days }: WeeklyAction,
        args: PauseScheduleArgs,
        run: { pipelineName: string; pipeline: pulumi.Resource },
    ): void {
        const [hours, minutes] = hoursAndMinutes(time);
        const at = time.replace(":", "");
        startedTrigger(
            `${name}-${action}-${at}-trigger`,
            {
                factory: args.factory as FactoryContents,
                factoryResourceId: args.factoryResourceId,
                triggerName: `${args.targetName}_${action}_${at}`,
                started: args.started,
                properties: {
                    type: "ScheduleTrigger",
                    pipelines: [pipelineOf(run.pipelineName)],
                    recurrence: {
                        frequency: "Week",
                        interval: 1,
                        startTime,
                        timeZone: args.timeZone,
                        schedule: { weekDays: [...days], hours: [hours], minutes: [minutes] },
                    },
                },
            },
            { parent: this, dependsOn: run.pipeline },
        );
    }
}

/** Everything that is wrong with a schedule of pauses. */
export const pauseScheduleIssues = (args: PauseScheduleArgs): InputIssue[] => [
    ...contentsIssues(args.factory),
    ...pauseIssues(withDefaults(args, pauseScheduleDefaults)),
];

function pipelinesArgs(args: PauseScheduleArgs): PausePipelinesArgs {
    const { targetKind, targetName, targetResourceId, factoryResourceId, busyPipelines = [] } = args;
    const { waitMinutes } = withDefaults(args, pauseScheduleDefaults);
    const { apiVersion } = resourceTypes.dataFactoryPipeline;
    return {
        targetName,
        pausable: pausables[targetKind],
        address: pulumi.interpolate`https://management.azure.com${targetResourceId}`,
        runsAddress: pulumi.interpolate`https://management.azure.com${factoryResourceId}/queryPipelineRuns?api-version=${apiVersion}`,
        busyPipelines,
        waitMinutes,
    };
}
