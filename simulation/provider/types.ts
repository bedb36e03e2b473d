import type { Inputs } from "../core/simulatedType";

/** What the engine says of a resource. */
export interface ResourceRequest {
    /** Type token. */
    type: string;
    /** Logical name. */
    name: string;
    /** Inputs without envelopes. */
    inputs: Inputs;
}

/** How new inputs differ from old ones. */
export interface Difference {
    /** Inputs that differ. */
    changed: string[];
    /** Those among them that cannot be changed in place. */
    replaces: string[];
    /** Whether the old one has to be deleted first: two cannot have one name. */
    deleteBeforeReplace: boolean;
}

/** What a provider knows of a resource. */
export interface ResourceState {
    /** Inputs that would make it as it is. */
    inputs: Inputs;
    /** What the service computes. */
    outputs: Readonly<Record<string, unknown>>;
}

/** A provider as the engine uses it, without the wire. Refusals are thrown. */
export interface SimulatedProvider {
    /** Version that it says it has; the engine wants one that the SDK of the program accepts. */
    readonly version: string;
    /** Outputs that a preview of a change does not know; none by default. */
    readonly unknownAfterUpdate?: readonly string[];
    /** Takes the provider's own configuration. */
    configure(config: Inputs): void;
    /** What is wrong with inputs, before anything is made: property and reason. */
    check(request: ResourceRequest): { property: string; reason: string }[];
    /** Compares old inputs with new ones. */
    diff(request: ResourceRequest, oldInputs: Inputs): Difference;
    /** Makes a resource. */
    create(request: ResourceRequest): { id: string; outputs: Readonly<Record<string, unknown>> };
    /** Reads a resource, whose last answer the state has; undefined where it is gone. */
    read(request: ResourceRequest, id: string, before?: Inputs): ResourceState | undefined;
    /** Changes a resource. */
    update(request: ResourceRequest, id: string): Readonly<Record<string, unknown>>;
    /** Deletes a resource. */
    delete(request: ResourceRequest, id: string): void;
}
