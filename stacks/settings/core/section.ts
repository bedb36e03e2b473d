import type { z } from "zod";
import type { ResourceKind } from "../../../azure/names";
import type { SettingsIssue } from "./issues";

/** A setting that asks for private endpoints. */
export interface EndpointUse {
    /** Path of the setting. */
    path: string;
    /** Group ids of the endpoints. */
    groupIds: string[];
    /** Whether the endpoints are the shared stack's: the stack's own network only needs their zones. False by default. */
    inHub?: boolean;
}

/** What a check knows in addition to the settings. */
export interface CheckContext {
    /** Name of the stack. */
    stack: string;
    /** Private endpoints that all sections ask for. */
    endpoints: readonly EndpointUse[];
}

/** Logical names by the kind of resource. */
export type LogicalNames = Readonly<Partial<Record<ResourceKind, string>>>;

/** One section of a stack's settings; `Reads` are the sections that its functions look at. */
export interface Section<Schema extends z.ZodType, Reads> {
    /** Service that the section belongs to: its name in every folder. */
    readonly service: string;
    /** Form of the section. */
    readonly schema: Schema;
    /** What is wrong between this section and others, each of it a whole that could not be deployed; nothing by default. */
    readonly check?: (settings: Reads, context: CheckContext) => SettingsIssue[];
    /** Private endpoints that the section asks for; none by default. */
    readonly endpoints?: (settings: Reads) => EndpointUse[];
    /**
     * Names of what stands or falls with the section at the top of a stack; a name that begins with one and a hyphen
     * belongs to it too, unless another section has a longer beginning of it. None by default.
     */
    readonly owns?: readonly string[];
    /** Longest logical name that a resource of each kind gets by the section, held against Azure's limits; none by default. */
    readonly longestNames?: LogicalNames;
}

/** A section, with its types as given. */
export const section = <Schema extends z.ZodType, Reads = unknown>(
    given: Section<Schema, Reads>,
): Section<Schema, Reads> => given;
