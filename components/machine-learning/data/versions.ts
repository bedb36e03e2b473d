import { createHash } from "node:crypto";

/**
 * Version of an asset: sixteen hexadecimal digits of its definition and of a generation. The same definition has the same
 * version at every run. Azure deletes no version, and azure-native refuses to make one that is there: a definition that
 * comes back after another one needs a new generation.
 */
export function versionOf(definition: object, generation: number): string {
    return createHash("sha256").update(canonical({ definition, generation })).digest("hex").slice(0, 16);
}

/** JSON with sorted keys, so that the order in a program decides nothing. */
function canonical(value: unknown): string {
    return JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
            : inner,
    );
}
