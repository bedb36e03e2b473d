import type { Settings } from "../../stacks/settings";
import { builtInRoles } from "../../components/shared/builtInRoles";
import type { Plan, PlanResource } from "../../preview/plan";
import { nameOf } from "../../simulation/cloud/armIds";
import { typeAndName } from "../../simulation/urns";

/** One right that a plan gives: who may do what with which object, and the resource that gives it. */
export interface Right {
    /** Persona, identity or service that holds it, by its name in the settings or the plan. */
    principal: string;
    /** Kind and name of what the right is on. */
    object: string;
    /** What may be done, in the service's own word: a role, a privilege, a permission level, an entitlement. */
    action: string;
    /** Logical name of the resource that gives it. */
    givenBy: string;
}

/** Every right that a resolved plan gives, each once, sorted: principals, then objects, then actions. */
export function rightsOf(
    plan: Plan,
    { personas = {}, databricks }: Pick<Settings, "personas" | "databricks">,
): Right[] {
    const reader = new RightsReader(plan, [
        ...Object.entries(personas).flatMap(([name, { groupObjectId, databricksGroup = name }]): [string, string][] => [
            [groupObjectId, name],
            [databricksGroup, name],
        ]),
        ...Object.entries({
            "application AzureDatabricks": databricks?.azureDatabricksObjectId,
            "service principal of maintenance": databricks?.unityCatalog?.maintenance?.servicePrincipal,
        }).flatMap(([name, id]): [string, string][] => (id === undefined ? [] : [[id, name]])),
    ]);
    const rights = plan.resources.flatMap((resource) => reader.read(resource));
    const key = ({ principal, object, action, givenBy }: Right) => [principal, object, action, givenBy].join("\n");
    return rights.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

type Inputs = PlanResource["inputs"];

class RightsReader {
    private readonly byUrn: Map<string, PlanResource>;
    private readonly people: Map<string, string>;

    constructor(plan: Plan, names: readonly [string, string][]) {
        this.byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
        this.people = new Map(names);
    }

    /** Rights that one resource gives; none for most kinds. */
    read(resource: PlanResource): Right[] {
        return this.given(resource).map(([principal, object, action]) => ({
            principal: this.people.get(principal) ?? principal,
            object,
            action,
            givenBy: resource.name,
        }));
    }

    /** Principal, object and action of each right. */
    private given(resource: PlanResource): [string, string, string][] {
        const { inputs } = resource;
        switch (typeAndName(resource.urn).type) {
            case "azure-native:authorization:RoleAssignment":
                return [[this.holder(resource), scopeOf(inputs), roleOf(inputs)]];
            case "databricks:index/grants:Grants":
                return partsOf(inputs.grants).flatMap(({ principal, privileges }) =>
                    textsOf(privileges).map((each): [string, string, string] => [
                        textOf(principal),
                        securableOf(inputs),
                        each,
                    ]),
                );
            case "databricks:index/permissions:Permissions":
                return partsOf(inputs.accessControls).map((control) => [
                    textOf(control.groupName ?? control.servicePrincipalName ?? control.userName),
                    this.permissionsObject(resource),
                    textOf(control.permissionLevel),
                ]);
            case "databricks:index/permissionAssignment:PermissionAssignment":
                return textsOf(inputs.permissions).map((level) => [memberOf(inputs), workspace, level]);
            case "databricks:index/entitlements:Entitlements":
                return Object.keys(inputs)
                    .filter((entitlement) => inputs[entitlement] === true)
                    .map((entitlement) => [this.entitled(resource), workspace, entitlement]);
            case "databricks:index/secretAcl:SecretAcl":
                return [[textOf(inputs.principal), `secret scope ${textOf(inputs.scope)}`, textOf(inputs.permission)]];
            default:
                return [];
        }
    }

    /** Who holds a role: a persona by its object id, else the resource whose identity it is. */
    private holder(resource: PlanResource): string {
        const id = textOf(resource.inputs.principalId);
        if (this.people.has(id)) return id;
        const [source] = this.sources(resource, "principalId");
        return source ? `${kindOf(source)} ${source.name}` : id;
    }

    private entitled(resource: PlanResource): string {
        const { groupId, servicePrincipalId } = resource.inputs;
        const [assignment] = [...this.sources(resource, "groupId"), ...this.sources(resource, "servicePrincipalId")];
        return assignment ? memberOf(assignment.inputs) : textOf(groupId ?? servicePrincipalId);
    }

    private permissionsObject(resource: PlanResource): string {
        const [property] = Object.keys(resource.inputs).filter((key) => key !== "accessControls");
        if (property === undefined) return "";
        const [source] = this.sources(resource, property);
        return `${words(property.replace(/(Id|Path)$/, ""))} ${source ? textOf(source.inputs.path ?? source.name) : textOf(resource.inputs[property])}`;
    }

    private sources(resource: PlanResource, property: string): PlanResource[] {
        const urns = resource.propertyDependencies[property] ?? [];
        return urns.flatMap((urn) => this.byUrn.get(urn) ?? []);
    }
}

const roleNames = new Map<string, string>(Object.entries(builtInRoles).map(([name, id]) => [id, name]));

const roleOf = ({ roleDefinitionId }: Inputs) => {
    const id = nameOf(textOf(roleDefinitionId));
    return roleNames.get(id) ?? id;
};

/** Kind and name of what a role is on, without what lies above it. */
function scopeOf({ scope }: Inputs): string {
    const [kind = "", name = ""] = textOf(scope).split("/").slice(-2);
    return `${words(kind)
        .replace(/ie?s$/, (end) => (end === "ies" ? "y" : ""))
        .replace(/s$/, "")} ${name}`;
}

function securableOf(inputs: Inputs): string {
    const [kind, name] = Object.entries(inputs).find(([key]) => key !== "grants") ?? ["", ""];
    return `${words(kind)} ${textOf(name)}`;
}

const memberOf = ({ groupName, servicePrincipalName }: Inputs) => textOf(groupName ?? servicePrincipalName);
const words = (name: string) => name.replace(/[A-Z]/g, (letter, at) => `${at === 0 ? "" : " "}${letter.toLowerCase()}`);
const kindOf = ({ type }: PlanResource) => words(type.split(":").at(-1) ?? "");
const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const partsOf = (value: unknown) => (Array.isArray(value) ? value : []) as Inputs[];
const textsOf = (value: unknown) => (Array.isArray(value) ? value : []).map(textOf);
const workspace = "Databricks workspace";
