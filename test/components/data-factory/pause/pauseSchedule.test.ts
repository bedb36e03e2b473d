import * as datafactory from "@pulumi/azure-native/datafactory";
import { describe, expect, it } from "vitest";
import { customRoles } from "../../../../azure/customRoles";
import { PauseSchedule, type PauseScheduleArgs } from "../../../../components";
import { pauseScheduleIssues } from "../../../../components/data-factory/checks";
import { common, outside } from "../../../support/fixtures";
import { listed, one, recorded, refusal } from "../../../support/recording";

const factory = {
    resourceGroupName: "rg-unit",
    factoryName: "adf-unit",
    credentialName: "ingest",
    runtimeName: "managed",
};
const factoryResourceId = outside("Microsoft.DataFactory/factories", "adf-unit");
const targetResourceId = outside("Microsoft.Synapse/workspaces", "synw-unit/sqlPools/serving");
const workdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;
const args = (more: Partial<PauseScheduleArgs> = {}): PauseScheduleArgs => ({
    naming: common.naming,
    factory,
    factoryResourceId,
    factoryPrincipalId: "8a6d2c10-0000-4000-8000-0000000000aa",
    targetKind: "sqlPool",
    targetName: "serving",
    targetResourceId,
    targetResourceGroupName: "rg-unit",
    runningHours: [{ days: [...workdays], from: "07:00", to: "19:00" }],
    timeZone: "W. Europe Standard Time",
    ...more,
});
const loading = () =>
    new datafactory.Pipeline("load", { resourceGroupName: "rg-unit", factoryName: "adf-unit", pipelineName: "load" })
        .name;
const made = (more: Partial<PauseScheduleArgs> = {}) =>
    recorded(() => new PauseSchedule("pause", args({ ...more, busyPipelines: [loading()] })));
const refused = async (more: Partial<PauseScheduleArgs>) =>
    (await refusal(() => new PauseSchedule("pause", args(more)))).map((issue) =>
        issue.replace(/^PauseSchedule "pause" /, ""),
    );
const trigger = "azure-native:datafactory:Trigger";

describe("PauseSchedule", () => {
    it("makes two pipelines, a trigger for each time, and roles", async () => {
        const resources = listed(await made());
        expect(resources.filter((each) => !/^(Step|Wait)/.test(each))).toEqual([
            "Command pause-pause-1900-trigger-start",
            "Command pause-pause-1900-trigger-stop",
            "Command pause-resume-0700-trigger-start",
            "Command pause-resume-0700-trigger-stop",
            "DeploymentStep pause-pause-1900-trigger-start",
            "DeploymentStep pause-pause-1900-trigger-stop",
            "DeploymentStep pause-resume-0700-trigger-start",
            "DeploymentStep pause-resume-0700-trigger-stop",
            "PauseSchedule pause",
            "Pipeline load",
            "Pipeline pause-pause",
            "Pipeline pause-resume",
            "RoleAssignment pause-pauses",
            "RoleAssignment pause-reads-runs",
            "RoleDefinition pause-role",
            "RoleDefinition pause-runs-role",
            "Sleep pause-pause-1900-trigger-change",
            "Sleep pause-resume-0700-trigger-change",
            "Trigger pause-pause-1900-trigger",
            "Trigger pause-resume-0700-trigger",
        ]);
    });

    it("reads no runs where no pipeline must be waited for", async () => {
        const resources = listed(await recorded(() => new PauseSchedule("pause", args())));
        expect(resources.filter((each) => each.includes("runs"))).toEqual([]);
    });

    it("gives the actions of its kind and no other, on what is paused alone", async () => {
        const resources = await made({ targetKind: "fabricCapacity" });
        const { permissions } = one(resources, "azure-native:authorization:RoleDefinition", "pause-role").inputs;
        expect(permissions).toEqual([
            { actions: customRoles.fabricCapacityPauser.actions, notActions: [], dataActions: [], notDataActions: [] },
        ]);
        expect(one(resources, "azure-native:authorization:RoleAssignment", "pause-pauses").inputs).toMatchObject({
            scope: targetResourceId,
            principalId: "8a6d2c10-0000-4000-8000-0000000000aa",
        });
    });

    it("pauses on the day after, where the hours end after midnight", async () => {
        const resources = await made({ runningHours: [{ days: ["Friday", "Sunday"], from: "20:00", to: "04:30" }] });
        expect(one(resources, trigger, "pause-resume-2000-trigger").inputs.properties).toMatchObject({
            recurrence: {
                frequency: "Week",
                timeZone: "W. Europe Standard Time",
                schedule: { weekDays: ["Friday", "Sunday"], hours: [20], minutes: [0] },
            },
        });
        expect(one(resources, trigger, "pause-pause-0430-trigger").inputs.properties).toMatchObject({
            recurrence: { schedule: { weekDays: ["Monday", "Saturday"], hours: [4], minutes: [30] } },
        });
    });

    it("has one trigger for the same time of several hours", async () => {
        const resources = await made({
            runningHours: [
                { days: ["Monday"], from: "07:00", to: "19:00" },
                { days: ["Tuesday", "Wednesday"], from: "07:00", to: "20:00" },
            ],
        });
        expect(listed(resources).filter((each) => each.startsWith("Trigger"))).toEqual([
            "Trigger pause-pause-1900-trigger",
            "Trigger pause-pause-2000-trigger",
            "Trigger pause-resume-0700-trigger",
        ]);
    });

    it("counts the hours of a week in which it is paused", async () => {
        const counted: number[] = [];
        await recorded(() => counted.push(new PauseSchedule("pause", args()).pausedHoursPerWeek));
        expect(counted).toEqual([7 * 24 - 5 * 12]);
    });

    it.each<[string, Partial<PauseScheduleArgs>, string[]]>([
        ["a repository that writes the factory", { factory: undefined }, ["factory: is written by a Git repository"]],
        ["a name that no pipeline can have", { targetName: "a-b" }, ['targetName: "a-b" must be 1 to 60 letters']],
        ["no hours", { runningHours: [] }, ["runningHours: has no entry, so that it would never be resumed; add one"]],
        [
            "an unknown zone",
            { timeZone: "Europe/Berlin" },
            ['timeZone: "Europe/Berlin" must be the Windows name of a zone, which is "W. Europe Standard Time"'],
        ],
        [
            "times that are none, and no days",
            { runningHours: [{ days: [], from: "7:00", to: "24:00" }] },
            [
                "runningHours[0].days: is empty; name a day",
                'runningHours[0].from: "7:00" must be hours and minutes',
                'runningHours[0].to: "24:00" must be hours and minutes',
            ],
        ],
        [
            "hours of no length",
            { runningHours: [{ from: "07:00", to: "07:00" }] },
            ["runningHours[0].to: 07:00 is the same as from"],
        ],
        [
            "hours that touch, from Sunday to Monday",
            {
                runningHours: [
                    { days: ["Monday"], from: "00:00", to: "08:00" },
                    { days: ["Sunday"], from: "20:00", to: "00:00" },
                ],
            },
            ["runningHours[0]: begins before runningHours[1] has ended, or as it ends; make one of them"],
        ],
        [
            "hours that overlap",
            {
                runningHours: [
                    { from: "07:00", to: "12:00" },
                    { days: ["Friday"], from: "11:00", to: "19:00" },
                ],
            },
            ["runningHours[1]: begins before runningHours[0] has ended"],
        ],
        [
            "a pause that would come after the next resumption",
            {
                waitMinutes: 120,
                runningHours: [
                    { from: "07:00", to: "12:00" },
                    { from: "13:00", to: "19:00" },
                ],
            },
            ["waitMinutes: is 120, but it is resumed 60 minutes after a pause"],
        ],
        [
            "a time that daylight saving skips",
            { runningHours: [{ from: "02:30", to: "19:00" }] },
            [
                "runningHours[0].from: 02:30 does not exist on 2027-03-28, where daylight saving skips it in W. Europe Standard Time; take another time",
            ],
        ],
        [
            "a time that occurs twice",
            { runningHours: [{ from: "07:00", to: "01:30" }], timeZone: "Eastern Standard Time" },
            ["runningHours[0].to: 01:30 occurs twice on 2027-11-07, where daylight saving ends"],
        ],
        [
            "a load that a pause would interrupt",
            { loads: [{ name: "predictions", days: ["Monday", "Friday"], at: "18:30", minutes: 45 }] },
            [
                "loads[0]: predictions, at 18:30 for up to 45 minutes, is not within the running hours on Monday, Friday; let them begin before it and end after it",
            ],
        ],
        ["a load of no time", { loads: [{ name: "x", at: "08:00", minutes: 0 }] }, ["loads[0].minutes: is 0"]],
        ["too short a wait", { waitMinutes: 5 }, ["waitMinutes: is 5, must be a whole number from 10 to 1440"]],
    ])("refuses %s", async (_what, more, expected) => {
        const issues = await refused(more);
        expect(issues.map((issue, i) => issue.slice(0, expected[i]?.length))).toEqual(expected);
    });

    it("takes times that the clock skips, on days on which it does not change", () => {
        const runningHours = [{ days: [...workdays], from: "02:30", to: "19:00" }];
        expect(pauseScheduleIssues(args({ runningHours }))).toEqual([]);
    });

    it("takes a load that goes on after midnight from Sunday to Monday", () => {
        const loads = [{ name: "weekly", days: ["Sunday" as const], at: "23:30", minutes: 90 }];
        expect(pauseScheduleIssues(args({ runningHours: [{ from: "20:00", to: "06:00" }], loads }))).toEqual([]);
    });

    it("takes a started state that is false: triggers are there, and nothing starts them", async () => {
        const resources = listed(await made({ started: false }));
        expect(resources.filter((each) => each.endsWith("-start"))).toEqual([]);
        expect(resources.filter((each) => each.startsWith("Trigger"))).toHaveLength(2);
    });

    it("depends on the pipelines that it waits for", async () => {
        const { parameters } = one(await made(), "azure-native:datafactory:Pipeline", "pause-pause").inputs as {
            parameters: Record<string, unknown>;
        };
        expect(parameters.busyPipelines).toEqual({ type: "Array", defaultValue: ["load"] });
    });
});
