import type { PolicyInput } from "./resource";

/** The resources of a stack by type and URN, and what each is computed from. */
export class ResourceIndex {
    private readonly byUrn = new Map<string, PolicyInput>();
    private readonly byType = new Map<string, PolicyInput[]>();
    private readonly byParent = new Map<string, PolicyInput[]>();
    // Asked for again with every resource that an input might refer to.
    private readonly sources = new Map<PolicyInput, Map<string, readonly PolicyInput[]>>();
    private readonly bare = new Map<PolicyInput, PolicyInput>();

    constructor(resources: readonly PolicyInput[]) {
        for (const resource of resources) {
            this.byUrn.set(resource.urn, resource);
            append(this.byType, resource.type, resource);
            append(this.byParent, resource.parent ?? "", resource);
        }
    }

    /** The resource with this URN, if the stack has it. */
    get(urn: string): PolicyInput | undefined {
        return this.byUrn.get(urn);
    }

    /** The resources of these types, in the order of the types. */
    ofType(types: readonly string[]): readonly PolicyInput[] {
        const [only = ""] = types;
        return types.length === 1
            ? (this.byType.get(only) ?? [])
            : types.flatMap((type) => this.byType.get(type) ?? []);
    }

    /** Whether the stack has a resource of one of these types. */
    hasOneOf(types: readonly string[]): boolean {
        return types.some((type) => this.byType.has(type));
    }

    /** Whether a resource is made only after the other one. */
    waitsFor(from: PolicyInput, to: PolicyInput): boolean {
        const direct = [...from.dependencies, ...Object.values(from.propertyDependencies).flat()];
        return this.reached(direct).has(to.urn);
    }

    /** The resources that an input's value is computed from. */
    behind(from: PolicyInput, path: string): readonly PolicyInput[] {
        const property = path.split(/[.[]/)[0] ?? "";
        const sources = this.sources.get(from) ?? new Map<string, readonly PolicyInput[]>();
        this.sources.set(from, sources);
        const known = sources.get(property);
        if (known) {
            return known;
        }
        const urns = from.propertyDependencies[property] ?? [];
        const found = [...this.reached(urns)].flatMap((urn) => this.byUrn.get(urn) ?? []);
        sources.set(property, found);
        return found;
    }

    /** The resource as one whose inputs no rule reads: the same object each time. */
    withoutInputs(resource: PolicyInput): PolicyInput {
        const bare = this.bare.get(resource) ?? { ...resource, props: {} };
        this.bare.set(resource, bare);
        return bare;
    }

    // A wait for a role to take effect, and a component, stand for what is behind them.
    private reached(urns: readonly string[]): ReadonlySet<string> {
        const seen = new Set<string>();
        const waiting = [...urns];
        for (let urn = waiting.pop(); urn !== undefined; urn = waiting.pop()) {
            if (seen.has(urn)) {
                continue;
            }
            seen.add(urn);
            const resource = this.byUrn.get(urn);
            if (resource?.type === "time:index/sleep:Sleep") {
                waiting.push(...resource.dependencies, ...Object.values(resource.propertyDependencies).flat());
            } else if (resource?.custom === false) {
                waiting.push(...(this.byParent.get(urn) ?? []).map((child) => child.urn));
            }
        }
        return seen;
    }
}

function append(index: Map<string, PolicyInput[]>, key: string, resource: PolicyInput): void {
    const list = index.get(key);
    if (list) {
        list.push(resource);
    } else {
        index.set(key, [resource]);
    }
}
