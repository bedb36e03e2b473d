import { type FixtureResource, idOf, outputOf } from "../../support/fixture";
import { lake } from "../storage";
import { connector, object, workspaceNumber } from "./workspace";

const isolated = { isolationMode: "ISOLATION_MODE_ISOLATED", forceDestroy: false };
const nameOf = (of: FixtureResource) => outputOf(of, String(of.props.name));

function bindingOf(securable: FixtureResource, securableType: string): FixtureResource {
    return object("WorkspaceBinding", `${securable.name}-binding`, {
        securableName: nameOf(securable),
        securableType,
        workspaceId: workspaceNumber,
    });
}

const credential = object("StorageCredential", "lake-credential", {
    ...isolated,
    name: "amlp_prod",
    azureManagedIdentity: { accessConnectorId: idOf(connector) },
});

const location = object("ExternalLocation", "bronze-location", {
    ...isolated,
    name: "amlp_prod_bronze",
    url: outputOf(lake, "abfss://bronze@stlake.dfs.core.windows.net/"),
    credentialName: nameOf(credential),
});

const catalog: FixtureResource = {
    ...object("Catalog", "catalog", { name: "amlp_prod", isolationMode: "ISOLATED", forceDestroy: false }),
    protect: true,
};

const schema: FixtureResource = {
    ...object("Schema", "bronze-schema", { name: "bronze", catalogName: nameOf(catalog), forceDestroy: false }),
    protect: true,
};

const volume: FixtureResource = {
    ...object("Volume", "bronze-volume", {
        name: "files",
        catalogName: nameOf(catalog),
        schemaName: "bronze",
        volumeType: "MANAGED",
    }),
    protect: true,
};

const metastore: FixtureResource = {
    ...object("Metastore", "metastore", {
        name: "amlp-westeurope",
        region: "westeurope",
        owner: "metastore-admins",
        deltaSharingScope: "INTERNAL",
        forceDestroy: false,
    }),
    protect: true,
};

export const databricksCatalog: readonly FixtureResource[] = [
    credential,
    bindingOf(credential, "storage_credential"),
    location,
    bindingOf(location, "external_location"),
    catalog,
    bindingOf(catalog, "catalog"),
    schema,
    volume,
    object("Grants", "bronze-grants", {
        schema: outputOf(schema, "amlp_prod.bronze"),
        grants: [{ principal: "engineers", privileges: ["USE_SCHEMA", "SELECT", "MODIFY"] }],
    }),
    object("Grant", "catalog-browse", {
        catalog: nameOf(catalog),
        principal: "account users",
        privileges: ["BROWSE"],
    }),
    metastore,
    object("MetastoreAssignment", "metastore-assignment", {
        metastoreId: idOf(metastore),
        workspaceId: workspaceNumber,
    }),
];
