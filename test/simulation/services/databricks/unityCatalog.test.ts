import { describe, expect, it } from "vitest";
import { messageOf, put, role, roles } from "../../support";
import {
    databricksCloud,
    goldLocation,
    goldUrl,
    hostOf,
    inAccount,
    inWorkspace,
    numberOf,
    withLake,
    withSchema,
    withWorkspace,
    workspaceDev,
} from "./support";

const location = goldLocation;
const catalog = { name: "dev", storageRoot: `${goldUrl}catalog` };
const schema = { catalogName: "dev", name: "gold" };

function lakehouse() {
    const { cloud, dev } = workspaceDev();
    withSchema(cloud, dev);
    return { cloud, dev };
}

describe("An external location", () => {
    it("needs a credential, a container and a role of its connector that has taken effect", () => {
        const { cloud, dev } = workspaceDev();
        const tried = (more: object = {}) => messageOf(() => dev.make("ExternalLocation", { ...location, ...more }));
        expect(tried()).toBe("cannot create external location: Storage Credential 'lake' does not exist.");
        const { connectorId, principalId, containerId } = withLake(cloud);
        dev.make("StorageCredential", { name: "lake", azureManagedIdentity: { accessConnectorId: connectorId } });
        expect(tried({ url: "abfss://none@lake.dfs.core.windows.net/" })).toMatch(
            /no container none in an account lake/,
        );
        expect(tried({ url: "s3://bucket" })).toMatch(/is not of the form abfss:/);
        expect(tried()).toMatch(
            /^cannot create external location: The contributor role on the storage account is not set .*\(it holds no such role\)/,
        );
        put(cloud, role(containerId, principalId, roles.blobContributor));
        expect(tried()).toMatch(/\(its role has no effect yet\)/);
        cloud.wait(120);
        expect(tried()).toBe("");
    });

    it("is not validated where it says so", () => {
        const { cloud, dev } = workspaceDev();
        const { connectorId } = withLake(cloud);
        dev.make("StorageCredential", { name: "lake", azureManagedIdentity: { accessConnectorId: connectorId } });
        expect(messageOf(() => dev.make("ExternalLocation", { ...location, skipValidation: true }))).toBe("");
    });

    it.each([`${goldUrl}deeper`, "abfss://gold@lake.dfs.core.windows.net"])("does not overlap another: %s", (url) => {
        const { dev } = lakehouse();
        expect(messageOf(() => dev.make("ExternalLocation", { ...location, name: "other", url }))).toMatch(
            /overlaps with other external locations .* Conflicting location: gold\.$/,
        );
    });

    it("may be changed though it is there", () => {
        const { dev } = lakehouse();
        expect(messageOf(() => dev.change("ExternalLocation", "gold", { ...location, comment: "c" }))).toBe("");
    });
});

describe("A storage credential", () => {
    it("is an identity, of a connector that exists", () => {
        const { dev } = workspaceDev();
        expect(messageOf(() => dev.make("StorageCredential", { name: "lake" }))).toMatch(/needs azureManagedIdentity/);
        const accessConnectorId =
            "/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.Databricks/accessConnectors/c";
        expect(
            messageOf(() =>
                dev.make("StorageCredential", { name: "lake", azureManagedIdentity: { accessConnectorId } }),
            ),
        ).toMatch(/accessConnectors\/c' was not found/);
    });

    it("stays as long as locations use it", () => {
        const { dev } = lakehouse();
        const credential = { name: "lake" };
        expect(messageOf(() => dev.remove("StorageCredential", "lake", credential))).toMatch(/use it: gold$/);
    });
});

describe("Catalogs", () => {
    it("have names that are unique in the region, whatever the workspace", () => {
        const { cloud } = lakehouse();
        const other = inWorkspace(withWorkspace(cloud, "test"), "test");
        expect(messageOf(() => other.make("Catalog", catalog))).toBe(
            "cannot create catalog: Catalog 'dev' already exists",
        );
        withWorkspace(cloud, "north", { location: "northeurope" });
        expect(messageOf(() => inWorkspace(cloud, "north").make("Catalog", catalog))).toMatch(
            /No external location covers/,
        );
    });

    it("need a place, which an external location covers", () => {
        const { dev } = lakehouse();
        expect(messageOf(() => dev.make("Catalog", { name: "x" }))).toMatch(
            /^cannot create catalog: Metastore storage root URL does not exist\./,
        );
        expect(
            messageOf(() =>
                dev.make("Catalog", { name: "x", storageRoot: "abfss://gold@lakes.dfs.core.windows.net/" }),
            ),
        ).toMatch(/No external location covers abfss:\/\/gold@lakes/);
    });

    it("are deleted when they are empty, or when they say so", () => {
        const { cloud, dev } = lakehouse();
        expect(messageOf(() => dev.remove("Catalog", "dev", catalog))).toMatch(
            /^cannot delete catalog: Catalog 'dev' is not empty: it holds schemas \(1 objects\)/,
        );
        expect(messageOf(() => dev.remove("ExternalLocation", "gold", location))).toMatch(/objects store in it: dev$/);
        dev.change("Catalog", "dev", { ...catalog, forceDestroy: true });
        dev.remove("Catalog", "dev", catalog);
        expect(cloud.store.all().some(({ type }) => type.endsWith(":Schema"))).toBe(false);
        expect(messageOf(() => dev.remove("ExternalLocation", "gold", location))).toBe("");
    });
});

describe("Names in Unity Catalog", () => {
    const inSchema = { catalogName: "dev", schemaName: "gold" };
    const made: [string, object][] = [
        ["Catalog", { storageRoot: `${goldUrl}x` }],
        ["Schema", { catalogName: "dev" }],
        ["Volume", { ...inSchema, volumeType: "MANAGED" }],
        ["RegisteredModel", inSchema],
        ["StorageCredential", { azureManagedIdentity: { accessConnectorId: "c" } }],
        ["ExternalLocation", { url: `${goldUrl}x`, credentialName: "lake" }],
    ];
    const wrong = ["a.b", "a b", "a/b", "a\u0007", "x".repeat(256)];
    it.each(made.flatMap(([type, inputs]) => wrong.map((name) => [type, name, inputs] as const)))(
        "%s '%s' is refused",
        (type, name, inputs) => {
            expect(messageOf(() => lakehouse().dev.make(type, { ...inputs, name }))).toContain(
                "must be 1 to 255 characters without period, space, slash and control characters",
            );
        },
    );
});

describe("What lies in a catalog", () => {
    it.each([
        ["Schema", { catalogName: "none", name: "s" }, /^cannot create schema: Catalog 'none' does not exist\.$/],
        [
            "Volume",
            { catalogName: "dev", schemaName: "none", name: "v", volumeType: "MANAGED" },
            /Schema 'dev\.none' does not exist/,
        ],
        [
            "Volume",
            {
                catalogName: "dev",
                schemaName: "gold",
                name: "v",
                volumeType: "EXTERNAL",
                storageLocation: "abfss://a@b.dfs.core.windows.net/",
            },
            /No external location covers/,
        ],
        [
            "Volume",
            { catalogName: "dev", schemaName: "gold", name: "v", volumeType: "MANAGED", storageLocation: goldUrl },
            /managed volume has no storage_location/,
        ],
        ["RegisteredModel", { catalogName: "dev", schemaName: "none", name: "m" }, /Schema 'dev\.none' does not exist/],
        ["Schema", schema, /Schema 'dev\.gold' already exists/],
    ])("%s %j is refused", (type, inputs, reason) => {
        expect(messageOf(() => lakehouse().dev.make(type, inputs))).toMatch(reason);
    });

    it("is made in what is there", () => {
        const { dev } = lakehouse();
        const volume = { catalogName: "dev", schemaName: "gold", name: "v" };
        expect(dev.make("Volume", { ...volume, volumeType: "EXTERNAL", storageLocation: `${goldUrl}files` })).toBe(
            "dev.gold.v",
        );
        expect(dev.make("RegisteredModel", { ...volume, name: "m" })).toBe("dev.gold.m");
    });
});

describe("Owners", () => {
    const inGold = { ...schema, schemaName: "gold", name: "files" };
    it.each(["StorageCredential", "ExternalLocation", "Catalog", "Schema", "Volume", "RegisteredModel"])(
        "of a %s are known to the account, and change in place",
        (type) => {
            const { cloud, dev } = lakehouse();
            dev.make("Volume", { ...inGold, volumeType: "MANAGED" });
            dev.make("RegisteredModel", inGold);
            const made = () => cloud.store.all().find((object) => object.type.endsWith(`:${type}`));
            const parts = ["catalogName", "schemaName", "name"].map((part) => made()?.inputs[part]);
            const id = parts.filter((part) => typeof part === "string").join(".");
            const hand = (owner: string) => messageOf(() => dev.change(type, id, { ...made()?.inputs, owner }));
            expect(hand("strangers")).toMatch(/Could not find principal with name strangers/);
            expect(hand("engineers")).toBe("");
            expect(made()?.inputs.owner).toBe("engineers");
        },
    );
});

describe("Grants", () => {
    const granted = (principal: string, privilege: string, on: object = { schema: "dev.gold" }) =>
        messageOf(() => lakehouse().dev.make("Grants", { ...on, grants: [{ principal, privileges: [privilege] }] }));

    it("go to groups of the account and to people, on what is there", () => {
        for (const principal of ["engineers", "account users", "someone@example.com"]) {
            expect(granted(principal, "SELECT")).toBe("");
        }
        expect(granted("strangers", "SELECT")).toBe(
            "cannot create grants: Could not find principal with name strangers",
        );
        expect(granted("engineers", "SELECT", { schema: "dev.none" })).toMatch(/schema 'dev\.none' does not exist/);
        expect(granted("engineers", "READ_FILES", { externalLocation: "gold" })).toBe("");
    });

    it("are of privileges that the object has", () => {
        expect(granted("engineers", "READ_FILES")).toBe(
            "cannot create grants: Privilege READ_FILES is not applicable to this entity [dev.gold:schema].",
        );
    });

    it("go to a group that the account just got", () => {
        const { cloud, dev } = lakehouse();
        inAccount(cloud).make("Group", { displayName: "scientists" });
        const grants = [{ principal: "scientists", privileges: ["USE_CATALOG"] }];
        expect(messageOf(() => dev.make("Grants", { catalog: "dev", grants }))).toBe("");
    });
});

describe("Bindings and system schemas", () => {
    it("bind what is there to a workspace that is there", () => {
        const { dev } = lakehouse();
        const binding = (more: object) =>
            messageOf(() =>
                dev.make("WorkspaceBinding", { workspaceId: numberOf("dev"), securableName: "dev", ...more }),
            );
        expect(binding({})).toBe("");
        expect(binding({ workspaceId: "1" })).toMatch(/Workspace 1 is not in the account/);
        expect(binding({ securableType: "external_location" })).toMatch(/external_location 'dev' does not exist/);
        expect(binding({ securableType: "table" })).toMatch(/securable_type must be one of/);
    });

    it("turn on what exists, and have no owner", () => {
        const { cloud, dev } = workspaceDev();
        expect(messageOf(() => dev.make("SystemSchema", { schema: "none" }))).toMatch(/cannot be enabled/);
        const id = dev.make("SystemSchema", { schema: "access" });
        expect(id).toBe(`${cloud.metastoreAt(hostOf("dev"))}|access`);
        expect(cloud.store.all().find(({ type }) => type.endsWith(":SystemSchema"))?.origin).toBe("service");
    });

    it("are not there in a cloud without a workspace", () => {
        expect(databricksCloud().metastoreAt(hostOf("dev"))).toBeUndefined();
    });
});
