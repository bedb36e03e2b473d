import * as providerProto from "@pulumi/pulumi/proto/provider_pb";
import * as resourceProto from "@pulumi/pulumi/proto/resource_pb";
import { canonicalToken } from "../../azure/resourceTypes";
import { Mask } from "../../policies/core/mask";
import type { Issue } from "../issues";
import { holdsUnknown, type PlanProperties, type PlanResource, type PlanValue } from "../plan";
import { isVersionAlias } from "./sdkInternals";
import { plain, toStruct, toWire, type Wire } from "../../simulation/core/wire";
import { withSecrets } from "./secretOutputs";
import { WireReader } from "./wire";

/** What a provider would give back for a resource. */
export interface ProviderAnswer {
    /** Id of the resource; undefined while it is not known. */
    id?: string;
    /** Computed outputs, added to the inputs. */
    outputs?: Record<string, unknown>;
}

/** A resource of the plan with what only this process may know of it. */
export interface RecordedResource {
    /** What the plan shows. */
    shown: PlanResource;
    /** Inputs as they came, secrets in their envelopes. */
    wire: Wire;
    /** Id, where it is known. */
    id?: string;
}

/** The backend that a program is recorded with. */
export interface ProviderBackend {
    /** Answers for a resource of a provider; throws for a type that it does not know. */
    create(resource: {
        type: string;
        name: string;
        urn: string;
        inputs: Record<string, unknown>;
        provider?: string;
    }): ProviderAnswer;
    /** Answers an invoke; throws for one that has no answer. */
    invoke(token: string, args: Record<string, unknown>): Record<string, unknown>;
    /** Outputs of another stack; throws for one that cannot be resolved. */
    stackOutputs(name: string): Record<string, unknown>;
}

type Callback<T> = (error: Error | null, response?: T) => void;

const stackType = "pulumi:pulumi:Stack";
const stackReferenceType = "pulumi:pulumi:StackReference";

/** Stands where the engine would: it sees every request of the program whole, and registers nothing anywhere. */
export class RecordingMonitor {
    /** Resources in the order of registration. */
    readonly resources: RecordedResource[] = [];
    /** What went wrong, in the order it was seen. */
    readonly issues: Issue[] = [];
    /** Outputs of the stack. */
    outputs: PlanProperties = {};
    /** Hides the secrets among the values that were seen. */
    readonly mask = new Mask();

    private readonly reader = new WireReader(this.mask);
    private readonly urns = new Set<string>();
    private readonly unconfigured = new Set<string>();

    constructor(
        private readonly project: string,
        private readonly stack: string,
        private readonly backend: ProviderBackend,
        private readonly onResource: (count: number) => void = () => undefined,
    ) {}

    registerResource(request: resourceProto.RegisterResourceRequest, callback: Callback<unknown>): void {
        this.answer(`${request.getType()} ${request.getName()}`, callback, () => {
            const wire = toWire(request.getObject());
            const resource = this.record(request, wire);
            const answer = resource.custom ? this.create(resource, request.getProvider(), wire) : { outputs: {} };
            const { id, outputs } = withSecrets({ ...wire, ...(answer.outputs as Wire) }, answer.id, {
                inputs: wire,
                secretOutputs: request.getAdditionalsecretoutputsList(),
            });
            this.resources.push({ shown: resource, wire, id });
            this.onResource(this.resources.length);
            const response = new resourceProto.RegisterResourceResponse();
            response.setUrn(resource.urn);
            response.setId(id ?? "");
            response.setObject(toStruct(this.answersInputs(resource) ? outputs : {}));
            return response;
        });
    }

    readResource(request: resourceProto.ReadResourceRequest, callback: Callback<unknown>): void {
        this.answer(`${request.getType()} ${request.getName()}`, callback, () => {
            if (request.getType() !== stackReferenceType) {
                throw new Error(
                    `reads an existing ${request.getType()}; a preview has no cloud to read from: take its id from the settings`,
                );
            }
            const outputs = this.backend.stackOutputs(request.getId());
            const response = new resourceProto.ReadResourceResponse();
            response.setUrn(this.urn(request.getParent(), request.getType(), request.getName()));
            response.setProperties(toStruct({ name: request.getId(), outputs: outputs, secretOutputNames: [] }));
            return response;
        });
    }

    registerResourceOutputs(request: resourceProto.RegisterResourceOutputsRequest, callback: Callback<unknown>): void {
        this.answer(request.getUrn(), callback, () => {
            if (typeOf(request.getUrn()) === stackType) {
                this.outputs = this.reader.properties(toWire(request.getOutputs()));
            }
            return {};
        });
    }

    invoke(request: resourceProto.ResourceInvokeRequest, callback: Callback<unknown>): void {
        this.answer(request.getTok(), callback, () => {
            const result = this.backend.invoke(request.getTok(), plain(toWire(request.getArgs())) as Wire);
            const response = new providerProto.InvokeResponse();
            response.setReturn(toStruct(result));
            return response;
        });
    }

    supportsFeature(request: resourceProto.SupportsFeatureRequest, callback: Callback<unknown>): void {
        const hasSupport = request.getId() !== "outputValues";
        callback(null, { getHassupport: () => hasSupport });
    }

    registerPackage(_request: unknown, callback: Callback<unknown>): void {
        const response = new resourceProto.RegisterPackageResponse();
        response.setRef("preview");
        callback(null, response);
    }

    close(): void {}

    private answer<T>(path: string, callback: Callback<unknown>, respond: () => T): void {
        let response: T;
        try {
            response = respond();
        } catch (error) {
            this.issues.push({ path, message: error instanceof Error ? error.message : String(error) });
            callback(error as Error);
            return;
        }
        callback(null, response);
    }

    private record(request: resourceProto.RegisterResourceRequest, wire: Wire): PlanResource {
        const type = canonicalToken(request.getType());
        const urn = this.urn(request.getParent(), request.getType(), request.getName());
        if (this.urns.has(urn)) {
            throw new Error(`is registered twice; give one of the two another name (${urn})`);
        }
        this.urns.add(urn);
        const provider = request.getProvider().split("::").slice(0, -1).join("::");
        const resource: PlanResource = {
            urn,
            type,
            name: request.getName(),
            custom: request.getCustom(),
            parent: request.getParent() || undefined,
            provider: provider || packageOf(type),
            protect: request.getProtect() ?? false,
            retainOnDelete: request.getRetainondelete() ?? false,
            aliases: declaredAliases(request),
            dependsOn: request.getDependenciesList().sort(),
            propertyDependencies: propertyDependencies(request),
            inputs: this.reader.properties(wire),
        };
        const replaceOnChanges = request.getReplaceonchangesList();
        if (replaceOnChanges.length > 0) {
            resource.replaceOnChanges = replaceOnChanges.sort();
        }
        const ignoreChanges = request.getIgnorechangesList();
        if (ignoreChanges.length > 0) {
            resource.ignoreChanges = ignoreChanges.sort();
        }
        return resource;
    }

    /** The engine asks no provider that it cannot configure yet: then even the inputs do not come back. */
    private answersInputs({ urn, type, custom, provider, inputs }: PlanResource): boolean {
        if (type.startsWith("pulumi:providers:") && holdsUnknown(inputs)) {
            this.unconfigured.add(urn);
        }
        return custom && !this.unconfigured.has(provider);
    }

    private create(resource: PlanResource, provider: string, wire: Wire): ProviderAnswer {
        const { type, name, urn } = resource;
        return this.backend.create({ type, name, urn, inputs: plain(wire) as Wire, provider: provider || undefined });
    }

    private urn(parent: string, type: string, name: string): string {
        const parentType = parent === "" ? "" : (parent.split("::")[2] ?? "");
        const qualified = parentType === "" || parentType === stackType ? type : `${parentType}$${type}`;
        return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
    }
}

/** Aliases that the program declares; azure-native's own are left out. */
function declaredAliases(request: resourceProto.RegisterResourceRequest): PlanValue[] {
    return request.getAliasesList().flatMap((alias): PlanValue[] => {
        const spec = alias.getSpec();
        if (!spec) {
            return [alias.getUrn()];
        }
        const { name, stack, project, noparent, parenturn, type } = spec.toObject();
        // The SDK fills in the parent that the resource has anyway.
        const parent = noparent ? "none" : parenturn === request.getParent() ? "" : parenturn;
        return isVersionAlias({ type, name, stack, project, parent }) ? [] : [{ type, name, stack, project, parent }];
    });
}

const typeOf = (urn: string) => urn.split("::")[2];

function packageOf(type: string): string {
    const [first, second, last] = type.split(":");
    return first === "pulumi" && second === "providers" ? (last ?? "") : (first ?? "");
}

function propertyDependencies(request: resourceProto.RegisterResourceRequest): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((dependencies, property) => {
        const urns = dependencies.getUrnsList();
        if (urns.length > 0) {
            found[property] = urns.sort();
        }
    });
    return found;
}
