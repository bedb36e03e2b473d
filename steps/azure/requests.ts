import { backoff, type Patience } from "../core/patience";
import { StepError } from "../core/stepError";
import type { Tokens } from "./tokens";

/** What a service of Azure answered. */
export interface Answer {
    /** Status; 0 where the connection ended before an answer was read. */
    status: number;
    /** Headers. */
    headers: Headers;
    /** Body, where it is JSON. */
    body: unknown;
    /** What went wrong, in the words of the service. */
    reason: string;
}

const secondsToAnswer = 60;
// About three minutes: a name that does not resolve will not do so later.
const triesWithoutAnswer = 8;
// What a client tries again; source: learn.microsoft.com/azure/architecture/best-practices/retry-service-specific.
const again = new Set([0, 408, 429, 500, 502, 503, 504]);

/** Whether the same request may succeed later. */
export const isTransient = ({ status }: Answer): boolean => again.has(status);

/** Whether an answer says that it was done, or will be. */
export const isGood = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** Requests to a service of Azure. */
export class Requests {
    constructor(
        /** Address of the service, without a slash at the end. */
        readonly endpoint: string,
        private readonly tokens: Tokens,
        private readonly patience: Patience,
    ) {}

    /** Reads until there is an answer that another try would not change. */
    async read(url: string): Promise<Answer> {
        for (let tries = 0; ; tries++) {
            const answer = await this.send("GET", url);
            if (!isTransient(answer)) {
                return answer;
            }
            const { pathname } = new URL(url, this.endpoint);
            await this.pause({ ...answer, reason: `reading ${pathname}: ${answer.reason}` }, tries);
        }
    }

    /** Sends once; a second time only where the token was no longer valid. */
    async send(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: unknown): Promise<Answer> {
        const first = await this.once(method, url, body);
        if (first.status !== 401) {
            return first;
        }
        this.tokens.renew();
        return this.once(method, url, body);
    }

    /** Waits as long as an answer asks for, or longer with each try. */
    async pause(answer: Answer, tries: number): Promise<void> {
        if (answer.status === 0 && tries >= triesWithoutAnswer) {
            throw new StepError(answer.reason, `see that the runner reaches ${this.endpoint}`);
        }
        await this.patience.wait(retryAfter(answer) ?? backoff(tries), answer.reason);
    }

    private async once(method: string, url: string, body: unknown): Promise<Answer> {
        const headers = {
            authorization: `Bearer ${await this.tokens.token()}`,
            accept: "application/json",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
        };
        try {
            const response = await fetch(new URL(url, this.endpoint), {
                method,
                headers,
                body: body === undefined ? undefined : JSON.stringify(body),
                redirect: "manual",
                signal: AbortSignal.timeout(secondsToAnswer * 1000),
            });
            return answerOf(response, await response.text());
        } catch (error) {
            return { status: 0, headers: new Headers(), body: undefined, reason: `no answer (${causeOf(error)})` };
        }
    }
}

function answerOf({ status, headers }: Response, text: string): Answer {
    const body = jsonOf(text);
    return { status, headers, body, reason: [status, errorOf(body)].filter(Boolean).join(" ") };
}

function jsonOf(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Code and message of an error as Azure Resource Manager or Fabric writes it; nothing where there is none. */
export function errorOf(body: unknown): string {
    const { error = body } = (body ?? {}) as { error?: unknown };
    const { errorCode, code = errorCode, message } = (error ?? {}) as Record<string, unknown>;
    return [code, message].filter((each) => typeof each === "string").join(": ");
}

function causeOf(error: unknown): string {
    const { message, cause } = error as Error;
    const inner = cause as (Error & { code?: string }) | undefined;
    return inner?.code ?? inner?.message ?? message;
}

/** Seconds that an answer asks to wait; undefined where it does not say. */
export function retryAfter({ headers }: Pick<Answer, "headers">): number | undefined {
    const text = headers.get("retry-after");
    if (text === null) {
        return undefined;
    }
    const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
    return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}

/** An answer that ends a step, as an error with what to do. */
export function refusal(what: string, answer: Answer, permission: string): StepError {
    const found = `${what}: ${answer.reason}`;
    switch (answer.status) {
        case 401:
            return new StepError(found, "sign in again, to the tenant of the subscription");
        case 403:
            return new StepError(
                found,
                `give the deploying principal ${permission}; a new role may take minutes until it works`,
            );
        case 404:
            return new StepError(found, "see that the subscription is the right one and that the login may read it");
        default:
            return new StepError(found, "mend what the message says, then run the step again");
    }
}
