/** A value somewhere in a resource's inputs, read only when a condition asks for it. */
export class PropertyRef {
    constructor(
        private readonly source: () => unknown,
        /** The property path, for messages. */
        readonly path: string,
    ) {}

    /** The value here. Throws `UnknownValueError` when it, or something above it, is not known yet. */
    read(): unknown {
        return this.source();
    }

    /** The place at a dotted path below this one; the empty path is this place itself. */
    at(path: string): PropertyRef {
        if (path === "") {
            return this;
        }
        return new PropertyRef(() => follow(this.source(), path.split(".")), this.path ? `${this.path}.${path}` : path);
    }

    /** The place of an element of the list here. */
    element(index: number): PropertyRef {
        return new PropertyRef(() => follow(this.source(), [String(index)]), `${this.path}[${index}]`);
    }

    /** The places of the elements of the list here; none where there is no list. Throws as `read` does. */
    elements(): readonly PropertyRef[] {
        const list = this.read();
        // By index: mapping over a guarded list stops at the first unknown element.
        return Array.isArray(list) ? Array.from({ length: list.length }, (_, index) => this.element(index)) : [];
    }
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
