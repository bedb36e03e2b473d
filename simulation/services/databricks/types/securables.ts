/** A kind of object that `Grants` gives privileges on. */
export interface Securable {
    /** Name of the kind in the id of its grants. */
    idName: string;
    /** Place of such an object under its metastore, by its full name; undefined where the simulation makes none. */
    key?: (fullName: string) => string;
}

/** Place of an object by its full name and the kinds that its parts are of, from the catalog inwards. */
export const metastoreKey = (fullName: string, ...kinds: string[]) =>
    fullName
        .split(".")
        .map((name, i) => `${kinds[i] ?? ""}/${name}`)
        .join("/");

/** Kinds by the input of `Grants` that names them: Mappings in catalog/permissions/permissions.go of databricks/terraform-provider-databricks. */
export const securables: Readonly<Record<string, Securable>> = {
    metastore: { idName: "metastore" },
    catalog: { idName: "catalog", key: (name) => metastoreKey(name, "catalogs") },
    schema: { idName: "schema", key: (name) => metastoreKey(name, "catalogs", "schemas") },
    volume: { idName: "volume", key: (name) => metastoreKey(name, "catalogs", "schemas", "volumes") },
    model: { idName: "model", key: (name) => metastoreKey(name, "catalogs", "schemas", "models") },
    table: { idName: "table" },
    function: { idName: "function" },
    storageCredential: { idName: "storage_credential", key: (name) => `credentials/${name}` },
    externalLocation: { idName: "external_location", key: (name) => `locations/${name}` },
};
