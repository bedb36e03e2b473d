import { keyOf } from "../../core/armIds";
import { refuse, same } from "../../core/refusals";
import type { Call, CloudObject, CloudView, Refusal } from "../../core/types";
import { unknownOnWire } from "../../core/wire";

/** Folder of a factory that a reference leads into, by the type of the reference. */
const folders: Readonly<Record<string, string>> = {
    CredentialReference: "credentials",
    DataFlowReference: "dataflows",
    DatasetReference: "datasets",
    IntegrationRuntimeReference: "integrationRuntimes",
    LinkedServiceReference: "linkedservices",
    ManagedVirtualNetworkReference: "managedVirtualNetworks",
    PipelineReference: "pipelines",
    TriggerReference: "triggers",
};

// learn.microsoft.com/azure/data-factory/concepts-integration-runtime: every factory has it.
const inEveryFactory = "AutoResolveIntegrationRuntime";

/** The factory that an object lies in. */
export const factoryOf = (id: string) => id.split("/").slice(0, 9).join("/");

/** What a body refers to in its factory, by the part of an id behind the factory's, each with the name. */
function referencesIn(value: unknown): { path: string; name: string }[] {
    if (Array.isArray(value)) {
        return value.flatMap(referencesIn);
    }
    if (value === null || typeof value !== "object") {
        return [];
    }
    const { type, referenceName: name } = value as Readonly<Record<string, unknown>>;
    const folder = typeof type === "string" ? folders[type] : undefined;
    const own =
        folder !== undefined && typeof name === "string" && name !== unknownOnWire && !same(name, inEveryFactory)
            ? [{ path: `/${folder}/${name}`, name }]
            : [];
    return [...own, ...Object.values(value).flatMap(referencesIn)];
}

/** What a body leads to in its factory by references, and what that leads to: each object once. */
export function ledTo(view: CloudView, factoryId: string, body: unknown): CloudObject[] {
    const found = new Map<string, CloudObject>();
    const follow = (value: unknown): void => {
        for (const { path } of referencesIn(value)) {
            const object = view.find(`${factoryId}${path}`);
            if (object && !found.has(object.id)) {
                found.set(object.id, object);
                follow(bodyOf(object.inputs));
            }
        }
    };
    follow(body);
    return [...found.values()];
}

/** A reference to what the factory does not have. */
export const unknownReference: Refusal = {
    what: "a reference to what the factory does not have",
    source: "github.com/Azure-Player/azure.datafactory.devops/issues/12 (status, code and message)",
    code: "BadRequest",
    message: ({ id, inputs, view }) => {
        const missing = referencesIn(inputs.properties ?? inputs).find(
            ({ path }) => !view.find(`${factoryOf(id)}${path}`),
        );
        return (
            missing &&
            `The document creation or update failed because of invalid reference '${missing.name}'. Make ${missing.path} first.`
        );
    },
};

/** What is in an object of a factory, with or without `properties` around it. */
export const bodyOf = ({ properties, ...rest }: Readonly<Record<string, unknown>>) => properties ?? rest;

const referring = (view: CloudView, id: string) =>
    view
        .under(factoryOf(id))
        .filter(({ inputs }) =>
            referencesIn(bodyOf(inputs)).some(({ path }) => keyOf(`${factoryOf(id)}${path}`) === keyOf(id)),
        );

/** Where the refusal to delete what is referred to is from. */
export const referredToSource = "github.com/liprec/vsts-publish-adf/issues/57 (deleted while referred to)";

/** Refuses to delete what something else in the factory refers to by name. */
export function refuseDeleteOfReferredTo({ id, view }: Call): void {
    const [holder] = referring(view, id);
    if (holder) {
        refuse(
            400,
            "BadRequest",
            `The document cannot be deleted since it is referenced by ${holder.id.split("/").at(-1) ?? ""}.`,
        );
    }
}
