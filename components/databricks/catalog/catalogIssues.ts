import { repeated, type InputIssue } from "../../shared/validation";
import { groupIssue } from "../access/accountGroups";
import {
    extraSchemas,
    plannedSchemas,
    purposeOf,
    rootZone,
    SchemaPurpose,
    tableSchemas,
    type CatalogSchema,
    type CatalogZoneShape,
} from "./catalogSchemas";
import { catalogPrivileges, schemaPrivileges, type CatalogPrincipals } from "./grants";
import { ownerIssues, type CatalogOwners } from "./owners";
import { retentionIssues, type SchemaRetention } from "./retention";

/** What a catalog is made of, as far as it is known before a deployment. */
export interface CatalogShape extends CatalogPrincipals, CatalogOwners {
    /** Zones of the lake that the catalog governs, one schema each. Plain: they decide which resources exist. */
    zones: CatalogZoneShape[];
    /**
     * Schemas in addition to the zones' own; by default `features` and `models` in the gold zone, or the last one for
     * tables.
     */
    schemas?: CatalogSchema[];
    /** How long tables keep what was, by schema; by default what Delta keeps itself: the log 30 days, deleted files 7. */
    retention?: Record<string, SchemaRetention>;
    /** Days of snapshots that the longest training reads back; 7 by default. Refused where a schema that is trained from lets queries look back less. */
    trainingWindowDays?: number;
}

const zonePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const schemaPattern = /^[a-z][a-z0-9_]*$/;
const purposes = Object.values(SchemaPurpose).join(", ");

/** Everything that is wrong with a catalog's zones, schemas, grants and retention. */
export function catalogIssues(shape: CatalogShape): InputIssue[] {
    const { zones, schemas, retention = {}, trainingWindowDays } = shape;
    const planned = plannedSchemas(zones, schemas);
    const names = planned.map(({ name }) => name);
    const windowIssues: InputIssue[] =
        trainingWindowDays === undefined || (Number.isInteger(trainingWindowDays) && trainingWindowDays >= 0)
            ? []
            : [{ propertyPath: "trainingWindowDays", reason: `must be a whole number, is ${trainingWindowDays}` }];
    return [
        ...zoneIssues(zones),
        ...schemaIssues(zones, schemas),
        ...repeated(names).map((name) => ({
            propertyPath: "schemas",
            reason: `"${name}" is duplicated; names of schemas, the zones' own included, must differ`,
        })),
        ...principalIssues(shape, names),
        ...ownerIssues(shape, shape.personas, names),
        ...windowIssues,
        ...retentionIssues(retention, tableSchemas(planned), windowIssues.length > 0 ? undefined : trainingWindowDays),
    ];
}

function zoneIssues(zones: readonly CatalogZoneShape[]): InputIssue[] {
    if (!rootZone(zones)) {
        return [
            { propertyPath: "zones", reason: "hold no zone for tables; a catalog needs one that is not for landing" },
        ];
    }
    return zones.flatMap((zone, i) => [
        ...(zonePattern.test(zone.name)
            ? []
            : [{ propertyPath: `zones[${i}].name`, reason: `"${zone.name}" is not the name of a filesystem` }]),
        ...purposeIssues(zone, `zones[${i}]`),
    ]);
}

function schemaIssues(zones: readonly CatalogZoneShape[], schemas?: readonly CatalogSchema[]): InputIssue[] {
    const names = zones.map(({ name }) => name);
    return extraSchemas(zones, schemas).flatMap((schema, i) => {
        const at = `schemas[${i}]`;
        const issues = purposeIssues(schema, at);
        if (!schemaPattern.test(schema.name)) {
            issues.push({
                propertyPath: `${at}.name`,
                reason: `"${schema.name}" must be lower-case letters, digits and underscores, first a letter`,
            });
        }
        const zone = zones.find(({ name }) => name === schema.zone);
        if (!zone) {
            issues.push({
                propertyPath: `${at}.zone`,
                reason: `"${schema.zone}" is not a zone of the catalog (${names.join(", ")})`,
            });
        } else if (purposeOf(zone) === SchemaPurpose.Landing) {
            issues.push({
                propertyPath: `${at}.zone`,
                reason: `"${schema.zone}" is for landing, and all of it is one volume; take a zone for tables`,
            });
        }
        return issues;
    });
}

function purposeIssues(schema: { name: string; purpose?: SchemaPurpose }, at: string): InputIssue[] {
    if (purposeOf(schema) !== undefined) {
        return [];
    }
    const reason = `is missing: "${schema.name}" is not the name of a purpose; say which it serves (${purposes})`;
    return [{ propertyPath: `${at}.purpose`, reason }];
}

function principalIssues({ personas, services = {}, extraGrants = [] }: CatalogPrincipals, schemas: string[]) {
    const issues: InputIssue[] = [];
    for (const [name, { groupName }] of Object.entries(personas)) {
        issues.push(...groupIssue(groupName, `personas.${name}.groupName`));
    }
    for (const [name, { applicationId }] of Object.entries(services)) {
        if (typeof applicationId === "string" && applicationId.trim() === "") {
            issues.push({
                propertyPath: `services.${name}.applicationId`,
                reason: "is missing: grants name a service principal by it",
            });
        }
    }
    extraGrants.forEach((extra, i) => {
        const at = `extraGrants[${i}]`;
        issues.push(...groupIssue(extra.groupName, `${at}.groupName`));
        if (extra.schema !== undefined && !schemas.includes(extra.schema)) {
            issues.push({
                propertyPath: `${at}.schema`,
                reason: `"${extra.schema}" is not a schema of the catalog (${schemas.join(", ")})`,
            });
        }
        if (extra.reason.trim() === "") {
            issues.push({
                propertyPath: `${at}.reason`,
                reason: "is missing: say why the table of grants does not suffice",
            });
        }
        const known: readonly string[] = extra.schema === undefined ? catalogPrivileges : schemaPrivileges;
        for (const privilege of extra.privileges.filter((one) => !known.includes(one))) {
            issues.push({
                propertyPath: `${at}.privileges`,
                reason: `"${privilege}" is none that may be given here (${known.join(", ")})`,
            });
        }
    });
    return issues;
}

/** Names of a catalog's schemas that hold tables. */
export const schemasWithTables = ({ zones, schemas }: CatalogShape): string[] =>
    tableSchemas(plannedSchemas(zones, schemas)).map(({ name }) => name);

/** What a catalog's zones and those of the lake that Unity Catalog governs do not have in common. */
export function zoneCoverageIssues(
    zones: readonly CatalogZoneShape[],
    lakeZones: readonly { name: string; governedByUnityCatalog?: boolean }[],
    at = "zones",
): InputIssue[] {
    const names = zones.map(({ name }) => name);
    const ofLake = lakeZones.map(({ name }) => name);
    const strange = zones.flatMap(({ name }, i) =>
        ofLake.includes(name)
            ? []
            : [
                  {
                      propertyPath: `${at}[${i}].name`,
                      reason: `"${name}" is not a zone of the lake (${ofLake.join(", ")})`,
                  },
              ],
    );
    const left = lakeZones.filter((zone) => (zone.governedByUnityCatalog ?? true) && !names.includes(zone.name));
    return [
        ...strange,
        ...left.map(({ name }) => ({
            propertyPath: at,
            reason: `lack "${name}", which Unity Catalog governs: without a schema no one has access to it; add it, or set governedByUnityCatalog to false in the lake`,
        })),
    ];
}
