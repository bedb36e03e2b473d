import { allOf, anyOf, type Condition, type Conditions, each, isTrue, not, oneOf, shape, some } from "../conditions";
import { everyone } from "./everyone";

/** The list of grants in each resource type that holds several; a `Grant` is one itself. */
const lists: Readonly<Record<string, string>> = {
    "databricks:index/grants:Grants": "grants",
    "databricks:index/sqlPermissions:SqlPermissions": "privilegeAssignments",
};

/** The resource types that grant privileges to principals. */
export const grantTypes: readonly string[] = [...Object.keys(lists), "databricks:index/grant:Grant"];

/** What must hold of each grant of a resource of one of these types. */
export function onEachGrant(type: string, grant: Conditions): Conditions {
    const list = lists[type];
    return list === undefined ? grant : { [list]: each(shape(grant)) };
}

// Source: learn.microsoft.com/azure/databricks/data-governance/unity-catalog/manage-privileges/privileges; others write,
// create, manage or share. Unity Catalog takes both spellings, with a space and with an underscore.
const readingPrivileges = [
    ...["SELECT", "BROWSE", "EXECUTE", "USAGE", "READ_METADATA"],
    ...["READ FILES", "READ_FILES", "READ VOLUME", "READ_VOLUME"],
    ...["USE CATALOG", "USE_CATALOG", "USE SCHEMA", "USE_SCHEMA"],
    ...["USE MARKETPLACE ASSETS", "USE_MARKETPLACE_ASSETS"],
];

/** A grant that lets all users do no more than read. */
export const harmless: Condition = not(
    allOf(
        shape({ principal: everyone }),
        shape({ privileges: some(not(oneOf(readingPrivileges), "a privilege beyond reading")) }),
    ),
    "no more than reading for all users",
);

/** Table access control that opens every file, or code in every language, whatever a table's own grants say. */
export const bypassesTables: Condition = anyOf(shape({ anyFile: isTrue() }), shape({ anonymousFunction: isTrue() }));
