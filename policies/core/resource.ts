import { canonicalToken } from "../../azure/resourceTypes";
import { guardUnknowns, unknownSentinel } from "./unknowns";

/** A resource as rules see it: its inputs and what it is known to depend on. */
export interface PolicyInput {
    /** The resource's URN. */
    readonly urn: string;
    /** The type token, in its canonical spelling. */
    readonly type: string;
    /** The logical name. */
    readonly name: string;
    /** The inputs; reading a value not yet known throws `UnknownValueError`. */
    readonly props: Record<string, unknown>;
    /** Whether Pulumi refuses to delete the resource. */
    readonly protect: boolean;
    /** Whether a provider manages the resource (a component is managed by none). Absent means it does. */
    readonly custom?: boolean;
    /** The parent's URN. */
    readonly parent?: string;
    /** URNs of everything the resource waits for. */
    readonly dependencies: readonly string[];
    /** By top-level input: the URNs of the resources its value is computed from. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** What a host knows of a resource before it is prepared for the rules. */
export interface RegisteredResource extends Partial<Omit<PolicyInput, "props">> {
    /** The resource's URN. */
    readonly urn: string;
    /** The type token, in any spelling. */
    readonly type: string;
    /** The logical name. */
    readonly name: string;
    /** The inputs as registered: unknowns as Pulumi's sentinel strings, secrets possibly in their envelope. */
    readonly props: Record<string, unknown>;
}

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Prepares a registered resource: secrets opened, unknowns guarded, the type in its canonical spelling. */
export function toPolicyInput(resource: RegisteredResource): PolicyInput {
    return {
        ...resource,
        type: canonicalToken(resource.type),
        props: guardUnknowns(resource.props.__isSpecialProxy === true ? resource.props : openedFields(resource.props)),
        protect: resource.protect ?? false,
        dependencies: resource.dependencies ?? [],
        propertyDependencies: resource.propertyDependencies ?? {},
    };
}

// A host that records registrations sees a secret in its envelope; the engine hands it to a policy already opened.
function opened(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(opened);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const fields = value as Record<string, unknown>;
    const signature = fields[signatureKey];
    if (signature === secretSignature || signature === outputSignature) {
        return "value" in fields ? opened(fields.value) : unknownSentinel;
    }
    return openedFields(fields);
}

function openedFields(fields: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, opened(field)]));
}
