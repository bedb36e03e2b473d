import { stepEntry, stepSchema, type Step } from "../../../steps/contract";
import { at, uuidOf } from "../../core/ids";
import type { Inputs, SimulatedTypes } from "../../core/simulatedType";
import { timeAfter } from "../../core/time";

/** The step that a command runs; throws where its environment holds none. */
export function stepOf(inputs: Inputs): Step {
    const text = at(inputs.environment, stepEntry);
    return stepSchema.parse(JSON.parse(typeof text === "string" ? text : ""));
}

/** The line that a step's program writes, which ends with the time. */
export const lineOf = ({ kind, target }: Step, runsBefore: number): string =>
    `${kind} ${target}: done, at ${timeAfter(runsBefore)}`;

// pulumi/pulumi-command, provider/pkg/provider/local: the logical name and eight random digits. Here they follow from what
// the step works on, which differs from stack to stack.
const idOf = (name: string, { environment }: Inputs) => `${name}${uuidOf(JSON.stringify(environment)).slice(0, 8)}`;

/** Commands: what a step did is in what it acts on, and the line that its program writes is all that it leaves behind. */
export const operationsTypes: SimulatedTypes = {
    "command:local:Command": {
        path: [],
        id: (inputs, { logicalName }) => idOf(logicalName, inputs),
        outputs: (inputs) => ({ stdout: lineOf(stepOf(inputs), 0), stderr: "" }),
    },
};
