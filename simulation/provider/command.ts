import { existsSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { entriesOf, hasInverse, stepCommands, stepEntry, stepProgram, type Step } from "../../steps/contract";
import type { Cloud } from "../cloud/cloud";
import { at } from "../core/ids";
import type { Inputs } from "../core/simulatedType";
import { unknownOnWire } from "../core/wire";
import { lineOf, stepOf } from "../services/operations/types";
import { changedInputs } from "./diff";
import { applyStep, undoStep } from "./steps/run";
import type { ResourceRequest, SimulatedProvider } from "./types";

const [, program] = stepProgram;

/** Inputs of every step; whatever else a command may have, a step has not. */
const fixed: Inputs = {
    interpreter: stepProgram,
    create: stepCommands.apply,
    update: stepCommands.apply,
    addPreviousOutputInEnv: false,
};
const others = ["delete", "dir", "environment"];

/** The provider of commands: it runs none. It takes steps alone, and does to the cloud what their program would do. */
export class CommandProvider implements SimulatedProvider {
    /** The SDK's version: with an older one the engine would warn. */
    readonly version = "1.2.1";
    /** WireDependencies in pulumi/pulumi-command, provider/pkg/provider/local/command.go: what is written depends on every input. */
    readonly unknownAfterUpdate = ["stdout", "stderr"];

    constructor(
        private readonly cloud: Cloud,
        private readonly folder: string,
    ) {}

    /** Has nothing to configure. */
    configure(): void {}

    /** Whether it is a step, whole and as the library makes it. */
    check({ inputs }: ResourceRequest) {
        const fault = (property: string, reason: string) => ({ property, reason });
        const differing = Object.keys(fixed).filter((name) => !isDeepStrictEqual(inputs[name], fixed[name]));
        const surplus = Object.keys(inputs).filter((name) => ![...Object.keys(fixed), ...others].includes(name));
        return [
            ...differing.map((name) => fault(name, `must be ${JSON.stringify(fixed[name])}, as of every step`)),
            ...surplus.map((name) => fault(name, "is no input of a step")),
            ...stepFaults(inputs).map((reason) => fault("environment", reason)),
            ...(existsSync(path.join(this.projectOf(inputs), program))
                ? []
                : [fault("dir", `leads to ${this.projectOf(inputs)}, where there is no ${program}`)]),
        ];
    }

    /** Any change runs the step again. */
    diff({ inputs }: ResourceRequest, oldInputs: Inputs) {
        return { changed: changedInputs(oldInputs, inputs), replaces: [], deleteBeforeReplace: false };
    }

    /** Does the step. */
    create(request: ResourceRequest) {
        const { type, name, inputs } = request;
        const id = this.cloud.idOf({ type, logicalName: name, inputs, caller: { subscriptionId: "", tenantId: "" } });
        return { id, outputs: this.update(request, id) };
    }

    /** Says what the state has: a command is not read. */
    read({ inputs }: ResourceRequest, _id: string, before: Inputs = {}) {
        return { inputs, outputs: { stdout: before.stdout, stderr: before.stderr } };
    }

    /** Does the step again. */
    update({ inputs }: ResourceRequest, id: string) {
        const step = stepOf(inputs);
        const runsBefore = this.cloud.store.ran(id);
        applyStep({ cloud: this.cloud, project: this.projectOf(inputs), entries: entriesIn(inputs) }, step);
        return { stdout: lineOf(step, runsBefore), stderr: "" };
    }

    /** Undoes the step, where its kind has an inverse. */
    delete({ inputs }: ResourceRequest): void {
        if (inputs.delete !== undefined) {
            undoStep(
                { cloud: this.cloud, project: this.projectOf(inputs), entries: entriesIn(inputs) },
                stepOf(inputs),
            );
        }
    }

    private projectOf({ dir }: Inputs): string {
        return path.resolve(this.folder, typeof dir === "string" ? dir : ".");
    }
}

const entriesIn = ({ environment }: Inputs) => (environment ?? {}) as Readonly<Record<string, string>>;

/** What is wrong with the environment of a step; in a preview entries may be unknown, the step itself is not. */
function stepFaults(inputs: Inputs): string[] {
    let step: Step;
    try {
        step = stepOf(inputs);
    } catch (error) {
        return [`has no step at ${stepEntry}: ${(error as Error).message}`];
    }
    const expected = hasInverse(step) ? stepCommands.undo : undefined;
    const named = entriesOf(step);
    const given = Object.keys(entriesIn(inputs)).filter((name) => name !== stepEntry);
    return [
        ...named
            .filter((name) => !isGiven(at(inputs.environment, name)))
            .map((name) => `lacks ${name}, which the step refers to`),
        ...given.filter((name) => !named.includes(name)).map((name) => `has ${name}, which the step does not refer to`),
        ...(inputs.delete === expected ? [] : [`holds a step that is deleted by ${expected ?? "no command"}`]),
    ];
}

const isGiven = (value: unknown) => value === unknownOnWire || (typeof value === "string" && value !== "");
