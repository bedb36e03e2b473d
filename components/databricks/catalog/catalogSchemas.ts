import type * as pulumi from "@pulumi/pulumi";
import type { Naming } from "../../shared/naming";

/** What a schema is for; it decides who may do what in it. */
export const SchemaPurpose = {
    /** Files as they arrived; no tables. */
    Landing: "landing",
    /** Tables as they arrived. */
    Bronze: "bronze",
    /** Tables that were cleaned and joined. */
    Silver: "silver",
    /** Tables for reports and training. */
    Gold: "gold",
    /** Feature tables. */
    Features: "features",
    /** Registered models, and tables of models by key. */
    Models: "models",
} as const;
/** What a schema is for; it decides who may do what in it. */
export type SchemaPurpose = (typeof SchemaPurpose)[keyof typeof SchemaPurpose];

/** A zone of the lake as a catalog shows it, without what is known only after a deployment. */
export interface CatalogZoneShape {
    /** Name of the filesystem; the schema has the same name, hyphens as underscores. A change replaces the schema. */
    name: string;
    /** What the schema is for; by default the purpose of the same name, and a zone of another name must say it. */
    purpose?: SchemaPurpose;
    /** Whether a volume gives access to files in addition to the tables; true by default. */
    volume?: boolean;
    /** Whether training reads snapshots of its tables; true by default where scientists read: silver, gold and features. */
    trainedFrom?: boolean;
}

/** What a zone's schema has where it says nothing. */
export const catalogZoneShapeDefaults = { volume: true } as const;

/** A schema that shares a zone's filesystem. */
export interface CatalogSchema {
    /** Name, lower-case letters, digits and underscores. A change replaces the schema. */
    name: string;
    /** Zone whose filesystem holds its data. A change replaces the schema. Refused for a landing zone. */
    zone: string;
    /** What the schema is for; by default the purpose of the same name, and a schema of another name must say it. */
    purpose?: SchemaPurpose;
    /** Whether a volume gives access to files in addition to the tables; false by default. */
    volume?: boolean;
    /** Whether training reads snapshots of its tables; true by default where scientists read: silver, gold and features. */
    trainedFrom?: boolean;
}

/** Defaults of a schema that is not a zone's own. */
export const catalogSchemaDefaults = { volume: false } as const;

/** A zone of the lake that a catalog governs. */
export interface CatalogZone extends CatalogZoneShape {
    /** ARM id of the filesystem, which the access connector gets its role on. */
    filesystemResourceId: pulumi.Input<string>;
}

/** A schema with everything decided. */
export interface PlannedSchema {
    /** Name in the catalog. */
    name: string;
    /** Zone whose filesystem holds its data. */
    zone: string;
    /** What it is for; undefined only where issues say that it is missing. */
    purpose: SchemaPurpose | undefined;
    /** Where tables lie in the filesystem; undefined where none may. */
    tablesPath: string | undefined;
    /** Where files lie in the filesystem; undefined without a volume. */
    filesPath: string | undefined;
    /** Whether training reads snapshots of its tables. */
    trainedFrom: boolean;
}

const readByScientists: readonly (SchemaPurpose | undefined)[] = ["silver", "gold", "features"];

/** The purpose that is given, or the one that has the schema's name. */
export function purposeOf(schema: { name: string; purpose?: SchemaPurpose }): SchemaPurpose | undefined {
    return schema.purpose ?? Object.values(SchemaPurpose).find((purpose) => purpose === schema.name);
}

/** Name of a zone's schema: identifiers with hyphens would need quoting in every statement. */
export const schemaOfZone = (zone: string) => zone.replaceAll("-", "_");

/** The zone that holds what belongs to no schema, and the default schemas: the one for gold, else the last for tables. */
export function rootZone<Zone extends CatalogZoneShape>(zones: readonly Zone[]): Zone | undefined {
    const forTables = zones.filter((zone) => purposeOf(zone) !== SchemaPurpose.Landing);
    return forTables.find((zone) => purposeOf(zone) === SchemaPurpose.Gold) ?? forTables.at(-1);
}

/** The schemas in addition to the zones' own: those given, else features and models in the root zone. */
export function extraSchemas(zones: readonly CatalogZoneShape[], schemas?: readonly CatalogSchema[]): CatalogSchema[] {
    const root = rootZone(zones)?.name;
    if (schemas || root === undefined) {
        return [...(schemas ?? [])];
    }
    return [SchemaPurpose.Features, SchemaPurpose.Models].map((name) => ({ name, zone: root }));
}

/**
 * Every schema of a catalog. Managed tables and external volumes must not overlap, so each has a folder of its own:
 * learn.microsoft.com/azure/databricks/volumes/paths, "Path overlap restrictions in Unity Catalog".
 */
export function plannedSchemas(
    zones: readonly CatalogZoneShape[],
    schemas?: readonly CatalogSchema[],
): PlannedSchema[] {
    const ofZones = zones.map((zone): PlannedSchema => {
        const landing = purposeOf(zone) === SchemaPurpose.Landing;
        return {
            ...decided(zone),
            name: schemaOfZone(zone.name),
            zone: zone.name,
            tablesPath: landing ? undefined : "tables",
            // Systems that deliver files know nothing of folders, so all of a landing zone is its volume.
            filesPath: (zone.volume ?? catalogZoneShapeDefaults.volume) ? (landing ? "" : "files") : undefined,
        };
    });
    const others = extraSchemas(zones, schemas).map((schema): PlannedSchema => ({
        ...decided(schema),
        name: schema.name,
        zone: schema.zone,
        tablesPath: `schemas/${schema.name}/tables`,
        filesPath: (schema.volume ?? catalogSchemaDefaults.volume) ? `schemas/${schema.name}/files` : undefined,
    }));
    return [...ofZones, ...others];
}

function decided(schema: CatalogZoneShape | CatalogSchema): Pick<PlannedSchema, "purpose" | "trainedFrom"> {
    const purpose = purposeOf(schema);
    return { purpose, trainedFrom: schema.trainedFrom ?? readByScientists.includes(purpose) };
}

/** The schemas that hold Delta tables. */
export const tableSchemas = (schemas: readonly PlannedSchema[]) =>
    schemas.filter(({ purpose }) => purpose !== SchemaPurpose.Landing);

/** Folder of the root zone that holds managed data of no schema's own. */
export const catalogRootPath = "catalog";

/** Address of a folder of a zone, as Databricks takes it. */
export const zoneUrl = (account: string, zone: string, path = "") =>
    `abfss://${zone}@${account}.dfs.core.windows.net/${path}`;

/** Names in the metastore, which every environment of a region shares: each carries the stack's. */
export function metastoreNames(naming: Pick<Naming, "prefix" | "stack">) {
    const catalog = `${naming.prefix}_${naming.stack}`.toLowerCase().replace(/[^a-z0-9_]/g, "_");
    return {
        catalog,
        credential: `${catalog}_lake`,
        location: (zone: string) => `${catalog}_${schemaOfZone(zone)}`,
    };
}

/** Path of a schema's volume, as programs use it. */
export const volumePath = (catalog: string, schema: string) => `/Volumes/${catalog}/${schema}/${volumeName}`;

/** Name of the volume that a schema has. */
export const volumeName = "files";
