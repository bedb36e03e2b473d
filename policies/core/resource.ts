import { canonicalToken } from "../../azure/resourceTypes";
import { openedFields, secretsIn } from "./envelopes";
import { guardUnknowns } from "./unknowns";

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
    /** Paths of the inputs that are secret, with all that is below them; the empty path where any input may be. */
    readonly secretPaths?: readonly string[];
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

/** Prepares a registered resource: secrets opened and known, unknowns guarded, the type in its canonical spelling. */
export function toPolicyInput(resource: RegisteredResource): PolicyInput {
    // A host that records registrations sees a secret in its envelope; the engine hands it to a policy already opened.
    const { props } = resource;
    return {
        ...resource,
        type: canonicalToken(resource.type),
        props: guardUnknowns(props.__isSpecialProxy === true ? props : openedFields(props)),
        secretPaths: resource.secretPaths ?? secretsIn(props).map(({ path }) => path),
        protect: resource.protect ?? false,
        dependencies: resource.dependencies ?? [],
        propertyDependencies: resource.propertyDependencies ?? {},
    };
}

/** Whether an input is secret, or part of one that is. */
export function isSecret({ secretPaths = [] }: PolicyInput, path: string): boolean {
    const within = (outer: string) => `${steps(path)}.`.startsWith(`${steps(outer)}.`);
    return secretPaths.some((secret) => secret === "" || within(secret));
}

const steps = (path: string) => path.replace(/\[(\d+)\]/g, ".$1");
