import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Id of the resource that the stand-in has. */
export const trigger =
    "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf/triggers/daily";

/** What the stand-in answers in the place of its usual answer. */
export interface Reply {
    status?: number;
    headers?: Record<string, string>;
    body?: unknown;
    /** Ends the connection without an answer. */
    kill?: true;
    /** Runs before the answer. */
    before?: () => void;
}

/** Azure Resource Manager with one resource, on a loopback address, and the endpoint of its tokens. */
export class StandIn {
    /** Every request, with its query left out: `GET /operation`; the resource itself is `GET resource`. */
    readonly requests: string[] = [];
    /** Tokens that requests were sent with. */
    readonly used: string[] = [];
    /** Bodies of requests that had one. */
    readonly bodies: unknown[] = [];
    /** State of the resource; undefined where there is none. */
    state: string | undefined = "Stopped";
    private issued = 0;
    private valid = 0;
    private readonly replies = new Map<string, Reply[]>();
    private readonly server: Server = createServer((request, response) => void this.answer(request, response));

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    }

    async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    get address(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    }

    /** Answers the next requests of a kind, such as `POST start`, in this order; then as usual again. */
    reply(request: string, ...replies: Reply[]): void {
        this.replies.set(request, [...(this.replies.get(request) ?? []), ...replies]);
    }

    /** Tokens that were given out are no longer valid. */
    expireTokens(): void {
        this.valid = this.issued + 1;
    }

    private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { pathname } = new URL(request.url ?? "", this.address);
        const text = await textOf(request);
        if (pathname === "/token") {
            this.requests.push("token");
            this.issued++;
            const usual = { body: { access_token: `token-${this.issued}`, expires_in: 3600 } };
            send(response, this.replies.get("token")?.shift() ?? usual);
            return;
        }
        const name = `${request.method} ${pathname === trigger ? "resource" : pathname.replace(`${trigger}/`, "")}`;
        this.requests.push(name);
        const token = Number(request.headers.authorization?.replace("Bearer token-", ""));
        this.used.push(`token-${token}`);
        if (text !== "") {
            this.bodies.push(JSON.parse(text));
        }
        if (!(token >= this.valid)) {
            send(response, {
                status: 401,
                body: { error: { code: "ExpiredAuthenticationToken", message: "expired" } },
            });
            return;
        }
        const reply = this.replies.get(name)?.shift() ?? this.usual(name);
        reply.before?.();
        send(response, reply);
    }

    private usual(name: string): Reply {
        if (this.state === undefined) {
            return { status: 404, body: { error: { code: "ResourceNotFound", message: "no such trigger" } } };
        }
        switch (name) {
            case "GET resource":
                return { body: { properties: { runtimeState: this.state } } };
            case "POST start":
                return { before: () => (this.state = "Started") };
            case "POST stop":
                return { before: () => (this.state = "Stopped") };
            default:
                return { status: 400, body: { error: { code: "Unexpected", message: name } } };
        }
    }
}

/** Body of a request as text. */
export async function textOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
        chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString();
}

/** Answers a request. */
export function send(response: ServerResponse, { status = 200, headers = {}, body, kill }: Reply): void {
    if (kill) {
        response.socket?.destroy();
        return;
    }
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body === undefined ? "" : JSON.stringify(body));
}
