import type * as pulumi from "@pulumi/pulumi";
import type { Pausable } from "../../../azure/pausables";
import { ifCondition, setVariable, until, wait } from "../pipelines/activities";
import type { Activity } from "../pipelines/activity";
import { type Expression, expr } from "../pipelines/expr";
import type { PipelineDefinition } from "../pipelines/pipeline";
import { web } from "../pipelines/web";

/** What the pipelines of a schedule of pauses work on. */
export interface PausePipelinesArgs {
    /** Name with which theirs begin. */
    targetName: string;
    /** Its kind. */
    pausable: Pausable;
    /** Its address in the REST API, without a query. */
    address: pulumi.Output<string>;
    /** Address of the query of runs of the factory. */
    runsAddress: pulumi.Output<string>;
    /** Names of the pipelines that a pause waits for, as their outputs. */
    busyPipelines: readonly pulumi.Output<string>[];
    /** Minutes that it waits for them. */
    waitMinutes: number;
}

const resource = "https://management.azure.com/";
// Longer than any pool or capacity is known to take.
const changeMinutes = 60;
const waitSeconds = 30;
// Of pools and capacities that change, Azure refuses an action with 409.
const tries = { retries: 3, retrySeconds: 60 };

/** The pipeline that resumes: what runs already is left as it is. */
export const resumePipeline = (args: PausePipelinesArgs): PipelineDefinition =>
    change(args, {
        verb: "Resume",
        action: args.pausable.resume,
        from: args.pausable.paused,
        to: args.pausable.running,
    });

/** The pipeline that pauses, when no run of the busy pipelines is left: what is paused already is left as it is. */
export function pausePipeline(args: PausePipelinesArgs): PipelineDefinition {
    const { busyPipelines, pausable } = args;
    const changed = change(args, {
        verb: "Pause",
        action: pausable.pause,
        from: pausable.running,
        to: pausable.paused,
    });
    if (busyPipelines.length === 0) {
        return changed;
    }
    return {
        ...changed,
        parameters: { busyPipelines: { type: "Array", defaultValue: busyPipelines } },
        variables: { ...changed.variables, busy: { type: "Bool", defaultValue: true } },
        activities: [untilNoLoad(args), ...changed.activities],
    };
}

// Read last, so that as little time as possible is between the answer and the pause.
const untilNoLoad = ({ runsAddress, waitMinutes }: PausePipelinesArgs): Activity =>
    until("UntilNoLoad", {
        condition: expr.not(expr.variable("busy")),
        timeoutMinutes: waitMinutes,
        activities: [
            wait("WaitForLoads", { seconds: waitSeconds }),
            web("ReadRuns", {
                after: ["WaitForLoads"],
                url: runsAddress,
                method: "POST",
                resource,
                body: unfinishedRuns,
                policy: tries,
            }),
            setVariable("RememberRuns", {
                after: ["ReadRuns"],
                variable: "busy",
                value: expr.greater(expr.call("length", expr.output("ReadRuns").at("value")), 0),
            }),
        ],
    });

interface Change {
    verb: "Pause" | "Resume";
    action: string;
    from: readonly string[];
    to: readonly string[];
}

// The states that an action is not taken in pass: they are waited for before and after.
function change(
    { targetName, pausable, address, busyPipelines }: PausePipelinesArgs,
    { verb, action, from, to }: Change,
): PipelineDefinition {
    const call = (name: string) => address.apply((text) => `${text}${name}?api-version=${pausable.apiVersion}`);
    const read = call("");
    const waitsFirst = verb === "Pause" && busyPipelines.length > 0;
    return {
        name: `${targetName}_${verb.toLowerCase()}`,
        description: `${verb}s ${targetName}, unless that is done already.`,
        concurrency: 1,
        variables: { state: { type: "String", defaultValue: "" } },
        activities: [
            untilState("Settled", {
                states: [...pausable.running, ...pausable.paused],
                pausable,
                read,
                after: waitsFirst ? ["UntilNoLoad"] : [],
            }),
            ifCondition(`${verb}IfNeeded`, {
                after: ["UntilSettled"],
                condition: isOneOf(from),
                then: [
                    // The state is read again: the operation's own address would take a further right.
                    web(verb, {
                        url: call(`/${action}`),
                        method: "POST",
                        resource,
                        body: "{}",
                        waits: false,
                        policy: tries,
                    }),
                ],
            }),
            untilState(`${verb}d`, { states: to, pausable, read, after: [`${verb}IfNeeded`] }),
        ],
    };
}

const isOneOf = (states: readonly string[]): Expression =>
    expr.call("contains", expr.call("createArray", ...states), expr.variable("state"));

interface Awaited {
    states: readonly string[];
    pausable: Pausable;
    read: pulumi.Output<string>;
    after: readonly string[];
}

function untilState(what: string, { states, pausable, read, after }: Awaited): Activity {
    const answer = pausable.state.reduce((found, name) => found.at(name), expr.output(`Read${what}`));
    return until(`Until${what}`, {
        after,
        condition: isOneOf(states),
        timeoutMinutes: changeMinutes,
        activities: [
            wait(`WaitFor${what}`, { seconds: waitSeconds }),
            web(`Read${what}`, { after: [`WaitFor${what}`], url: read, method: "GET", resource, policy: tries }),
            setVariable(`Remember${what}`, { after: [`Read${what}`], variable: "state", value: answer }),
        ],
    });
}

// Runs that began within a week: what runs longer was left behind.
const unfinishedRuns = expr.concat(
    '{"lastUpdatedAfter":"',
    expr.call("addDays", expr.call("utcNow"), -7),
    '","lastUpdatedBefore":"',
    expr.call("utcNow"),
    '","filters":[{"operand":"PipelineName","operator":"In","values":',
    expr.call("string", expr.parameter("busyPipelines")),
    '},{"operand":"Status","operator":"In","values":["Queued","InProgress","Canceling"]}]}',
);
