import type { GrantsGrant } from "@pulumi/databricks/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { SchemaPurpose } from "./catalogSchemas";

/**
 * Privileges that may be given on a schema and hold for all that is in it. Sources: @pulumi/databricks 1.110.0,
 * `Grants`, "Schema grants"; CREATE_MODEL and CREATE_MATERIALIZED_VIEW from learn.microsoft.com/azure/databricks/
 * data-governance/unity-catalog/manage-privileges/privileges. ALL_PRIVILEGES and MANAGE are left out on purpose:
 * they let their holder pass rights on past this table.
 */
export const schemaPrivileges = [
    "APPLY_TAG",
    "CREATE_FUNCTION",
    "CREATE_MATERIALIZED_VIEW",
    "CREATE_MODEL",
    "CREATE_TABLE",
    "CREATE_VOLUME",
    "EXECUTE",
    "MODIFY",
    "READ_VOLUME",
    "REFRESH",
    "SELECT",
    "USE_SCHEMA",
    "WRITE_VOLUME",
] as const;

/** Privileges that may be given on a catalog; the same source, "Catalog grants". */
export const catalogPrivileges = [...schemaPrivileges, "CREATE_SCHEMA", "USE_CATALOG"] as const;

/** A privilege on a schema. */
export type SchemaPrivilege = (typeof schemaPrivileges)[number];
/** A privilege on a catalog or a schema. */
export type CatalogPrivilege = (typeof catalogPrivileges)[number];

/** What users do with data. */
export const PersonaRole = { Engineer: "engineer", Scientist: "scientist", Analyst: "analyst" } as const;
/** What users do with data. */
export type PersonaRole = (typeof PersonaRole)[keyof typeof PersonaRole];

/** What programs do with data. */
export const ServiceRole = {
    /** Moves data from zone to zone, gold included, and registers models. */
    Pipeline: "pipeline",
    /** Sets retention and removes the files that no version needs. */
    Maintenance: "maintenance",
} as const;
/** What programs do with data. */
export type ServiceRole = (typeof ServiceRole)[keyof typeof ServiceRole];

/** Users with the same rights. */
export interface CatalogPersona {
    /** Name of the Databricks account group. Refused where it is blank, or a group that holds all users. */
    groupName: string;
    /** What they do with data; the table of grants says what they may. */
    role: PersonaRole;
}

/** A program that reaches data. */
export interface CatalogService {
    /** Application (client) id of its service principal, which the account must know. */
    applicationId: pulumi.Input<string>;
    /** What it does with data; the table of grants says what it may. */
    role: ServiceRole;
}

/** Privileges beyond the table. */
export interface ExtraGrant {
    /** Name of the Databricks account group that gets them. */
    groupName: string;
    /** Schema that they are on; the whole catalog by default. */
    schema?: string;
    /** Privileges, with what they need: SELECT has no effect without `USE_SCHEMA` and `USE_CATALOG`. */
    privileges: CatalogPrivilege[];
    /** Why the table does not suffice, for a reviewer of the settings. */
    reason: string;
}

const write = ["SELECT", "MODIFY", "CREATE_TABLE", "READ_VOLUME", "WRITE_VOLUME"] as const;
const read = ["SELECT", "READ_VOLUME"] as const;
// MODIFY alone changes nothing: the privileges reference asks for SELECT in addition.
const maintain = ["SELECT", "MODIFY"] as const;

/**
 * What each role may do in a schema of each purpose; nothing where a purpose is left out. A role that may do anything
 * may also use the schema and the catalog. This table is the only source of grants.
 */
export const roleGrants: Readonly<
    Record<PersonaRole | ServiceRole, Partial<Record<SchemaPurpose, readonly SchemaPrivilege[]>>>
> = {
    engineer: { landing: ["READ_VOLUME", "WRITE_VOLUME"], bronze: write, silver: write },
    scientist: {
        silver: read,
        gold: read,
        features: ["SELECT", "MODIFY", "CREATE_TABLE", "CREATE_FUNCTION", "EXECUTE"],
        // The tables of models by key, which training makes, hold what became of each key's model.
        models: ["CREATE_MODEL", "EXECUTE", "SELECT"],
    },
    analyst: { gold: ["SELECT"] },
    pipeline: {
        landing: ["READ_VOLUME"],
        bronze: write,
        silver: write,
        gold: write,
        features: ["SELECT", "MODIFY", "CREATE_TABLE", "EXECUTE"],
        // As the owner of what it makes it needs no more there: versions, aliases and rows are its own.
        models: ["CREATE_MODEL", "CREATE_TABLE", "EXECUTE"],
    },
    maintenance: { bronze: maintain, silver: maintain, gold: maintain, features: maintain, models: maintain },
};

/** Who reaches a catalog. */
export interface CatalogPrincipals {
    /** Users, by persona. Plain: they decide which grants exist. */
    personas: Record<string, CatalogPersona>;
    /** Programs, by name; none by default. */
    services?: Record<string, CatalogService>;
    /** Privileges beyond the table, each with its reason; none by default. */
    extraGrants?: ExtraGrant[];
}

/** Grants on one schema: everything that principals may do there, in one list, since what is not in it is revoked. */
export function schemaGrants(
    principals: CatalogPrincipals,
    schema: { name: string; purpose: SchemaPurpose | undefined },
): GrantsGrant[] {
    const { purpose, name } = schema;
    return grantsOn(
        principals,
        (role) => {
            const privileges = purpose === undefined ? [] : (roleGrants[role][purpose] ?? []);
            return privileges.length === 0 ? [] : ["USE_SCHEMA", ...privileges];
        },
        (extra) => extra.schema === name,
    );
}

/** Grants on the catalog itself: its use, for roles that may do anything in it. */
export function catalogGrants(principals: CatalogPrincipals): GrantsGrant[] {
    return grantsOn(
        principals,
        () => ["USE_CATALOG"],
        (extra) => extra.schema === undefined,
    );
}

function grantsOn(
    { personas, services = {}, extraGrants = [] }: CatalogPrincipals,
    privilegesOf: (role: PersonaRole | ServiceRole) => readonly string[],
    concerns: (extra: ExtraGrant) => boolean,
): GrantsGrant[] {
    // Databricks keeps one entry a principal, and two personas may be one group.
    const byGroup = new Map<string, string[]>();
    const give = (group: string, privileges: readonly string[]) =>
        byGroup.set(group, [...(byGroup.get(group) ?? []), ...privileges]);
    for (const { groupName, role } of Object.values(personas)) {
        give(groupName, privilegesOf(role));
    }
    for (const extra of extraGrants.filter(concerns)) {
        give(extra.groupName, extra.privileges);
    }
    const people = [...byGroup].map(([principal, privileges]) => ({ principal, privileges }));
    const programs = Object.values(services).map(({ applicationId, role }) => ({
        principal: applicationId,
        privileges: [...privilegesOf(role)],
    }));
    return [...people, ...programs]
        .filter(({ privileges }) => privileges.length > 0)
        .map(({ principal, privileges }) => ({ principal, privileges: [...new Set(privileges)].sort() }));
}
