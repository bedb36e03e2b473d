import { catalog, knownPackages, providerId } from "../services";
import { databricksCaller } from "../services/databricks/types/hosts";
import type { Inputs } from "../core/simulatedType";

/** Where resources go whose provider says nothing. */
export interface Account {
    /** Subscription of the default provider. */
    subscriptionId: string;
    /** Tenant of that subscription. */
    tenantId: string;
}

/** A resource that is asked for. */
export interface CreateRequest {
    /** Type token. */
    type: string;
    /** Logical name. */
    name: string;
    /** URN. */
    urn: string;
    /** Inputs. */
    inputs: Inputs;
    /** Reference to an explicit provider: its URN and id. */
    provider?: string;
}

/** What came of it. */
export interface Created {
    /** Id of the resource. */
    id: string;
    /** Computed outputs. */
    outputs: Record<string, unknown>;
}

const providerType = "pulumi:providers:";

/** Resources that were made, by id; the smallest cloud that can answer a program. */
export class SimulatedStore {
    private readonly byId = new Map<string, Inputs>();
    private readonly providers = new Map<string, Inputs>();

    constructor(private readonly account: Account) {}

    /** Makes a resource; throws for a type that it does not know. */
    create(request: CreateRequest): Created {
        if (request.type.startsWith(providerType)) {
            return this.createProvider(request);
        }
        const type = catalog[request.type];
        if (!type) {
            throw new Error(unknownType(request.type));
        }
        const configured = this.providers.get(request.provider?.split("::").slice(0, -1).join("::") ?? "");
        const context = {
            subscriptionId: textOr(configured?.subscriptionId, this.account.subscriptionId),
            tenantId: textOr(configured?.tenantId, this.account.tenantId),
            databricks: databricksCaller(configured),
            logicalName: request.name,
            find: (id: string) => this.byId.get(id.toLowerCase()),
        };
        const id = type.id(request.inputs, context);
        const outputs = type.outputs?.(request.inputs, context, id) ?? {};
        this.byId.set((type.cloudId?.(id, context) ?? id).toLowerCase(), request.inputs);
        return { id, outputs };
    }

    private createProvider(request: CreateRequest): Created {
        this.providers.set(request.urn, request.inputs);
        return { id: providerId(request.urn), outputs: {} };
    }
}

/** Refuses a type of a package that no provider of ours serves. */
export function requireKnownPackage(type: string): void {
    const [first, second, third] = type.split(":");
    const name = first === "pulumi" && second === "providers" ? third : first;
    if (!(knownPackages as readonly (string | undefined)[]).includes(name)) {
        throw new Error(
            `has type ${type} of package "${name}", which is none of ${knownPackages.join(", ")}; add the package in simulation/catalog.ts`,
        );
    }
}

const textOr = (value: unknown, otherwise: string) => (typeof value === "string" ? value : otherwise);

const unknownType = (type: string) =>
    `has type ${type}, which the simulated cloud does not know; add an entry for it in simulation/ with its id and computed outputs`;
