import { describe, expect, it } from "vitest";
import { previewed } from "../../../simulation/cloud/previewed";
import { unknownOnWire } from "../../../simulation/core/wire";

const connector = "azure-native:databricks:AccessConnector";
const vault = "azure-native:keyvault:Vault";
const own = { resourceGroupName: "rg", connectorName: "c", location: "westeurope" };

describe("What a provider says in a preview", () => {
    it("holds the parts that the service adds to an input, not known yet", () => {
        expect(previewed(connector, { ...own, identity: { type: "SystemAssigned" } }).identity).toEqual({
            type: "SystemAssigned",
            principalId: unknownOnWire,
            tenantId: unknownOnWire,
        });
    });

    it("keeps them as they were where the resource exists", () => {
        const before = { identity: { type: "SystemAssigned", principalId: "p", tenantId: "t" } };
        expect(previewed(connector, { ...own, identity: { type: "SystemAssigned" } }, before).identity).toEqual(
            before.identity,
        );
    });

    it("leaves out what is an output of its own, which the SDK takes for unknown", () => {
        expect(previewed(vault, { resourceGroupName: "rg", vaultName: "kv", properties: {} })).toEqual({
            properties: { vaultUri: unknownOnWire, provisioningState: unknownOnWire },
        });
    });

    it("adds nothing to an input that is not known", () => {
        expect(previewed(vault, { resourceGroupName: "rg", vaultName: "kv", properties: unknownOnWire })).toEqual({
            properties: unknownOnWire,
        });
    });

    it("says nothing of a type that the cloud does not know, nor of one without its name", () => {
        expect(previewed("azure-native:none:None", { a: 1 })).toEqual({});
        expect(previewed(vault, { properties: {} })).toEqual({});
    });
});
