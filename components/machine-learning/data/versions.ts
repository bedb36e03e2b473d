import { createHash } from "node:crypto";
import { sortedJson } from "../../../azure/sortedJson";

/**
 * Version of an asset: sixteen hexadecimal digits of its definition and of a generation. The same definition has the same
 * version at every run. Azure deletes no version, and azure-native refuses to make one that is there: a definition that
 * comes back after another one needs a new generation.
 */
export function versionOf(definition: object, generation: number): string {
    return createHash("sha256").update(sortedJson({ definition, generation })).digest("hex").slice(0, 16);
}
