import type { InputIssue } from "../../shared/validation";
import { groupIssue } from "../access/accountGroups";
import type { CatalogPersona, CatalogPrincipals } from "./grants";

/**
 * Who owns a catalog and what is made with it. An owner has every privilege on an object and gives it to others. Source:
 * learn.microsoft.com/azure/databricks/data-governance/unity-catalog/manage-privileges/ownership, "Owner privileges".
 */
export interface CatalogOwners {
    /**
     * Account group that owns the catalog, its schemas and volumes, the external locations and the storage credential.
     * What the deploying principal makes is its own and is handed to the group at once; from then on it updates, grants
     * and deletes as a member of the group, to which it must belong before the first deployment. A change hands all of it
     * over in place. Refused where it is blank, a group of Databricks' own, or that of a persona, whose rights the table
     * of grants decides.
     */
    owner: string;
    /**
     * Account groups that own single schemas with their volumes, by schema, and may use the catalog; by default the
     * group of `owner`. The deploying principal must belong to each. A change hands the schema over in place. Refused
     * as `owner` is, and for a schema that is not there.
     */
    schemaOwners?: Record<string, string>;
}

/** Account group that owns a schema and its volume. */
export const ownerOf = ({ owner, schemaOwners = {} }: CatalogOwners, schema: string): string =>
    Object.hasOwn(schemaOwners, schema) ? (schemaOwners[schema] ?? owner) : owner;

/** A catalog's principals, and those who own a schema of it: without the use of the catalog they could do nothing there. */
export function useBySchemaOwners<Shape extends CatalogPrincipals & CatalogOwners>(shape: Shape): Shape {
    const { owner, schemaOwners = {}, extraGrants = [] } = shape;
    const owners = new Set(Object.values(schemaOwners).filter((group) => group !== owner));
    const uses = [...owners].map((groupName) => ({
        groupName,
        privileges: ["USE_CATALOG" as const],
        reason: "owns a schema of the catalog",
    }));
    return { ...shape, extraGrants: [...extraGrants, ...uses] };
}

/** What is wrong with the owners of a catalog with these personas and schemas. */
export function ownerIssues(
    { owner, schemaOwners = {} }: CatalogOwners,
    personas: Readonly<Record<string, CatalogPersona>>,
    schemas: readonly string[],
): InputIssue[] {
    const owners = [
        { group: owner, propertyPath: "owner" },
        ...Object.entries(schemaOwners).map(([name, group]) => ({ group, propertyPath: `schemaOwners.${name}` })),
    ];
    return [
        ...owners.flatMap(({ group, propertyPath }) => [
            ...groupIssue(group, propertyPath),
            ...Object.entries(personas)
                .filter(([, { groupName }]) => groupName === group)
                .map(([name]) => ({
                    propertyPath,
                    reason: `"${group}" is the group of persona "${name}": an owner has every privilege and gives it on, past the table of grants; name another group`,
                })),
        ]),
        ...Object.keys(schemaOwners)
            .filter((name) => !schemas.includes(name))
            .map((name) => ({
                propertyPath: `schemaOwners.${name}`,
                reason: `"${name}" is not a schema of the catalog (${schemas.join(", ")})`,
            })),
    ];
}
