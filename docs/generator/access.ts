import { accessesOf, type Access } from "../../preview/graph/access";
import { References } from "../../preview/graph/references";
import { byCodePoints, type Plan } from "../../preview/plan";
import type { Settings } from "../../stacks/settings/settings";

/** One right that a plan gives: who may do what with which object, and the resource that gives it. */
export interface Right {
    /** Persona, identity or service that holds it, by its name in the settings or the plan. */
    principal: string;
    /** Kind of what the right is on, and what the service calls it. */
    object: string;
    /** What may be done, in the service's own word: a role, a privilege, a permission level, an entitlement. */
    action: string;
    /** Logical name of the resource that gives it. */
    givenBy: string;
    /** What the holder does with it, as a role assignment says; empty where the plan does not. */
    purpose: string;
}

/** Settings that name principals whose ids the plan holds. */
export type NamingSettings = Pick<Settings, "personas" | "databricks" | "runner" | "machineLearning" | "modelRegistry">;

/** Every right that a resolved plan gives, each once, sorted: principals, then objects, then actions. */
export function rightsOf(plan: Plan, settings: NamingSettings): Right[] {
    const personaNames = personasById(settings);
    const rights = accessesOf(new References(plan)).flatMap((access) =>
        access.rights.map((action) => ({
            principal: principalName(access, personaNames),
            object: `${access.target.kind} ${access.on}`,
            action,
            givenBy: access.given.name,
            purpose: purposeOf(access),
        })),
    );
    const key = ({ principal, object, action, givenBy }: Right) => [principal, object, action, givenBy].join("\n");
    return rights.sort((a, b) => byCodePoints(key(a), key(b)));
}

function purposeOf({ given: { type, inputs } }: Access): string {
    const { description } = inputs;
    return type === "azure-native:authorization:RoleAssignment" && typeof description === "string" ? description : "";
}

/** By the name or id that a plan has of somebody: the name in the settings. */
function personasById(settings: NamingSettings): Map<string, string> {
    const { personas = {}, databricks, runner, machineLearning, modelRegistry } = settings;
    const personaNames = new Map<string, string>();
    for (const [name, { groupObjectId }] of Object.entries(personas)) {
        personaNames.set(groupObjectId, name);
    }
    for (const [name, { group }] of Object.entries(databricks?.personas ?? {})) {
        personaNames.set(group, name);
    }
    const programs = {
        "application AzureDatabricks": databricks?.azureDatabricksObjectId,
        "service principal of maintenance": databricks?.unityCatalog?.maintenance?.servicePrincipal,
        "service principal of jobs": databricks?.jobs?.servicePrincipal,
        "deploying principal": runner.principal?.objectId,
        "application Azure Cosmos DB": machineLearning?.azureCosmosDbObjectId,
        ...Object.fromEntries(
            (machineLearning?.tracking ?? []).map((one) => [`service principal ${one.name}`, one.principalObjectId]),
        ),
        ...Object.fromEntries(
            [...(modelRegistry?.readers ?? []), ...(modelRegistry?.promoters ?? [])].map((one) => [
                one.name,
                one.objectId,
            ]),
        ),
    };
    for (const [name, id] of Object.entries(programs)) {
        if (id !== undefined) {
            personaNames.set(id, name);
        }
    }
    return personaNames;
}

function principalName(
    { principal: { kind, name, resource } }: Access,
    personaNames: ReadonlyMap<string, string>,
): string {
    return resource ? `${kind} ${name}` : (personaNames.get(name) ?? name);
}
