import { providerPath, resourceTypeOf } from "../../azure/resourceTypes";
import { PropertyRef } from "./propertyRef";
import { isSecret, type PolicyInput } from "./resource";
import type { ResourceIndex } from "./resourceIndex";
import { known } from "./unknowns";
import { type Answer, either } from "./verdict";

/** A text input: known, not known before deployment, or not set. */
export type Text = { readonly state: "known"; readonly text: string } | { readonly state: "unknown" | "absent" };

/** The outcome of looking for a related resource. */
export interface Related {
    /** The resource, when one is certain. */
    readonly found?: PolicyInput;
    /** Whether there is one. */
    readonly answer: Answer;
}

/** Reads the place at a property path of a resource. */
export function propertyIn(resource: PolicyInput, path: string): PropertyRef {
    return new PropertyRef(
        () => resource.props,
        "",
        (at) => isSecret(resource, at),
    ).at(path);
}

// Inputs never change, and relations read the same few of them for every pair of resources.
const texts = new WeakMap<PolicyInput, Map<string, Text>>();

/** Reads a text input without letting an unknown interrupt. */
export function textAt(resource: PolicyInput, path: string): Text {
    const known = texts.get(resource) ?? new Map<string, Text>();
    texts.set(resource, known);
    const text = known.get(path) ?? readText(resource, path);
    known.set(path, text);
    return text;
}

function readText(resource: PolicyInput, path: string): Text {
    const found = known(() => propertyIn(resource, path).read());
    if (!found) {
        return { state: "unknown" };
    }
    return typeof found.value === "string" ? { state: "known", text: found.value } : { state: "absent" };
}

/** How the resources of a stack belong together, as far as a rule looks: it sees the inputs of these types alone. */
export class ResourceGraph {
    private readonly types: ReadonlySet<string>;

    constructor(
        private readonly stack: ResourceIndex,
        types: Iterable<string>,
    ) {
        this.types = new Set(types);
    }

    /** The resources of these types. Throws on a type that the rule does not name among its `targets` and `reads`. */
    ofType(...types: readonly string[]): readonly PolicyInput[] {
        const unnamed = types.find((type) => !this.types.has(type));
        if (unnamed !== undefined) {
            throw new Error(`the rule looks at ${unnamed}; name it in the rule's reads`);
        }
        return this.stack.ofType(types);
    }

    /** Whether an input holds the resource id of `to`, or of the part of it at `below` (`/blobServices/default`). */
    refers(from: PolicyInput, path: string, to: PolicyInput, below = ""): Answer {
        const answer = this.relates(from, path, to, (text) => idMatches(text, to, below));
        if (answer === "pass" || below === "" || textAt(from, path).state !== "unknown") {
            return answer;
        }
        // What lies below may be a resource of its own, which names the one that it is part of.
        return this.behind(from, path).some((source) => this.isPartOf(source, to, below)) ? "pass" : answer;
    }

    /** Whether a text, such as a key of a map, is the resource id of `to`. */
    isIdOf(text: string, to: PolicyInput): Answer {
        const matches = idMatches(text, to, "");
        return matches === undefined ? "unknown" : matches ? "pass" : "fail";
    }

    private isPartOf(part: PolicyInput, whole: PolicyInput, below: string): boolean {
        const [, type = "", own = ""] = below.split("/");
        if (part === whole || arm(part)?.toLowerCase() !== `${arm(whole)}/${type}`.toLowerCase()) {
            return false;
        }
        const name = nameInputOf(whole);
        return name !== undefined && this.names(part, name, whole) === "pass" && mayBeNamed(part, own);
    }

    /** Whether an input holds the name of `to`, as the inputs of child resources do. */
    names(from: PolicyInput, path: string, to: PolicyInput): Answer {
        return this.relates(from, path, to, (text) => nameMatches(text, from, to));
    }

    /** Whether an input holds the principal of the identity `to`. */
    actsFor(from: PolicyInput, path: string, to: PolicyInput): Answer {
        return this.relates(from, path, to, (text) => {
            const principal = textAt(to, "principalId");
            return principal.state === "known" ? sameText(principal.text, text) : undefined;
        });
    }

    /**
     * Whether an input is taken from `to`: by comparing the text where it is known and comparable, otherwise by what the
     * input is computed from, otherwise by the parent. What is not set is taken from nothing.
     */
    relates(from: PolicyInput, path: string, to: PolicyInput, compare: (text: string) => boolean | undefined): Answer {
        const value = textAt(from, path);
        const told = value.state === "known" ? compare(value.text) : value.state === "absent" ? false : undefined;
        if (told !== undefined) {
            return told ? "pass" : "fail";
        }
        const sources = this.behind(from, path);
        if (sources.includes(to)) {
            // Pulumi knows what a whole input is computed from, and not which value in it comes from what.
            const alone = sources.every((source) => source === to || source.type !== to.type);
            return alone || !path.includes(".") ? "pass" : "unknown";
        }
        if (value.state === "unknown" && from.parent === to.urn) {
            return "pass";
        }
        return value.state === "unknown" && sources.length === 0 ? "unknown" : "fail";
    }

    /** The one among the candidates that `relate` says yes to; otherwise whether it may be there unseen. */
    find(candidates: readonly PolicyInput[], relate: (candidate: PolicyInput) => Answer): Related {
        const answers = candidates.map(relate);
        return { found: candidates[answers.indexOf("pass")], answer: either(answers) };
    }

    /** Whether the resource is made only after the other one. */
    waitsFor(from: PolicyInput, to: PolicyInput): boolean {
        return this.stack.waitsFor(from, to);
    }

    /**
     * The resources that an input's value is computed from; those of types that the rule does not look at are there
     * without their inputs.
     */
    behind(from: PolicyInput, path: string): readonly PolicyInput[] {
        return this.stack
            .behind(from, path)
            .map((source) => (this.types.has(source.type) ? source : this.stack.withoutInputs(source)));
    }
}

/** The virtual network's id inside a subnet's. */
export function networkIdOf(subnetId: string): string {
    return subnetId.replace(/\/subnets\/[^/]*$/i, "");
}

/** The last segment of a resource id: the resource's name. */
export function lastSegment(id: string): string {
    return id.slice(id.lastIndexOf("/") + 1);
}

/** Whether two ids or names are the same to Azure, which ignores case. */
export function sameText(one: string, other: string): boolean {
    return one.toLowerCase() === other.toLowerCase();
}

function idMatches(text: string, to: PolicyInput, below: string): boolean | undefined {
    const id = textAt(to, "id");
    if (id.state === "known") {
        return sameText(text, id.text + below);
    }
    const tail = idTail(to);
    return tail === undefined ? undefined : text.toLowerCase().endsWith((tail + below).toLowerCase());
}

// Without an id, group, type and name are what two resources of one subscription cannot share.
function idTail(resource: PolicyInput): string | undefined {
    const type = resourceTypeOf(resource.type);
    const path = type && providerPath(type, (input) => knownText(resource, input));
    const group = knownText(resource, "resourceGroupName");
    return path && `${group === undefined ? "" : `/resourceGroups/${group}`}${path}`;
}

function knownText(resource: PolicyInput, path: string): string | undefined {
    const text = textAt(resource, path);
    return text.state === "known" ? text.text : undefined;
}

function arm({ type }: PolicyInput): string | undefined {
    return resourceTypeOf(type)?.arm;
}

/** The input that holds the name of a resource of Azure. */
function nameInputOf({ type }: PolicyInput): string | undefined {
    const row = resourceTypeOf(type);
    return row?.arm === undefined ? undefined : row.names?.at(-1);
}

function mayBeNamed(resource: PolicyInput, name: string): boolean {
    const own = textAt(resource, nameInputOf(resource) ?? "");
    return own.state !== "known" || sameText(own.text, name);
}

function nameMatches(text: string, from: PolicyInput, to: PolicyInput): boolean | undefined {
    const name = textAt(to, nameInputOf(to) ?? "");
    if (name.state !== "known") {
        return undefined;
    }
    const groups = [textAt(from, "resourceGroupName"), textAt(to, "resourceGroupName")];
    const apart =
        groups[0]?.state === "known" && groups[1]?.state === "known" && !sameText(groups[0].text, groups[1].text);
    return sameText(text, name.text) && !apart;
}
