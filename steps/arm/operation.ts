import { errorOf, isGood, refusal, retryAfter, type Answer, type Requests } from "../azure/requests";
import type { Patience } from "../core/patience";
import { StepError } from "../core/stepError";

// Where an answer does not say when to ask again.
const delay = 5;

/**
 * Waits for the end of what an answer began. Source of the protocol: "Track asynchronous Azure operations"
 * (learn.microsoft.com/azure/azure-resource-manager/management/async-operations): `Azure-AsyncOperation` is used where
 * it is given, else `Location`; without either the work is done.
 */
export async function operationEnded(
    requests: Requests,
    patience: Patience,
    what: string,
    begun: Answer,
): Promise<void> {
    const status = followed(begun.headers.get("azure-asyncoperation"), requests.endpoint);
    let url = status ?? (begun.status === 202 ? followed(begun.headers.get("location"), requests.endpoint) : undefined);
    let last = begun;
    while (url !== undefined) {
        await patience.wait(retryAfter(last) ?? delay, `${what} has not ended`);
        last = await requests.read(url);
        if (!isGood(last)) {
            // Azure forgets an operation some time after its end; the state of the resource says how it ended.
            if (last.status === 404) {
                return;
            }
            throw refusal(what, last, "the rights to read its operations");
        }
        if (status === undefined ? last.status !== 202 : hasEnded(last, what)) {
            return;
        }
        url = status ?? followed(last.headers.get("location"), requests.endpoint) ?? url;
    }
}

function hasEnded({ body }: Answer, what: string): boolean {
    const { status } = (body ?? {}) as { status?: string };
    if (status === "Failed" || status === "Canceled") {
        throw new StepError(
            `${what} ended as ${status}${errorOf(body) && `: ${errorOf(body)}`}`,
            "mend what the message says, then run the step again",
        );
    }
    return status === "Succeeded";
}

// The token is sent to this address: one that is not of Azure Resource Manager is not asked.
function followed(address: string | null, endpoint: string): string | undefined {
    if (address === null || !URL.canParse(address, endpoint)) {
        return undefined;
    }
    const { origin, protocol, hostname, href } = new URL(address, endpoint);
    const { hostname: own } = new URL(endpoint);
    const isRegional = protocol === "https:" && hostname.endsWith(`.${own}`);
    return origin === endpoint || isRegional ? href : undefined;
}
