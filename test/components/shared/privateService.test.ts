import * as keyvault from "@pulumi/azure-native/keyvault";
import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    privateService,
    privateServiceIssues,
    type PrivateServiceArgs,
    type PrivateServiceOptions,
} from "../../../components/shared/privateService";
import { common, diagnostics, lock, privateEndpoints } from "../../support/fixtures";
import { listed, one, recorded, unitAccount } from "../../support/recording";

const vaultProperties = { tenantId: unitAccount.tenantId, sku: { family: "A", name: "standard" } } as const;

class Service extends pulumi.ComponentResource {
    public readonly vault: keyvault.Vault;
    public readonly ready: pulumi.Resource[];

    constructor(args: Partial<PrivateServiceArgs>, options?: PrivateServiceOptions) {
        super("test:index:Service", "service", {}, { protect: true });
        this.vault = new keyvault.Vault(
            "service",
            { resourceGroupName: "rg-unit", vaultName: "kv-unit", properties: vaultProperties },
            { parent: this },
        );
        const groupIds = ["vault", "browser_authentication"];
        this.ready = privateService(this, "service", this.vault, { ...common, ...args }, groupIds, options);
    }
}

const placed = { privateEndpoints: { subnetResourceId: privateEndpoints.subnetResourceId } };

async function made(args: Partial<PrivateServiceArgs>, options?: PrivateServiceOptions) {
    let service: Service | undefined;
    const resources = await recorded(() => (service = new Service(args, options)));
    return { resources, ready: service?.ready, vault: service?.vault };
}

describe("A private service", () => {
    it("has nothing more than it asks for, and is ready without anything else", async () => {
        const { resources, ready, vault } = await made({});
        expect(listed(resources)).toEqual(["Service service", "Vault service"]);
        expect(ready).toEqual([vault]);
    });

    it("has an endpoint a group id, named after it, and is ready with them", async () => {
        const { resources, ready } = await made(placed);
        expect(listed(resources).filter((name) => name.startsWith("PrivateEndpoint"))).toEqual([
            "PrivateEndpoint service-browser-authentication",
            "PrivateEndpoint service-browser-authentication",
            "PrivateEndpoint service-vault",
            "PrivateEndpoint service-vault",
        ]);
        expect(ready?.map((resource) => resource instanceof network.PrivateEndpoint)).toEqual([true, true]);
    });

    it("sends its logs and is locked, and neither is protected with it", async () => {
        const { resources } = await made({ ...placed, diagnostics, lock });
        const setting = one(resources, "azure-native:monitor:DiagnosticSetting", "service-logs");
        const itsLock = one(resources, "azure-native:authorization:ManagementLockByScope", "service-lock");
        expect(setting.inputs).toMatchObject({ workspaceId: diagnostics.workspaceResourceId });
        expect(itsLock.inputs).toMatchObject({ notes: lock.notes });
        const endpoint = one(resources, "azure-native:network:PrivateEndpoint", "service-vault");
        expect([setting, itsLock, endpoint].map(({ protect }) => protect)).toEqual([false, false, false]);
    });

    it("keeps its endpoints protected with it where that is set", async () => {
        const { resources } = await made(placed, { endpoints: {} });
        expect(one(resources, "azure-native:network:PrivateEndpoint", "service-vault").protect).toBe(true);
    });

    it("is refused a placement that lacks a zone of one of its group ids", () => {
        const placement = { ...placed.privateEndpoints, zoneResourceIds: {} };
        const issues = privateServiceIssues({ privateEndpoints: placement, location: "westeurope" }, ["vault", "blob"]);
        expect(issues.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`)).toEqual([
            'privateEndpoints.zoneResourceIds: "vault" needs zone privatelink.vaultcore.azure.net, which is not given',
            'privateEndpoints.zoneResourceIds: "blob" needs zone privatelink.blob.core.windows.net, which is not given',
        ]);
        expect(privateServiceIssues({ location: "westeurope" }, ["vault"])).toEqual([]);
    });
});
