import type { IncomingMessage, ServerResponse } from "node:http";
import { LoopbackServer, send, textOf, type Reply } from "./loopbackServer";

type Body = Record<string, unknown>;

/** Something in Fabric. */
export type Thing = Body & { id: string; displayName?: string };

/** Object id of the principal whose tokens the stand-in gives. */
export const caller = "aaaaaaaa-0000-4000-8000-000000000001";

/** Answer of a request whose path matches, from the parts that its form has. */
type Route = [RegExp, (fabric: FabricStandIn, parts: string[], body: Body) => Reply];

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const created = (thing: Thing): Reply => ({ status: 201, body: thing });
const missing: Reply = { status: 404, body: { errorCode: "EntityNotFound", message: "there is none" } };

const routes: Route[] = [
    [/^GET \/capacities$/, ({ capacities }) => ({ body: { value: capacities } })],
    [/^GET \/(workspaces|gateways|connections)$/, (fabric, [list]) => fabric.page(fabric.listed(list))],
    [/^POST \/(workspaces|gateways|connections)$/, (fabric, [list], body) => fabric.make(list ?? "", body)],
    [
        /^(GET|PATCH|DELETE) \/(workspaces|gateways|connections)\/([^/]+)$/,
        (fabric, [method, list, id], body) => fabric.one(method ?? "", fabric.listed(list), id ?? "", body),
    ],
    [
        /^POST \/workspaces\/([^/]+)\/assignToCapacity$/,
        (fabric, [id], { capacityId }) => {
            Object.assign(fabric.workspace(id), { capacityId });
            return { status: 202 };
        },
    ],
    [
        /^POST \/workspaces\/([^/]+)\/provisionIdentity$/,
        (fabric, [id]) => fabric.later(() => Object.assign(fabric.workspace(id), { workspaceIdentity: {} })),
    ],
    [/^GET \/workspaces\/[^/]+\/roleAssignments$/, (fabric) => fabric.page(fabric.roles)],
    [/^POST \/workspaces\/[^/]+\/roleAssignments$/, (fabric, _, body) => created(fabric.add(fabric.roles, body))],
    [
        /^(PATCH|DELETE) \/workspaces\/[^/]+\/roleAssignments\/([^/]+)$/,
        (fabric, [method, id], body) => fabric.one(method ?? "", fabric.roles, id ?? "", body),
    ],
    [/^GET \/workspaces\/[^/]+\/items$/, (fabric) => fabric.page(fabric.items)],
    [/^POST \/workspaces\/[^/]+\/items$/, (fabric, _, body) => fabric.later(() => fabric.add(fabric.items, body))],
    [
        /^POST \/workspaces\/[^/]+\/items\/([^/]+)\/updateDefinition$/,
        (fabric, [id], { definition }) =>
            fabric.later(() => {
                const { metadata } = partOf({ definition }, ".platform") as { metadata: { description: string } };
                Object.assign(fabric.items.find((item) => item.id === id) ?? {}, {
                    definition,
                    description: metadata.description,
                });
            }),
    ],
    [
        /^GET \/workspaces\/[^/]+\/items\/([^/]+)\/connections$/,
        (fabric, [id]) => ({ body: { value: fabric.bindings.filter(({ model }) => model === id) } }),
    ],
    [
        /^POST \/workspaces\/[^/]+\/semanticModels\/([^/]+)\/bindConnection$/,
        (fabric, [model = ""], { connectionBinding }) => {
            fabric.bindings.push({ ...(connectionBinding as Thing), model });
            return {};
        },
    ],
    [/^GET \/operations\/([^/]+)$/, (fabric, [id = ""]) => fabric.operation(id)],
];

/** Text of a part of a definition, as JSON where it is some. */
export function partOf({ definition }: Body, path: string): unknown {
    const { parts } = definition as { parts: { path: string; payload: string }[] };
    const text = Buffer.from(parts.find((part) => part.path === path)?.payload ?? "", "base64").toString();
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/** Fabric with one capacity, and the endpoint of its tokens, whose requests are not among `requests`. */
export class FabricStandIn extends LoopbackServer {
    readonly capacities: Thing[] = [{ id: uuid(900), displayName: "fabric", state: "Active", sku: "F16" }];
    workspaces: Thing[] = [];
    gateways: Thing[] = [];
    connections: Thing[] = [];
    items: Thing[] = [];
    roles: Thing[] = [{ id: caller, principal: { id: caller, type: "ServicePrincipal" }, role: "Admin" }];
    bindings: (Thing & { model: string })[] = [];
    /** How often an operation is asked for before it ends. */
    pollsToEnd = 1;
    /** Elements of a page. */
    pageSize = 2;
    private readonly pending = new Map<string, { polls: number; end: () => unknown }>();
    private count = 0;
    private query = new URLSearchParams();

    /** Requests that change something. */
    get writes(): string[] {
        return this.requests.filter((request) => !request.startsWith("GET"));
    }

    listed(list: string | undefined): Thing[] {
        return this[list as "workspaces" | "gateways" | "connections"];
    }

    workspace(id: string | undefined): Thing {
        return this.workspaces.find((each) => each.id === id) ?? { id: "" };
    }

    add(list: Thing[], body: Body): Thing {
        const thing = { ...body, id: uuid(++this.count) };
        list.push(thing);
        return thing;
    }

    make(list: string, body: Body): Reply {
        const details = body.connectionDetails as { parameters: { value: string }[] } | undefined;
        const credentials = body.credentialDetails as { credentials: Body } | undefined;
        const made = this.add(this.listed(list), {
            ...body,
            ...(details && {
                connectionDetails: { type: "SQL", path: details.parameters.map(({ value }) => value).join(";") },
                credentialDetails: { ...credentials, ...credentials?.credentials, credentials: undefined },
            }),
        });
        return created(made);
    }

    one(method: string, list: Thing[], id: string, body: Body): Reply {
        const at = list.findIndex((each) => each.id === id);
        if (at < 0) {
            return missing;
        }
        if (method === "DELETE") {
            list.splice(at, 1);
            return {};
        }
        const { credentialDetails, ...others } = body as Body & { credentialDetails?: { credentials: Body } };
        const signs = credentialDetails && {
            credentialDetails: { ...credentialDetails, ...credentialDetails.credentials },
        };
        Object.assign(list[at] ?? {}, others, signs);
        return { body: list[at] };
    }

    page(list: readonly Thing[]): Reply {
        const type = this.query.get("type");
        const all = list.filter((each) => type === null || each.type === type);
        const from = Number(this.query.get("continuationToken") ?? 0);
        const next = from + this.pageSize;
        return {
            body: {
                value: all.slice(from, next),
                ...(next < all.length && { continuationToken: String(next), continuationUri: "http://127.0.0.2:9/" }),
            },
        };
    }

    later(end: () => unknown): Reply {
        const id = uuid(++this.count);
        this.pending.set(id, { polls: this.pollsToEnd, end });
        const headers = {
            location: `http://127.0.0.2:9/v1/operations/${id}`,
            "x-ms-operation-id": id,
            "retry-after": "1",
        };
        return { status: 202, headers };
    }

    operation(id: string): Reply {
        const operation = this.pending.get(id);
        if (!operation) {
            return missing;
        }
        if (operation.polls-- > 0) {
            return { body: { status: "Running", percentComplete: 50 }, headers: { "retry-after": "1" } };
        }
        operation.end();
        return { body: { status: "Succeeded" } };
    }

    protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { pathname, searchParams } = new URL(request.url ?? "", this.address);
        const text = await textOf(request);
        if (pathname === "/token") {
            const claims = Buffer.from(JSON.stringify({ oid: caller })).toString("base64url");
            send(response, { body: { access_token: `token-1.${claims}.x`, expires_in: 3600 } });
            return;
        }
        this.query = searchParams;
        const name = `${request.method} ${pathname.replace(/^\/v1/, "")}`;
        this.requests.push(name);
        const body = (text === "" ? {} : JSON.parse(text)) as Body;
        const [form, route] = routes.find(([each]) => each.test(name)) ?? [];
        const given = this.given(name);
        given?.before?.();
        send(response, given ?? route?.(this, (form?.exec(name) ?? []).slice(1), body) ?? missing);
    }
}
