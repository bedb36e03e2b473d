import { endpointsOf } from "../azure/endpoints";
import { signIn } from "../azure/login";
import { errorOf, isGood, isTransient, refusal, Requests, retryAfter, type Answer } from "../azure/requests";
import { scopes, type Tokens } from "../azure/tokens";
import { Patience } from "../core/patience";
import { StepError } from "../core/stepError";

// A gateway takes some minutes, an item seconds to minutes; a pipeline's own limit is an hour and more.
const secondsToEnd = 30 * 60;
// Where an answer does not say when to ask again.
const delay = 5;

/** What Fabric calls a thing, and by which name. */
export interface Named {
    /** Id. */
    id: string;
    /** Name that readers see. */
    displayName?: string;
}

/** Whether two names are the same to Fabric, which compares them without case. */
export const sameName = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

interface Page<T> {
    value?: T[];
    continuationToken?: string;
}

/** A request that changes something. */
export interface Request {
    /** Method. */
    method: "POST" | "PATCH" | "DELETE";
    /** Path, from the version of the API on. */
    path: string;
    /** Body; none by default. */
    body?: unknown;
}

/** What the codes of Fabric ask for; source: microsoft/fabric-rest-api-specs, "Common error codes" of each operation. */
const remedies: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
        ["ItemDisplayNameAlreadyInUse", "DuplicateGatewayName", "DuplicateConnectionName", "WorkspaceNameAlreadyExists"]
            // unverified: the code of a workspace's name that is taken, which the specification does not list.
            .map((code) => [
                code,
                "the deploying principal does not see what has this name: give it a role there, or choose another name",
            ]),
    ),
    InvalidCapacityState: "resume the capacity, then run the step again",
    InvalidCapacitySKU: "choose a larger capacity, of the F sizes",
    PowerPlatformVirtualNetworkSubnetNotConfiguredForDelegation:
        "delegate the subnet to Microsoft.PowerPlatform/vnetaccesslinks, and register the resource provider Microsoft.PowerPlatform",
    CorruptedPayload: "the definition does not parse: mend the file that the message names",
};

/** The REST API of Fabric. Source of its forms: microsoft/fabric-rest-api-specs at 4a7d6e4a (2026-08-04). */
export class FabricService {
    /** Time that the step may take. */
    readonly patience: Patience;
    private readonly tokens: Tokens;
    private readonly requests: Requests;

    constructor(env: NodeJS.ProcessEnv) {
        const endpoints = endpointsOf(env);
        this.patience = new Patience(secondsToEnd, endpoints.waitScale);
        this.tokens = signIn(scopes.fabric, endpoints, env);
        this.requests = new Requests(endpoints.fabric, this.tokens, this.patience);
    }

    /** All elements of a list, page by page. */
    async all<T>(path: string, needs: string): Promise<T[]> {
        const found: T[] = [];
        let token: string | undefined;
        do {
            const more: string =
                token === undefined ? "" : `${path.includes("?") ? "&" : "?"}continuationToken=${token}`;
            const body: Page<T> = await this.get(path + more, needs);
            found.push(...(body.value ?? []));
            // The address that Fabric gives as well may be of another host, to which no token is sent.
            token = body.continuationToken && encodeURIComponent(decoded(body.continuationToken));
        } while (token);
        return found;
    }

    /** The thing that has a name; undefined where the login sees none. */
    async named<T extends Named>(path: string, name: string, needs: string): Promise<T | undefined> {
        return (await this.all<T>(path, needs)).find(({ displayName }) => sameName(displayName, name));
    }

    /** What is at a path. */
    async get<T>(path: string, needs: string): Promise<T> {
        const answer = await this.requests.read(`/v1${path}`);
        if (!isGood(answer)) {
            throw refusal(`reading ${path}`, answer, needs);
        }
        return answer.body as T;
    }

    /** Sends a change and waits for its end; false where the service would take it later, so that the state is read again. */
    async change(what: string, { method, path, body }: Request, needs: string, tries: number): Promise<boolean> {
        const answer = await this.requests.send(method, `/v1${path}`, body);
        if (isGood(answer)) {
            await this.ended(what, answer);
            return true;
        }
        if (isTransient(answer) || isRetriable(answer)) {
            await this.requests.pause({ ...answer, reason: `${what}: ${answer.reason}` }, tries);
            return false;
        }
        const remedy = remedies[codeOf(answer.body)];
        throw remedy ? new StepError(`${what}: ${answer.reason}`, remedy) : refusal(what, answer, needs);
    }

    /** Object id of the principal that the token is of. */
    async callerId(): Promise<string> {
        const [, claims = ""] = (await this.tokens.token()).split(".");
        try {
            const { oid } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { oid?: string };
            if (oid) {
                return oid;
            }
        } catch {
            // As one without an object id.
        }
        throw new StepError("the token for Fabric names no object id", "sign in as a user or a service principal");
    }

    /**
     * Waits for the end of what an answer began. Source: learn.microsoft.com/rest/api/fabric/articles/long-running-operation.
     * The address is made of the operation's id, since Location may be of another host, to which no token is sent.
     */
    private async ended(what: string, begun: Answer): Promise<void> {
        const id = begun.status === 202 ? begun.headers.get("x-ms-operation-id") : null;
        for (let last = begun; id !== null;) {
            await this.patience.wait(retryAfter(last) ?? delay, `${what} has not ended (operation ${id})`);
            last = await this.requests.read(`/v1/operations/${encodeURIComponent(id)}`);
            if (!isGood(last)) {
                throw refusal(`${what}, operation ${id}`, last, "the right to read its operations");
            }
            const { status, error } = (last.body ?? {}) as { status?: string; error?: unknown };
            if (status === "Failed") {
                const said = errorOf(error) || "without a reason";
                const remedy = remedies[codeOf(error)] ?? "mend what the message says, then run the step again";
                throw new StepError(`${what} failed (operation ${id}): ${said}`, remedy);
            }
            if (status === "Succeeded") {
                return;
            }
        }
    }
}

// A token in a body may be encoded for an address already.
function decoded(token: string): string {
    try {
        return decodeURIComponent(token);
    } catch {
        return token;
    }
}

const codeOf = (body: unknown): string => (body as { errorCode?: string } | undefined)?.errorCode ?? "";

const isRetriable = ({ body }: Answer): boolean =>
    (body as { isRetriable?: boolean } | undefined)?.isRetriable === true;
