import type * as pulumi from "@pulumi/pulumi";
import { DatabricksModels, DatabricksServing, type DatabricksUnityCatalog } from "../../../components";
import { databricksModelsDefaults } from "../../../components/databricks/checks";
import { ownValue } from "../../../azure/ownValue";
import { inferenceSchemaOf, modelsShape, servingShape } from "../../settings/checks/databricks/modelsShape";
import type { Settings } from "../../settings/settings";
import type { StackContext } from "../context";
import { groupsOf } from "./contents";

type Section = NonNullable<Settings["databricks"]>;

/** Options of what is made in the workspace once others are there. */
export type LayerOptions = Omit<pulumi.ComponentResourceOptions, "dependsOn"> & { dependsOn: pulumi.Resource[] };

/** The registered models and experiments of a stack; undefined where it has none. */
export function makeModels(
    { settings }: StackContext,
    section: Section,
    catalog: DatabricksUnityCatalog | undefined,
    opts: LayerOptions,
): DatabricksModels | undefined {
    if (!section.models || !catalog) {
        return undefined;
    }
    return new DatabricksModels(
        "databricks-models",
        {
            ...modelsShape(section, (personas) => groupsOf(settings, personas)),
            catalogName: catalog.catalogName,
            ownerApplicationId: section.jobs?.servicePrincipal,
        },
        {
            ...opts,
            protect: settings.protection.protectData,
            dependsOn: [...opts.dependsOn, ...readyOf(catalog, databricksModelsDefaults.schemaName)],
        },
    );
}

const readyOf = ({ readyBySchema }: DatabricksUnityCatalog, schema: string) => ownValue(readyBySchema, schema) ?? [];

/** The serving endpoints of a stack's models; undefined where it has none. */
export function makeServing(
    { settings, tags }: StackContext,
    section: Section,
    catalog: DatabricksUnityCatalog | undefined,
    models: DatabricksModels | undefined,
    opts: LayerOptions,
): DatabricksServing | undefined {
    if (!section.serving || !catalog || !models) {
        return undefined;
    }
    const inferenceSchemaName = inferenceSchemaOf(section);
    return new DatabricksServing(
        "databricks-serving",
        {
            models: servingShape(section, (personas) => groupsOf(settings, personas)),
            catalogName: catalog.catalogName,
            inferenceSchemaName,
            notifyOnFailure: settings.observability?.alertEmails,
            tags,
        },
        { ...opts, dependsOn: [...opts.dependsOn, ...readyOf(catalog, inferenceSchemaName), models] },
    );
}
