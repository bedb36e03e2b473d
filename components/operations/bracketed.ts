import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { sortedJson } from "../../azure/sortedJson";
import type { ArmActionStep } from "../../steps/contract";
import { withDefaults } from "../shared/defaults";
import { waitAfter } from "../shared/waiting";
import { DeploymentStep } from "./deploymentStep";

/** An action and the states that it ends in. */
export type Transition = NonNullable<ArmActionStep["arguments"]["inverse"]>;

/** What is stopped before a resource changes and started after it. */
export interface BracketedArgs<Inputs> {
    /** What the steps work on, by its plain name, as messages show it: `data-factory/daily`. */
    target: string;
    /** ARM id of the resource, from plain names and not from the resource: the stop comes before it exists. */
    resourceId: pulumi.Input<string>;
    /** Version of the REST API. */
    apiVersion: string;
    /** The action before a change of the resource and before its deletion. */
    stop: Transition;
    /** The action after the resource is made or changed. */
    start: Transition;
    /** All inputs of the resource: a change of any of them stops it first. */
    inputs: Inputs;
    /** Whether it runs; true by default. False makes no step that starts it, and the end of one that was there stops it. Plain: it decides the steps. */
    started?: boolean;
}

/** Defaults of what is stopped and started. */
export const bracketedDefaults = { started: true } as const;

/**
 * Makes a resource that Azure does not change while it runs: it is stopped before each change and before its deletion,
 * and started after. The start follows two results as well, since the inputs are as they were at the last start where a run
 * ends between stop and start and the change is then taken back: the stop's, and that of a wait of no time, which the state
 * has before the stop begins, so that a run that ends within the stop is followed by a start too.
 */
export function bracketed<Inputs, Made extends pulumi.Resource>(
    name: string,
    args: BracketedArgs<Inputs>,
    make: (inputs: Inputs, opts: pulumi.CustomResourceOptions) => Made,
    opts: pulumi.CustomResourceOptions,
): { made: Made; started: DeploymentStep | undefined } {
    const { inputs, stop, start, target, started: starts } = withDefaults(args, bracketedDefaults);
    const digest = pulumi.output(inputs).apply((value) => createHash("sha256").update(sortedJson(value)).digest("hex"));
    // What does not exist is stopped.
    const step = (more: Partial<ActionArguments> & Transition) => ({
        kind: "armAction" as const,
        target,
        arguments: {
            resource: "RESOURCE_ID",
            apiVersion: args.apiVersion,
            absent: "succeed" as const,
            follows: ["INPUTS"],
            ...more,
        },
    });
    const entries = { RESOURCE_ID: args.resourceId, INPUTS: digest };
    const { parent } = opts;
    const announced = waitAfter(`${name}-change`, [], { seconds: 0, triggers: { inputs: digest } }, { parent });
    const stopped = new DeploymentStep(`${name}-stop`, { step: step(stop), entries }, { parent, dependsOn: announced });
    const made = make(inputs, { ...opts, dependsOn: [...dependencies(opts.dependsOn), stopped] });
    if (!starts) {
        return { made, started: undefined };
    }
    const follows = ["INPUTS", "ANNOUNCED", "STOPPED"];
    const started = new DeploymentStep(
        `${name}-start`,
        {
            step: step({ ...start, absent: "fail", follows, inverse: stop }),
            entries: { ...entries, ANNOUNCED: announced.id, STOPPED: stopped.result },
        },
        { parent, dependsOn: made },
    );
    return { made, started };
}

type ActionArguments = ArmActionStep["arguments"];

type DependsOn = pulumi.CustomResourceOptions["dependsOn"];

// Only what is plain can be joined with the stop.
function dependencies(dependsOn: DependsOn): pulumi.Input<pulumi.Resource>[] {
    if (dependsOn === undefined) {
        return [];
    }
    return Array.isArray(dependsOn) ? dependsOn : [dependsOn as pulumi.Input<pulumi.Resource>];
}
