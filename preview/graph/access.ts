import { ownValue } from "../../azure/ownValue";
import { roleNames } from "../../azure/roles";
import { validate as isUuid } from "uuid";
import { resourceTypeOf } from "../../azure/resourceTypes";
import { nameOf } from "../../simulation/core/armIds";
import { at } from "../../simulation/core/ids";
import { databaseRights } from "./databaseAccess";
import { kindOf, words } from "./displayNames";
import type { PlanResource } from "../plan";
import { thingOf, type References, type Thing } from "./references";

/** What a right lets its holder do with data. */
export interface DataWay {
    /** Whether data comes to the holder. */
    reads: boolean;
    /** Whether data goes from the holder. */
    writes: boolean;
}

/** One right that the plan gives. */
export interface Access {
    /** Resource that gives it. */
    given: PlanResource;
    /** Who holds it: a group, an identity, an application. */
    principal: Thing;
    /** What they may do, in the service's own words: a role, privileges, a permission level, entitlements. */
    rights: string[];
    /** On what. */
    target: Thing;
    /** What the service calls the target: a container, `catalog.schema`, the path of a folder. */
    on: string;
    /** What that means for data. */
    way: DataWay;
}

type Reader = (resource: PlanResource, references: References) => Access[];

// What of Unity Catalog has an owner: the types of @pulumi/databricks 1.110.0 with an input `owner`.
const owned = [
    "catalog:Catalog",
    "connection:Connection",
    "credential:Credential",
    "externalLocation:ExternalLocation",
    "metastore:Metastore",
    "recipient:Recipient",
    "registeredModel:RegisteredModel",
    "schema:Schema",
    "share:Share",
    "sqlTable:SqlTable",
    "storageCredential:StorageCredential",
    "volume:Volume",
];

/** By kind: how the rights that a resource gives are read. */
const readers: Readonly<Record<string, Reader>> = {
    "azure-native:authorization:RoleAssignment": roleAssignment,
    "databricks:index/grants:Grants": grants,
    "databricks:index/grant:Grant": grants,
    "databricks:index/permissions:Permissions": permissions,
    "databricks:index/permissionAssignment:PermissionAssignment": (resource, references) =>
        onWorkspace(resource, references, listed(resource.inputs.permissions)),
    "databricks:index/entitlements:Entitlements": (resource, references) =>
        onWorkspace(
            resource,
            references,
            Object.keys(resource.inputs).filter((key) => resource.inputs[key] === true),
        ),
    "databricks:index/secretAcl:SecretAcl": (resource, references) =>
        targets(references, resource, "scope").map((target) =>
            access(resource, named(resource.inputs.principal, "Group"), [textOf(resource.inputs.permission)], target),
        ),
    "azure-native:sql:Server": administration,
    ...Object.fromEntries(owned.map((type) => [`databricks:index/${type}`, ownership])),
};

/** Kinds of resources that give rights. */
export const accessKinds = Object.keys(readers);

/** Every right that a plan gives, in the order of its resources. */
export function accessesOf(references: References): Access[] {
    return references.plan.resources.flatMap(
        (resource) => readers[resource.type]?.(resource, references) ?? stepAccesses(resource, references),
    );
}

function stepAccesses(resource: PlanResource, references: References): Access[] {
    const found = databaseRights(resource, references, (id) => byObjectId(id, "Group", references));
    return found.map(({ principal, rights, target }) => access(resource, principal, rights, target));
}

/** The group that may do everything in every database of a server. */
function administration(resource: PlanResource): Access[] {
    const login = at(resource.inputs, "administrators", "login");
    return login === undefined ? [] : [access(resource, named(login, "Group"), ["administrator"], thingOf(resource))];
}

/** The owner of an object of Unity Catalog: who deploys it, where it names no other. */
function ownership(resource: PlanResource): Access[] {
    const { owner, catalogName, schemaName, name } = resource.inputs;
    const holder = databricksPrincipal(owner ?? "deploying principal");
    const parts = [catalogName, schemaName, name].filter((part) => part !== undefined);
    return [access(resource, holder, ["owner"], thingOf(resource), parts.map(textOf).join("."))];
}

// Databricks names a service principal by its application id, and a user by an address.
function databricksPrincipal(name: unknown): Thing {
    const isUser = typeof name === "string" && name.includes("@");
    return named(name, isUuid(name) ? "Service principal" : isUser ? "User" : "Group");
}

function roleAssignment(resource: PlanResource, references: References): Access[] {
    const { roleDefinitionId, scope } = resource.inputs;
    const role = typeof roleDefinitionId === "string" ? nameOf(roleDefinitionId).toLowerCase() : undefined;
    const [definition] = references.behind(resource, "roleDefinitionId");
    const own =
        definition?.type === "azure-native:authorization:RoleDefinition" ? definition.inputs.roleName : undefined;
    const builtIn = role === undefined ? notKnown : (ownValue(roleNames, role) ?? `role ${role}`);
    const right = typeof own === "string" ? own : builtIn;
    const holders = references.behind(resource, "principalId").map(thingOf);
    const { principalId, principalType } = resource.inputs;
    const kind = typeof principalType === "string" ? words(principalType) : "Principal";
    const principals = holders.length > 0 ? holders : [byObjectId(principalId, kind, references)];
    const scopes = targets(references, resource, "scope");
    const on = typeof scope === "string" ? nameOf(scope) : undefined;
    return principals.flatMap((principal) => scopes.map((target) => access(resource, principal, [right], target, on)));
}

// Groups of Databricks tell the id that they have in Entra; that of others stands for itself.
function byObjectId(id: unknown, kind: string, references: References): Thing {
    const group = references
        .ofType("databricks:index/group:Group")
        .find((one) => one.inputs.externalId === id && typeof id === "string");
    return group ? named(group.inputs.displayName, "Group") : named(id, kind);
}

function grants(resource: PlanResource, references: References): Access[] {
    const { inputs } = resource;
    const listedGrants = Array.isArray(inputs.grants) ? inputs.grants : [inputs];
    return withTargets(resource, references, ["grants", "principal", "privileges", "owner"], (target, value) =>
        listedGrants.map((grant) => {
            const on = typeof value === "string" ? value : undefined;
            const principal = databricksPrincipal(at(grant, "principal"));
            return access(resource, principal, listed(at(grant, "privileges")), target, on);
        }),
    );
}

const holderKinds = {
    groupName: "Group",
    servicePrincipalName: "Service principal",
    userName: "User",
    displayName: "Group",
};

/** Whom properties name, by the property that does; undefined where they name no one. */
function holderIn(properties: unknown): Thing | undefined {
    const [key, kind] = Object.entries(holderKinds).find(([one]) => at(properties, one) !== undefined) ?? [];
    return key === undefined ? undefined : named(at(properties, key), kind ?? "");
}

function permissions(resource: PlanResource, references: References): Access[] {
    const controls = Array.isArray(resource.inputs.accessControls) ? resource.inputs.accessControls : [];
    return withTargets(resource, references, ["accessControls"], (target) =>
        controls.map((control) => {
            const holder = holderIn(control) ?? named(undefined, "");
            return access(resource, holder, [textOf(at(control, "permissionLevel"))], target);
        }),
    );
}

// What such a resource speaks of is the input other than those that say who may do what.
function withTargets(
    resource: PlanResource,
    references: References,
    others: string[],
    make: (target: Thing, value: unknown) => Access[],
): Access[] {
    const about = Object.keys(resource.inputs).find((key) => !others.includes(key) && key !== "providerConfig");
    return targets(references, resource, about ?? "").flatMap((target) => make(target, resource.inputs[about ?? ""]));
}

function onWorkspace(resource: PlanResource, references: References, rights: string[]): Access[] {
    const { inputs } = resource;
    const [assigned] = ["groupId", "principalId", "userId", "servicePrincipalId"]
        .flatMap((key) => references.behind(resource, key))
        .flatMap((one) => holderIn(one.inputs) ?? []);
    const principal = holderIn(inputs) ?? assigned ?? named(inputs.principalId ?? inputs.groupId, "Principal");
    const workspace = references.ofProvider(resource);
    const target = workspace
        ? thingOf(workspace)
        : { key: "workspace", kind: "Databricks workspace", name: "of the provider" };
    return [access(resource, principal, rights, target)];
}

function access(given: PlanResource, principal: Thing, rights: string[], target: Thing, on = ownName(target)): Access {
    return { given, principal, rights, target, on, way: wayOf(rights) };
}

/** What the service calls a thing: its path, the name in its id, or what it is given for a name. */
function ownName({ name, resource }: Thing): string {
    if (!resource) {
        return name;
    }
    const { type, inputs } = resource;
    const kind = type.split(":").at(-1) ?? "";
    const inId = resourceTypeOf(type)?.names?.at(-1) ?? "name";
    const names = ["path", inId, `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Name`, "displayName"];
    return names.map((one) => inputs[one]).find((one) => typeof one === "string") ?? name;
}

/** What the words of rights mean for data. */
export function wayOf(rights: readonly string[]): DataWay {
    const writes =
        /^(owner$|Storage \w+ Data (?!Reader)|.*Data (Contributor|Owner|Sender|Privileged)|db_(owner|datawriter)|INSERT|UPDATE|DELETE|CONTROL)|MODIFY|CREATE_|WRITE_|ALL_PRIV/;
    const reads =
        /^(owner$|Storage \w+ Data |.*Data (Reader|Contributor|Owner|Receiver)|db_(owner|datareader)|CONTROL)|SELECT|READ_|EXECUTE|ALL_PRIV/;
    return { reads: rights.some((right) => reads.test(right)), writes: rights.some((right) => writes.test(right)) };
}

function targets(references: References, resource: PlanResource, property: string): Thing[] {
    const found = references.things(resource, property);
    return found.length > 0 ? found : [{ key: notKnown, kind: words(property), name: notKnown }];
}

const notKnown = "not known before deployment";

const textOf = (value: unknown) => (typeof value === "string" ? value : notKnown);

const listed = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : [notKnown]);

function named(value: unknown, kind: string): Thing {
    const name = textOf(value);
    return { key: `${kind} ${name}`, kind: kind || kindOf("principal"), name };
}
