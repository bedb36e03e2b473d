import { looksLikeCredential, namesCredential } from "../../azure/credentials";
import { known } from "./unknowns";

/** A value somewhere in a resource's inputs, read only when a condition asks for it. */
export class PropertyRef {
    constructor(
        private readonly source: () => unknown,
        /** The property path, for messages. */
        readonly path: string,
        private readonly isSecret: (path: string) => boolean = () => false,
    ) {}

    /** The value here. Throws `UnknownValueError` when it, or something above it, is not known yet. */
    read(): unknown {
        return this.source();
    }

    /** Whether the program says that the value here is secret; undefined where the host does not say of which. */
    isMarkedSecret(): boolean | undefined {
        return this.isSecret("") ? undefined : this.isSecret(this.path);
    }

    /** The value here in words: short, never a whole object, and never a secret or what may be one. */
    inWords(): string {
        const value = this.read();
        if (value === undefined || value === null) {
            return "not set";
        }
        if (this.isSecret(this.path)) {
            return notShown;
        }
        if (Array.isArray(value)) {
            return `a list of ${value.length}`;
        }
        if (typeof value === "object") {
            // What is found does not wait for its name.
            const name = this.at("name");
            return typeof known(() => name.read())?.value === "string" ? name.inWords() : "an object";
        }
        return mayBeCredential(value, this.path) ? notShown : shortened(JSON.stringify(value));
    }

    /** The place at a dotted path below this one; the empty path is this place itself. */
    at(path: string): PropertyRef {
        if (path === "") {
            return this;
        }
        return this.below(path.split("."), this.path ? `${this.path}.${path}` : path);
    }

    /** The place of an element of the list here. */
    element(index: number): PropertyRef {
        return this.below([String(index)], `${this.path}[${index}]`);
    }

    /** The places of the elements of the list here; none where there is no list. Throws as `read` does. */
    elements(): readonly PropertyRef[] {
        const list = this.read();
        // By index: mapping over a guarded list stops at the first unknown element.
        return Array.isArray(list) ? Array.from({ length: list.length }, (_, index) => this.element(index)) : [];
    }

    /** The places of the values of the map here; none where there is no map. Throws as `read` does. */
    entries(): readonly PropertyRef[] {
        const map = this.read();
        return typeof map === "object" && map !== null
            ? Object.keys(map).map((key) => this.below([key], this.path ? `${this.path}.${key}` : key))
            : [];
    }

    private below(keys: readonly string[], path: string): PropertyRef {
        return new PropertyRef(() => follow(this.source(), keys), path, this.isSecret);
    }
}

const notShown = "a value that may be secret (not shown)";

function mayBeCredential(value: unknown, path: string): boolean {
    return typeof value === "string" && (looksLikeCredential(value) || path.split(/[.[\]]/).some(namesCredential));
}

function shortened(text: string): string {
    return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function follow(from: unknown, keys: readonly string[]): unknown {
    return keys.reduce<unknown>(
        (value, key, index) =>
            typeof value === "object" && value !== null
                ? (value as Record<string, unknown>)[keys[index - 1] === "tags" ? tagName(value, key) : key]
                : undefined,
        from,
    );
}

// Azure ignores upper and lower case in the names of tags. Source: learn.microsoft.com/javascript/api/@azure/arm-resources/
// tagsoperations, "A tag name … is case-insensitive".
function tagName(tags: object, name: string): string {
    return Object.keys(tags).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}
