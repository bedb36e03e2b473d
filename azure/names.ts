import { resourceTypes } from "./kinds";
import type { NameRule, ResourceTypes } from "./resourceType";

type Rows = typeof resourceTypes;

/** A type of resource that the platform generates names for, by its short name. */
export type ResourceKind = {
    [Kind in keyof Rows]: Rows[Kind] extends { name: { abbreviation: string } } ? Kind : never;
}[keyof Rows];

/** Rule of a name that the platform generates. */
export interface GeneratedName extends NameRule {
    /** Short form put at the start of the name. */
    readonly abbreviation: string;
}

/** Rules of the names that the platform generates. */
export const resourceKinds = Object.fromEntries(
    Object.entries<ResourceTypes[string]>(resourceTypes).flatMap(([kind, { name }]) =>
        name?.abbreviation === undefined ? [] : [[kind, name]],
    ),
) as Readonly<Record<ResourceKind, GeneratedName>>;
