import { resourceTypes } from "./kinds";
import type { ResourceType } from "./resourceType";

/** Every resource type of the table. */
export const allResourceTypes: readonly ResourceType[] = Object.values(resourceTypes);

const byToken = new Map(allResourceTypes.map((row) => [row.token, row]));

const byEarlierToken = new Map(
    allResourceTypes.flatMap(({ token, formerly = [] }) => formerly.map((earlier) => [earlier, token])),
);

/**
 * The canonical spelling of a type token: azure-native has another for each API version, for each package that
 * `pulumi package add azure-native <module> <version>` makes, and for modules that a type was in before.
 */
export function canonicalToken(token: string): string {
    const plain = token
        .replace(/^azure-native_\w+_v\d{8}[a-z]*:/, "azure-native:")
        .replace(/\/v\d{8}[a-z]*(?=[/:])/g, "");
    return byEarlierToken.get(plain) ?? plain;
}

/** A URN with the canonical spelling of its types: azure-native gives each resource the others as aliases. */
export function canonicalUrn(urn: string): string {
    const [scope, project, types = "", ...name] = urn.split("::");
    return [scope, project, types.split("$").map(canonicalToken).join("$"), ...name].join("::");
}

/** The row of a type token in any spelling; undefined for a type that the table does not hold. */
export function resourceTypeOf(token: string): ResourceType | undefined {
    return byToken.get(canonicalToken(token));
}

/** The row of a type token; throws for a type that the table does not hold. */
export function requireResourceType(token: string): ResourceType {
    const row = resourceTypeOf(token);
    if (row === undefined) {
        throw new Error(`${token} is not in the table of resource types: add a row in azure/kinds`);
    }
    return row;
}

/** Tokens of the rows that a property holds for. */
export function tokensWith(property: keyof ResourceType): readonly string[] {
    return allResourceTypes.filter((row) => row[property] !== undefined).map(({ token }) => token);
}

/**
 * The end of a resource's id from `/providers/` on, with names as `read` gives each for the input that holds it; undefined
 * where one is not known, or where the id has no such part.
 */
export function providerPath(
    { arm, names = [], scope }: ResourceType,
    read: (input: string) => string | undefined,
): string | undefined {
    if (arm === undefined || scope === "subscription") {
        return undefined;
    }
    const [namespace, ...types] = arm.split("/");
    const values = names.map((name) => (name.startsWith("=") ? name.slice(1) : read(name)));
    if (values.includes(undefined)) {
        return undefined;
    }
    return `/providers/${namespace}/${types.map((type, i) => `${type}/${values[i] ?? ""}`).join("/")}`;
}
