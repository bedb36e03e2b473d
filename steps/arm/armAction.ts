import { parseResourceId } from "../../azure/resourceIds";
import type { ArmActionStep } from "../contract";
import { endpointsOf } from "../azure/endpoints";
import { signIn } from "../azure/login";
import { isGood, isTransient, refusal, Requests, type Answer } from "../azure/requests";
import { scopes } from "../azure/tokens";
import type { Given, Outcome, StepWork } from "../core/outcome";
import { Patience } from "../core/patience";
import { StepError, StepInputError } from "../core/stepError";
import { operationEnded } from "./operation";

// Resuming a dedicated SQL pool and starting a job take minutes; a pipeline's own limit is an hour and more.
const secondsToEnd = 30 * 60;
// Where a state has not come yet after the action.
const delay = 5;

type Action = Pick<ArmActionStep["arguments"], "action" | "body" | "state" | "reached">;

/** Does what the step says of one resource in Azure. */
export function armAction(given: Given<ArmActionStep>): StepWork {
    const { arguments: asked } = given.step;
    const work = new ResourceAction(given);
    return {
        apply: () => work.run(asked, asked.absent),
        undo: () => {
            if (!asked.inverse) {
                throw new StepInputError(`${asked.action} has no inverse that would undo it`);
            }
            return work.run(asked.inverse, "succeed");
        },
        verify: () => work.compare(asked, asked.absent),
    };
}

class ResourceAction {
    private readonly id: string;
    private readonly apiVersion: string;
    private readonly patience: Patience;
    private readonly requests: Requests;

    constructor({ step, valueOf, env }: Given<ArmActionStep>) {
        this.id = valueOf(step.arguments.resource);
        this.apiVersion = step.arguments.apiVersion;
        const parsed = parseResourceId(this.id);
        if (!parsed) {
            throw new StepInputError(`${step.arguments.resource} is "${this.id}", which is not an ARM resource id`);
        }
        const endpoints = endpointsOf(env);
        this.patience = new Patience(secondsToEnd, endpoints.waitScale);
        const tokens = signIn(scopes.resourceManager, endpoints, env, parsed.subscriptionId);
        this.requests = new Requests(endpoints.resourceManager, tokens, this.patience);
    }

    /** Takes the resource to the state; does nothing where it has it. */
    async run(action: Action, absent: "succeed" | "fail"): Promise<Outcome> {
        const name = action.state.split(".").at(-1);
        for (let tries = 0; ; tries++) {
            const state = await this.stateOf(action);
            if (state === undefined) {
                return this.absence(absent);
            }
            if (action.reached.includes(state)) {
                return { text: `${name} is ${state} already, nothing done` };
            }
            const answer = await this.requests.send("POST", this.url(`/${action.action}`), action.body);
            if (isGood(answer)) {
                await operationEnded(this.requests, this.patience, `${action.action} of ${this.id}`, answer);
                return { text: `${action.action} done, ${name} is ${await this.reachedState(action)}` };
            }
            if (answer.status === 404 && (await this.stateOf(action)) === undefined) {
                return this.absence(absent);
            }
            // While a resource changes it refuses the action.
            if (answer.status !== 409 && !isTransient(answer)) {
                throw refusal(`${action.action} of ${this.id}`, answer, this.permission(action.action));
            }
            await this.requests.pause(named(action.action, this.id, answer), tries);
        }
    }

    /** Says whether the resource has the state. */
    async compare(action: Action, absent: "succeed" | "fail"): Promise<Outcome> {
        const state = await this.stateOf(action);
        const right = action.reached.join(" or ");
        if (state === undefined) {
            return absent === "succeed"
                ? { text: "does not exist, as it may" }
                : { text: `does not exist, should be ${right}`, differs: true };
        }
        return action.reached.includes(state)
            ? { text: `${action.state} is ${state}` }
            : { text: `${action.state} is ${state}, should be ${right}`, differs: true };
    }

    private absence(absent: "succeed" | "fail"): Outcome {
        if (absent === "fail") {
            throw new StepError(`${this.id} does not exist`, "run pulumi up, which creates it before the step");
        }
        return { text: "does not exist, nothing done" };
    }

    // The operation may end some time before the resource says so.
    private async reachedState(action: Action): Promise<string> {
        for (;;) {
            const state = await this.stateOf(action);
            if (state !== undefined && action.reached.includes(state)) {
                return state;
            }
            const found = state === undefined ? "does not exist any more" : `has ${action.state} ${state}`;
            if (state === undefined || state === "Failed") {
                throw new StepError(`after ${action.action} ${this.id} ${found}`, "look at its activity log");
            }
            await this.patience.wait(delay, `after ${action.action} ${this.id} ${found}`);
        }
    }

    /** State of the resource; undefined where it does not exist. */
    private async stateOf({ state }: Action): Promise<string | undefined> {
        const answer = await this.requests.read(this.url(""));
        if (isAbsence(answer)) {
            return undefined;
        }
        if (!isGood(answer)) {
            throw refusal(`reading ${this.id}`, answer, this.permission("read"));
        }
        const found = state.split(".").reduce<unknown>((inner, part) => {
            return (inner as Record<string, unknown> | undefined)?.[part];
        }, answer.body);
        if (typeof found !== "string") {
            throw new StepError(
                `${this.id} has no text at ${state} in API version ${this.apiVersion}`,
                "mend path and version in the program that states the step",
            );
        }
        return found;
    }

    private url(action: string): string {
        return `${this.id}${action}?api-version=${this.apiVersion}`;
    }

    private permission(action: string): string {
        const type = parseResourceId(this.id)?.type;
        return action === "read" ? `${type}/read` : `${type}/${action}/action`;
    }
}

const named = (action: string, id: string, answer: Answer): Answer => ({
    ...answer,
    reason: `${action} of ${id} is refused: ${answer.reason}`,
});

// A subscription or tenant that is not found is one that the login does not see: nothing is known of what is in it.
function isAbsence({ status, body }: Answer): boolean {
    const { error } = (body ?? {}) as { error?: { code?: string } };
    return status === 404 && !/^(Invalid)?(Subscription|Tenant)/.test(error?.code ?? "");
}
