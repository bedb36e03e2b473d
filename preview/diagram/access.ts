import { validate as isUuid } from "uuid";
import { nameOf } from "../../simulation/cloud/armIds";
import { at } from "../../simulation/ids";
import type { PlanResource } from "../plan";
import { kindOf, thingOf, words, type References, type Thing } from "./references";
import { roleNames } from "./roleNames";

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
    /** What they may do: a role, privileges or a permission level. */
    may: string;
    /** On what. */
    target: Thing;
    /** What that means for data. */
    way: DataWay;
}

type Reader = (resource: PlanResource, references: References) => Access[];

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
            access(resource, named(resource.inputs.principal, "Group"), textOf(resource.inputs.permission), target),
        ),
    "databricks:index/metastore:Metastore": (resource) =>
        typeof resource.inputs.owner === "string"
            ? [access(resource, named(resource.inputs.owner, "Group"), "owner", thingOf(resource))]
            : [],
};

/** Kinds of resources that give rights. */
export const accessKinds = Object.keys(readers);

/** Every right that a plan gives, in the order of its resources. */
export function accessesOf(references: References): Access[] {
    return references.plan.resources.flatMap((resource) => readers[resource.type]?.(resource, references) ?? []);
}

function roleAssignment(resource: PlanResource, references: References): Access[] {
    const { roleDefinitionId } = resource.inputs;
    const role = typeof roleDefinitionId === "string" ? nameOf(roleDefinitionId).toLowerCase() : undefined;
    const may = role === undefined ? notKnown : (roleNames[role] ?? `role ${role}`);
    const holders = references.behind(resource, "principalId").map(thingOf);
    const principals = holders.length > 0 ? holders : [byObjectId(resource, references)];
    const scopes = targets(references, resource, "scope");
    return principals.flatMap((principal) => scopes.map((target) => access(resource, principal, may, target)));
}

// Groups of Databricks tell the id that they have in Entra; that of others stands for itself.
function byObjectId({ inputs }: PlanResource, references: References): Thing {
    const { principalId } = inputs;
    const group = references
        .ofType("databricks:index/group:Group")
        .find((one) => one.inputs.externalId === principalId && typeof principalId === "string");
    if (group) return named(group.inputs.displayName, "Group");
    const kind = typeof inputs.principalType === "string" ? words(inputs.principalType) : "Principal";
    return named(principalId, kind);
}

function grants(resource: PlanResource, references: References): Access[] {
    const { inputs } = resource;
    const listedGrants = Array.isArray(inputs.grants) ? inputs.grants : [inputs];
    return withTargets(resource, references, ["grants", "principal", "privileges", "owner"], (target) =>
        listedGrants.map((grant) => {
            const privileges = listed(at(grant, "privileges"));
            const principal = at(grant, "principal");
            // Databricks names a service principal by its application id.
            const kind = isUuid(principal) ? "Service principal" : "Group";
            return access(resource, named(principal, kind), privileges.join(", "), target);
        }),
    );
}

const holderOf = ({ inputs }: PlanResource) =>
    Object.entries({ ...holderKinds, displayName: "Group" }).find(([key]) => inputs[key] !== undefined);
const holderKinds = { groupName: "Group", servicePrincipalName: "Service principal", userName: "User" };

function permissions(resource: PlanResource, references: References): Access[] {
    const controls = Array.isArray(resource.inputs.accessControls) ? resource.inputs.accessControls : [];
    return withTargets(resource, references, ["accessControls"], (target) =>
        controls.map((control) => {
            const [key, kind] = Object.entries(holderKinds).find(([one]) => at(control, one) !== undefined) ?? ["", ""];
            return access(resource, named(at(control, key), kind), textOf(at(control, "permissionLevel")), target);
        }),
    );
}

// What such a resource speaks of is the input beside those that say who may do what.
function withTargets(
    resource: PlanResource,
    references: References,
    others: string[],
    make: (target: Thing) => Access[],
): Access[] {
    const about = Object.keys(resource.inputs).find((key) => !others.includes(key) && key !== "providerConfig");
    return targets(references, resource, about ?? "").flatMap(make);
}

function onWorkspace(resource: PlanResource, references: References, rights: string[]): Access[] {
    const { inputs } = resource;
    const [property, kind] = Object.entries(holderKinds).find(([key]) => inputs[key] !== undefined) ?? ["", ""];
    const assignment = ["groupId", "principalId", "userId", "servicePrincipalId"]
        .flatMap((key) => references.behind(resource, key))
        .find((one) => holderOf(one) !== undefined);
    const holder = assignment && holderOf(assignment);
    const principal =
        property === "" && assignment && holder
            ? named(assignment.inputs[holder[0]], holder[1])
            : named(inputs[property] ?? inputs.principalId ?? inputs.groupId, kind || "Principal");
    const workspace = references.ofProvider(resource);
    const target = workspace
        ? thingOf(workspace)
        : { key: "workspace", kind: "Databricks workspace", name: "of the provider" };
    return rights.map((right) => access(resource, principal, right, target));
}

function access(given: PlanResource, principal: Thing, may: string, target: Thing): Access {
    return { given, principal, may, target, way: wayOf(may) };
}

/** What the words of a right mean for data. */
export function wayOf(may: string): DataWay {
    const writes =
        /^(Storage \w+ Data (?!Reader)|.*Data (Contributor|Owner|Sender|Privileged))|MODIFY|CREATE_|WRITE_|ALL_PRIV/;
    const reads = /^(Storage \w+ Data |.*Data (Reader|Contributor|Owner|Receiver))|SELECT|READ_|EXECUTE|ALL_PRIV/;
    return { reads: reads.test(may), writes: writes.test(may) };
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
