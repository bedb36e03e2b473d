import { text, uuidOf } from "../../../core/ids";
import type { CreateContext, Inputs, SimulatedType, SimulatedTypes } from "../../../core/simulatedType";
import { firstOf, inMetastore, numberText } from "./kinds";
import { metastoreOf } from "./hosts";
import { metastoreKey, securables } from "./securables";

// Ids: section "Import" of docs/resources/*.md of databricks/terraform-provider-databricks.

const inMetastoreNamed: SimulatedType["outputs"] = (_inputs, context) => ({ metastoreId: metastoreOf(context) });

const named = (kind: string, outputs?: (inputs: Inputs, context: CreateContext, id: string) => object) =>
    inMetastore(kind, {
        path: ["name"],
        id: (inputs) => text(inputs, "name"),
        outputs: (inputs, context, id) => ({
            ...inMetastoreNamed(inputs, context, id),
            ...outputs?.(inputs, context, id),
        }),
    });

const inSchema = (inputs: Inputs) => ["catalogName", "schemaName", "name"].map((part) => text(inputs, part)).join(".");

/** Credentials, locations, catalogs and what is in them. */
export const unityCatalogTypes: SimulatedTypes = {
    "databricks:index/storageCredential:StorageCredential": named("credentials", (_inputs, context, id) => ({
        storageCredentialId: uuidOf(`${metastoreOf(context)} credential ${id}`),
    })),
    "databricks:index/externalLocation:ExternalLocation": named("locations", (inputs, context) => ({
        credentialId: uuidOf(`${metastoreOf(context)} credential ${String(inputs.credentialName)}`),
    })),
    "databricks:index/catalog:Catalog": named("catalogs", (inputs, _context, id) => ({
        catalogType: "MANAGED_CATALOG",
        securableType: "CATALOG",
        fullName: id,
        storageLocation: inputs.storageRoot,
    })),
    "databricks:index/schema:Schema": inMetastore("schemas", {
        path: ["catalogName", "name"],
        id: (inputs) => `${text(inputs, "catalogName")}.${text(inputs, "name")}`,
        key: (id) => metastoreKey(id, "catalogs", "schemas"),
        outputs: (inputs, context, id) => ({
            ...inMetastoreNamed(inputs, context, id),
            schemaId: uuidOf(`${metastoreOf(context)} schema ${id}`),
        }),
    }),
    "databricks:index/volume:Volume": inMetastore("volumes", {
        path: ["catalogName", "schemaName", "name"],
        id: inSchema,
        key: (id) => metastoreKey(id, "catalogs", "schemas", "volumes"),
        outputs: (_inputs, _context, id) => ({ volumePath: `/Volumes/${id.replaceAll(".", "/")}` }),
    }),
    "databricks:index/registeredModel:RegisteredModel": inMetastore("models", {
        path: ["catalogName", "schemaName", "name"],
        id: inSchema,
        key: (id) => metastoreKey(id, "catalogs", "schemas", "models"),
        outputs: (inputs, context, id) => ({ ...inMetastoreNamed(inputs, context, id), fullName: id }),
    }),
    "databricks:index/grants:Grants": inMetastore("grants", {
        path: Object.keys(securables),
        id: (inputs) => {
            const { name, value } = firstOf(inputs, Object.keys(securables));
            return `${securables[name]?.idName ?? name}/${value}`;
        },
    }),
    "databricks:index/workspaceBinding:WorkspaceBinding": inMetastore("bindings", {
        path: ["workspaceId", "securableType", "securableName", "catalogName"],
        id: (inputs) => {
            const { value } = firstOf(inputs, ["securableName", "catalogName"]);
            const type = inputs.securableType === undefined ? "catalog" : text(inputs, "securableType");
            return `${numberText(inputs, "workspaceId")}|${type}|${value}`;
        },
        outputs: (inputs) => ({ securableName: firstOf(inputs, ["securableName", "catalogName"]).value }),
    }),
    "databricks:index/systemSchema:SystemSchema": inMetastore("systemSchemas", {
        path: ["schema"],
        id: (inputs, context) => `${metastoreOf(context)}|${text(inputs, "schema")}`,
        outputs: (inputs, context) => ({
            metastoreId: metastoreOf(context),
            fullName: `system.${text(inputs, "schema")}`,
            state: "ENABLE_COMPLETED",
            autoEnabled: false,
        }),
    }),
};
