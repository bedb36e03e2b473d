import { Catalog } from "@pulumi/databricks/catalog";
import { ExternalLocation } from "@pulumi/databricks/externalLocation";
import { Grants } from "@pulumi/databricks/grants";
import { Schema } from "@pulumi/databricks/schema";
import { StorageCredential } from "@pulumi/databricks/storageCredential";
import { Volume } from "@pulumi/databricks/volume";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import { fileEventInputs, assignConnectorRoles, type CatalogStorage } from "./catalogAccess";
import { catalogIssues, type CatalogShape } from "./catalogIssues";
import {
    catalogRootPath,
    metastoreNames,
    plannedSchemas,
    rootZone,
    tableSchemas,
    volumeName,
    volumePath,
    zoneUrl,
    type CatalogZone,
    type PlannedSchema,
} from "./catalogSchemas";
import { bindToWorkspace } from "./workspaceBinding";
import { catalogGrants, schemaGrants } from "./grants";
import { ownerOf, useBySchemaOwners } from "./owners";
import { retentionOf, retentionProperties, type SchemaRetention } from "./retention";

/** Inputs of a catalog. */
export interface DatabricksUnityCatalogArgs extends CatalogStorage, Omit<CatalogShape, "zones"> {
    /** Zones of the lake that the catalog governs, one schema each. Plain: they decide which resources exist. */
    zones: CatalogZone[];
    /** Number of the workspace that alone sees the catalog. A change replaces the bindings. */
    workspaceId: pulumi.Input<string>;
    /** What catalog browsers show next to the names; none by default. */
    comment?: string;
    /** Whether Databricks itself optimises and vacuums managed tables; false by default. It runs on serverless compute, which reaches a private lake only through a network connectivity configuration. */
    predictiveOptimization?: boolean;
    /** Whether a delete takes tables and files along; false by default, and then Databricks refuses while there are any. */
    forceDestroy?: boolean;
}

/** What a catalog has where its inputs say nothing. */
export const databricksUnityCatalogDefaults = { predictiveOptimization: false, forceDestroy: false } as const;

/**
 * An environment's catalog on its lake: one schema a zone, one for features and one for models, each in its zone's
 * filesystem, reached with the access connector's identity from one workspace alone. Grants come from one table and take
 * the place of all others. Needs the Databricks provider of the workspace and the Azure one of the lake. A change of
 * prefix or stack replaces it with all its tables.
 */
export class DatabricksUnityCatalog extends pulumi.ComponentResource {
    /** Name of the catalog, for example `amlp_dev`. */
    public readonly catalogName: string;
    /** Name of the storage credential. */
    public readonly credentialName: string;
    /** Names of the external locations, by zone. */
    public readonly locationNames: Record<string, string>;
    /** Names of the schemas, the zones' own first. */
    public readonly schemaNames: string[];
    /** Paths of the volumes, by schema, for example `/Volumes/amlp_dev/bronze/files`. */
    public readonly volumePaths: Record<string, string>;
    /** Retention of every schema with tables, by schema; what DatabricksDeltaMaintenance takes. */
    public readonly retention: Record<string, Required<SchemaRetention>>;
    /** What names the catalog alone depends on this. */
    public readonly made: pulumi.Resource;
    /** What code that works with a schema depends on, by schema: its volume and its grants. */
    public readonly readyBySchema: Record<string, pulumi.Resource[]>;
    /** What code that works with the whole catalog depends on. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: DatabricksUnityCatalogArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksUnityCatalog", name, catalogIssues(args));
        super("azure-ml-platform:index:DatabricksUnityCatalog", name, args, opts);

        const names = metastoreNames(args.naming);
        const planned = plannedSchemas(args.zones, args.schemas);
        const locations = this.createLocations(name, args);
        const catalog = this.createCatalog(name, args, locations);
        this.made = catalog;
        this.retention = Object.fromEntries(
            tableSchemas(planned).map((schema) => [schema.name, retentionOf(args.retention?.[schema.name])]),
        );
        this.readyBySchema = Object.fromEntries(
            planned.map((schema) => [schema.name, this.createSchema(name, args, schema, catalog, locations)]),
        );
        this.ready = Object.values(this.readyBySchema).flat();

        this.catalogName = names.catalog;
        this.credentialName = names.credential;
        this.locationNames = Object.fromEntries(args.zones.map((zone) => [zone.name, names.location(zone.name)]));
        this.schemaNames = planned.map((schema) => schema.name);
        this.volumePaths = Object.fromEntries(
            planned
                .filter(({ filesPath }) => filesPath !== undefined)
                .map((schema) => [schema.name, volumePath(names.catalog, schema.name)]),
        );
        this.registerOutputs({
            catalogName: this.catalogName,
            credentialName: this.credentialName,
            locationNames: this.locationNames,
            schemaNames: this.schemaNames,
            volumePaths: this.volumePaths,
            retention: this.retention,
        });
    }

    private createLocations(name: string, args: DatabricksUnityCatalogArgs): Map<string, ExternalLocation> {
        const names = metastoreNames(args.naming);
        const credential = this.createCredential(name, args);
        const connectorRoles = assignConnectorRoles(name, args, args.zones, this);
        const create = (zone: CatalogZone) => {
            const location = new ExternalLocation(
                `${name}-${zone.name}`,
                {
                    name: names.location(zone.name),
                    url: urlOf(args, zone.name),
                    credentialName: credential.name,
                    isolationMode: "ISOLATION_MODE_ISOLATED",
                    fallback: false,
                    owner: args.owner,
                    comment: args.comment,
                    forceDestroy: decided(args).forceDestroy,
                    ...fileEventInputs(args),
                },
                { parent: this, dependsOn: connectorRoles, ...stateless },
            );
            bindToWorkspace(`${name}-${zone.name}`, args.workspaceId, "external_location", location, this);
            return location;
        };
        return new Map(args.zones.map((zone) => [zone.name, create(zone)]));
    }

    private createCredential(name: string, args: DatabricksUnityCatalogArgs): StorageCredential {
        const credential = new StorageCredential(
            name,
            {
                name: metastoreNames(args.naming).credential,
                azureManagedIdentity: { accessConnectorId: args.accessConnectorResourceId },
                isolationMode: "ISOLATION_MODE_ISOLATED",
                owner: args.owner,
                comment: args.comment,
                forceDestroy: decided(args).forceDestroy,
            },
            { parent: this, ...stateless },
        );
        bindToWorkspace(`${name}-credential`, args.workspaceId, "storage_credential", credential, this);
        return credential;
    }

    private createCatalog(
        name: string,
        args: DatabricksUnityCatalogArgs,
        locations: Map<string, ExternalLocation>,
    ): Catalog {
        const root = rootZone(args.zones)?.name ?? "";
        const catalog = new Catalog(
            name,
            {
                name: metastoreNames(args.naming).catalog,
                storageRoot: urlOf(args, root, catalogRootPath),
                isolationMode: "ISOLATED",
                owner: args.owner,
                enablePredictiveOptimization: decided(args).predictiveOptimization ? "ENABLE" : "DISABLE",
                comment: args.comment,
                forceDestroy: decided(args).forceDestroy,
            },
            { parent: this, dependsOn: dependencies(locations.get(root)) },
        );
        bindToWorkspace(`${name}-catalog`, args.workspaceId, "catalog", catalog, this);
        this.grant(name, { catalog: catalog.name, grants: catalogGrants(useBySchemaOwners(args)) });
        return catalog;
    }

    private createSchema(
        name: string,
        args: DatabricksUnityCatalogArgs,
        planned: PlannedSchema,
        catalog: Catalog,
        locations: Map<string, ExternalLocation>,
    ): pulumi.Resource[] {
        const { name: schemaName, zone, tablesPath } = planned;
        const retention = this.retention[schemaName];
        const logicalName = `${name}-${schemaName}`;
        const location = dependencies(locations.get(zone));
        const schema = new Schema(
            logicalName,
            {
                name: schemaName,
                catalogName: catalog.name,
                storageRoot: tablesPath === undefined ? undefined : urlOf(args, zone, tablesPath),
                properties: retention && retentionProperties(retention),
                owner: ownerOf(args, schemaName),
                comment: args.comment,
                forceDestroy: decided(args).forceDestroy,
            },
            { parent: this, dependsOn: location },
        );
        const grants = this.grant(logicalName, { schema: schema.id, grants: schemaGrants(args, planned) });
        const made = [...this.createVolume(logicalName, args, planned, schema), ...grants];
        return made.length > 0 ? made : [schema];
    }

    private createVolume(
        name: string,
        args: DatabricksUnityCatalogArgs,
        { name: schemaName, zone, filesPath }: PlannedSchema,
        schema: Schema,
    ): Volume[] {
        if (filesPath === undefined) {
            return [];
        }
        const volume = new Volume(
            name,
            {
                name: volumeName,
                catalogName: metastoreNames(args.naming).catalog,
                schemaName: schema.name,
                volumeType: "EXTERNAL",
                storageLocation: urlOf(args, zone, filesPath),
                owner: ownerOf(args, schemaName),
                comment: args.comment,
            },
            { parent: this },
        );
        return [volume];
    }

    private grant(
        name: string,
        args: { catalog?: pulumi.Output<string>; schema?: pulumi.Output<string>; grants: GrantList },
    ) {
        // Databricks refuses a list of grants without an entry.
        return args.grants.length === 0 ? [] : [new Grants(name, args, { parent: this, ...stateless })];
    }
}

const decided = (args: DatabricksUnityCatalogArgs) => withDefaults(args, databricksUnityCatalogDefaults);

type GrantList = ReturnType<typeof catalogGrants>;

const dependencies = (location: ExternalLocation | undefined) => (location ? [location] : []);

const urlOf = (args: DatabricksUnityCatalogArgs, zone: string, path?: string) =>
    pulumi.output(args.storageAccountName).apply((account) => zoneUrl(account, zone, path));
