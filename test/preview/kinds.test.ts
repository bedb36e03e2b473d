import { describe, expect, it } from "vitest";
import { kindOf, words } from "../../preview/graph/displayNames";

describe("The kind of a resource", () => {
    it.each([
        ["azure-native:storage:StorageAccount", "Storage account"],
        ["azure-native:databricks:Workspace", "Databricks workspace"],
        ["azure-native:network:PublicIPAddress", "Public IP address"],
        ["azure-native:network:PrivateDnsZoneGroup", "Private DNS zone group"],
        ["azure-native:network:NatGateway", "NAT gateway"],
        ["azure-native_network_v20240501:network:NatGateway", "NAT gateway"],
        ["databricks:index/mwsNccBinding:MwsNccBinding", "Account NCC binding"],
        ["databricks:index/disableLegacyDbfsSetting:DisableLegacyDbfsSetting", "Disable legacy DBFS setting"],
        ["databricks:index/sqlEndpoint:SqlEndpoint", "SQL warehouse"],
        ["pulumi:providers:databricks", "Provider"],
        ["azure-ml-platform:index:DataLake", "DataLake"],
    ])("%s is %s", (type, kind) => {
        expect(kindOf(type)).toBe(kind);
    });

    it("is in words where a name is", () => {
        expect(["publicIPAddresses", "vaults", "privateDnsZone"].map(words)).toEqual([
            "Public IP addresses",
            "Vaults",
            "Private DNS zone",
        ]);
    });
});
