import type { IncomingMessage, ServerResponse } from "node:http";
import { LoopbackServer, send, textOf, type Reply } from "./loopbackServer";

/** Id of the resource that the stand-in has. */
export const trigger =
    "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf/triggers/daily";

/**
 * Azure Resource Manager with one resource, and the endpoint of its tokens. A request to the resource itself is
 * `GET resource`, others have their path: `GET /operation`.
 */
export class StandIn extends LoopbackServer {
    /** Tokens that requests were sent with. */
    readonly used: string[] = [];
    /** Bodies of requests that had one. */
    readonly bodies: unknown[] = [];
    /** State of the resource; undefined where there is none. */
    state: string | undefined = "Stopped";
    private issued = 0;
    private valid = 0;

    /** Tokens that were given out are no longer valid. */
    expireTokens(): void {
        this.valid = this.issued + 1;
    }

    protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { pathname } = new URL(request.url ?? "", this.address);
        const text = await textOf(request);
        if (pathname === "/token") {
            this.requests.push("token");
            this.issued++;
            const usual = { body: { access_token: `token-${this.issued}`, expires_in: 3600 } };
            send(response, this.given("token") ?? usual);
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
        const reply = this.given(name) ?? this.usual(name);
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
