import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

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

/** A service of HTTP on a loopback address that a test may give its next answers. */
export abstract class LoopbackServer {
    /** Requests, each by what it is: `GET /operation`. */
    readonly requests: string[] = [];
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

    /** The answer that a test gave for the next request of a kind; undefined where it is answered as usual. */
    protected given(request: string): Reply | undefined {
        return this.replies.get(request)?.shift();
    }

    protected abstract answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
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
