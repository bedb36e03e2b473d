import { refuse, shown } from "../../core/refusals";
import type { Behaviours, Call } from "../../core/types";
import { requireLocation } from "./locations";
import { catalogNamePage, catalogNameRule, thereAlready } from "./names";
import { overManagedStorage, overVolume } from "./overlaps";
import { hostOf, provider, requireOneOf, requireOwner, taken, tokenOf } from "./refusals";

const wording = `${catalogNamePage}; unverified: wording of the refusals`;
const isolation = ["OPEN", "ISOLATED"];

/** Catalogs and what is in them. */
export const catalogBehaviours: Behaviours = {
    [tokenOf("Catalog")]: {
        source: `${provider}, catalog/resource_catalog.go (force_new; the provider renames where the simulation replaces); docs/resources/catalog.md, metastore.md (storageRoot, forceDestroy); ${wording}`,
        required: ["name"],
        replaceOn: ["storageRoot", "connectionName", "providerName", "shareName"],
        name: catalogNameRule,
        taken: taken("Catalog"),
        refusals: [
            thereAlready("Catalog", ["system", "hive_metastore"], "docs/resources/system_schema.md of the provider"),
            overVolume("storageRoot", "CreateCatalog"),
        ],
        refuse: (call) => {
            const { storageRoot, isolationMode } = call.inputs;
            requireOneOf(isolationMode, isolation, "isolation_mode");
            requireOwner(call);
            if (storageRoot !== undefined) {
                requireLocation(call, storageRoot);
            } else if (!call.existing) {
                requireMetastoreRoot(call);
            }
        },
        refuseDelete: (call) => refuseFull(call, "Catalog", "schemas"),
        seconds: 2,
    },
    [tokenOf("Schema")]: {
        source: `${provider}, catalog/resource_schema.go (force_new); docs/resources/schema.md (forceDestroy); ${wording}`,
        required: ["name", "catalogName"],
        replaceOn: ["storageRoot"],
        name: catalogNameRule,
        taken: taken("Schema"),
        refusals: [
            thereAlready(
                "Schema",
                ["information_schema"],
                "learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-information-schema (every catalog has one)",
            ),
            overVolume("storageRoot", "CreateSchema"),
        ],
        refuse: (call) => {
            requireAbove(call);
            requireOwner(call);
            if (call.inputs.storageRoot !== undefined) {
                requireLocation(call, call.inputs.storageRoot);
            }
        },
        refuseDelete: (call) => refuseFull(call, "Schema", "volumes or models"),
        seconds: 1,
    },
    [tokenOf("Volume")]: {
        source: `${provider}, catalog/resource_volume.go (force_new); docs/resources/volume.md (types); ${wording}`,
        required: ["name", "catalogName", "schemaName", "volumeType"],
        replaceOn: ["volumeType", "storageLocation"],
        name: catalogNameRule,
        taken: taken("Volume"),
        refusals: [overManagedStorage, overVolume("storageLocation", "CreateVolume")],
        refuse: (call) => {
            const { volumeType, storageLocation } = call.inputs;
            requireOneOf(volumeType, ["MANAGED", "EXTERNAL"], "volume_type");
            requireAbove(call);
            requireOwner(call);
            if (volumeType === "EXTERNAL") {
                requireLocation(call, storageLocation);
            } else if (storageLocation !== undefined) {
                refuse(400, "INVALID_PARAMETER_VALUE", "A managed volume has no storage_location. Leave it out.");
            }
        },
        seconds: 1,
    },
    [tokenOf("RegisteredModel")]: {
        source: `${provider}, catalog/resource_registered_model.go (force_new); ${wording}`,
        required: ["name", "catalogName", "schemaName"],
        replaceOn: ["storageLocation"],
        name: catalogNameRule,
        taken: taken("Model"),
        refuse: (call) => {
            requireAbove(call);
            requireOwner(call);
        },
        seconds: 1,
    },
};

/** A schema lies in a catalog, the rest in a schema. */
function requireAbove({ id, inputs, view }: Call): void {
    const { catalogName, schemaName } = inputs;
    const above = id.split("/").slice(0, -2).join("/");
    if (view.find(above)) {
        return;
    }
    const catalog = shown(catalogName);
    if (!view.find(`${hostOf(id)}/catalogs/${catalog}`)) {
        refuse(404, "CATALOG_DOES_NOT_EXIST", `Catalog '${catalog}' does not exist.`);
    }
    refuse(404, "SCHEMA_DOES_NOT_EXIST", `Schema '${catalog}.${shown(schemaName)}' does not exist.`);
}

/** A metastore without a place of its own leaves that to each catalog. */
function requireMetastoreRoot({ id, view }: Call): void {
    const metastoreId = id.split("/")[3];
    const made = view.ofType(tokenOf("Metastore")).find(({ outputs }) => outputs.metastoreId === metastoreId);
    if (made?.inputs.storageRoot !== undefined) {
        return;
    }
    refuse(
        400,
        "INVALID_STATE",
        "Metastore storage root URL does not exist. Please provide a storage location for the catalog (storageRoot).",
    );
}

function refuseFull({ id, inputs, view }: Call, what: string, of: string): void {
    const inside = view.under(id).length;
    if (inside === 0 || inputs.forceDestroy === true) {
        return;
    }
    refuse(
        400,
        "INVALID_STATE",
        `${what} '${shown(inputs.name)}' is not empty: it holds ${of} (${inside} objects). Delete them first.`,
    );
}
