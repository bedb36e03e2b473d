import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { sortedJson } from "../../azure/sortedJson";
import type { ArmActionStep } from "../../steps/contract";
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
}

/**
 * Makes a resource that Azure does not change while it runs: it is stopped before each change and before its deletion,
 * and started after. The start follows the stop's result too: where a run ends between the two and the change is taken
 * back, the inputs are as they were at the last start, and the resource would stay stopped.
 */
export function bracketed<Inputs, Made extends pulumi.Resource>(
    name: string,
    args: BracketedArgs<Inputs>,
    make: (inputs: Inputs, opts: pulumi.CustomResourceOptions) => Made,
    opts: pulumi.CustomResourceOptions,
): { made: Made; started: DeploymentStep } {
    const { inputs, stop, start, target } = args;
    const digest = pulumi.output(inputs).apply((value) => createHash("sha256").update(sortedJson(value)).digest("hex"));
    const entries = { RESOURCE_ID: args.resourceId, INPUTS: digest };
    const common = { resource: "RESOURCE_ID", apiVersion: args.apiVersion };
    const { parent } = opts;
    const stopped = new DeploymentStep(
        `${name}-stop`,
        {
            step: {
                kind: "armAction",
                target,
                arguments: { ...common, ...stop, absent: "succeed", follows: ["INPUTS"] },
            },
            entries,
        },
        { parent },
    );
    const made = make(inputs, { ...opts, dependsOn: [...dependencies(opts.dependsOn), stopped] });
    const started = new DeploymentStep(
        `${name}-start`,
        {
            step: {
                kind: "armAction",
                target,
                arguments: { ...common, ...start, absent: "fail", follows: ["INPUTS", "STOPPED"], inverse: stop },
            },
            entries: { ...entries, STOPPED: stopped.result },
        },
        { parent, dependsOn: made },
    );
    return { made, started };
}

type DependsOn = pulumi.CustomResourceOptions["dependsOn"];

// Only what is plain can be joined with the stop.
function dependencies(dependsOn: DependsOn): pulumi.Input<pulumi.Resource>[] {
    if (dependsOn === undefined) {
        return [];
    }
    return Array.isArray(dependsOn) ? dependsOn : [dependsOn as pulumi.Input<pulumi.Resource>];
}
