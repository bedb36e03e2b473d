import { at } from "../../simulation/core/ids";
import type { SqlUsersStep } from "../../steps/contract";
import type { PlanResource } from "../plan";
import { kindOf } from "./displayNames";
import { thingOf, type References, type Thing } from "./references";
import { stepOf } from "./steps";

/** What a user of a database may do there. */
export interface DatabaseRight {
    /** Who. */
    principal: Thing;
    /** Roles of the database and permissions. */
    rights: string[];
    /** The database. */
    target: Thing;
}

type User = SqlUsersStep["arguments"]["users"][number];

const identityType = "azure-native:managedidentity:UserAssignedIdentity";
const databaseType = "azure-native:sql:Database";

/** The rights of a database's users, where a resource is the step that makes them; `groupOf` answers a group by its object id. */
export function databaseRights(
    resource: PlanResource,
    references: References,
    groupOf: (objectId: unknown) => Thing,
): DatabaseRight[] {
    const step = stepOf(resource);
    if (step?.kind !== "sqlUsers") {
        return [];
    }
    const target = databaseOf(step, resource, references);
    return step.arguments.users.map((user) => ({
        principal: principalOf(user, resource, references, groupOf),
        rights: rightsOf(user),
        target,
    }));
}

function databaseOf({ target, arguments: { database } }: SqlUsersStep, resource: PlanResource, references: References) {
    const before = [...references.behind(resource, "environment"), ...references.ofType(databaseType)];
    const found = before.find(({ type, inputs }) => type === databaseType && inputs.databaseName === database);
    return found ? thingOf(found) : { key: `database ${target}`, kind: kindOf(databaseType), name: target };
}

// An identity is known by the name that its user has, since the plan does not say of which identity an id is.
function principalOf(
    { name, type, id }: User,
    resource: PlanResource,
    references: References,
    groupOf: (objectId: unknown) => Thing,
): Thing {
    const value = at(resource.inputs.environment, id);
    if (type === "group") {
        return typeof value === "string" ? groupOf(value) : { key: `Group ${name}`, kind: "Group", name };
    }
    const identities = references.behind(resource, "environment").filter((one) => one.type === identityType);
    const found = identities.find((one) => [one.name, one.inputs.resourceName].includes(name));
    return found ? thingOf(found) : { key: `Identity ${name}`, kind: "Identity", name };
}

const rightsOf = ({ roles, grants }: User) => [
    ...roles,
    ...grants.map(({ permission, schema }) =>
        schema === undefined ? permission : `${permission} on schema ${schema}`,
    ),
];
