import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { behaviours, catalog } from "../../../../simulation/services";
import { liesIn, overlap, prefixLength } from "../../../../simulation/services/network/addresses";

const tokens = Object.keys(catalog).filter((token) => token.startsWith("azure-native:"));

/** Text of a type's declaration in the SDK: its class, and its inputs. */
function declared(token: string): { outputs: string; inputs: string } {
    const [, module, type = ""] = token.split(":");
    const file = `${type.charAt(0).toLowerCase()}${type.slice(1)}.d.ts`;
    const text = readFileSync(`node_modules/@pulumi/azure-native/${module}/${file}`, "utf8");
    const [outputs = "", inputs = ""] = text.split(`export interface ${type}Args {`);
    return { outputs, inputs };
}

const has = (text: string, name: string) => new RegExp(`^    (readonly )?${name}\\??:`, "m").test(text);
const topOf = (path: string) => path.split(/[.[]/)[0] ?? "";

describe("The table of behaviours", () => {
    it("has every type of the catalog, and no other", () => {
        const known = Object.keys(behaviours).filter((token) => token.startsWith("azure-native:"));
        expect(known.sort()).toEqual([...tokens].sort());
    });

    it.each(tokens)("names inputs and outputs of the SDK for %s", (token) => {
        const behaviour = behaviours[token];
        const { inputs, outputs } = declared(token);
        expect(inputs).not.toBe("");
        const asked = [
            ...(behaviour?.required ?? []),
            ...(behaviour?.replaceOn ?? []),
            ...(behaviour?.immutable ?? []),
        ];
        const wanted = [
            ...asked,
            ...(behaviour?.looseReferences ?? []),
            ...(behaviour?.name ? [behaviour.name.property] : []),
        ];
        expect(wanted.map(topOf).filter((name) => !has(inputs, name))).toEqual([]);
        expect((behaviour?.readOnly ?? []).map(topOf).filter((name) => !has(outputs, name))).toEqual([]);
    });

    it.each(tokens)("says where %s is from, how long it takes, and does not repeat what the id says", (token) => {
        const { source = "", seconds = 0, replaceOn = [], immutable = [] } = behaviours[token] ?? {};
        expect(source).not.toBe("");
        expect(seconds).toBeGreaterThan(0);
        const path = catalog[token]?.path ?? [];
        expect([...replaceOn, ...immutable].filter((name) => path.includes(name))).toEqual([]);
        expect(immutable.filter((name) => replaceOn.includes(name))).toEqual([]);
    });
});

const names: [token: string, good: string, bad: string[]][] = [
    ["resources:ResourceGroup", "rg-x", ["rg.", "", "a".repeat(91)]],
    ["managedidentity:UserAssignedIdentity", "id-x", ["id", "-id", "i d"]],
    ["authorization:RoleAssignment", "f8c48846-7c1c-577f-8948-71cdabaa6b92", ["reader", "f8c48846"]],
    ["authorization:ManagementLockByScope", "data-lock", ["lock.", "a/b"]],
    ["security:DefenderForStorage", "current", ["default"]],
    ["keyvault:Vault", "kv-x", ["kv", "1kv", "kv--x", "kv-", "k".repeat(25)]],
    ["keyvault:Key", "key-1", ["key_1", ""]],
    ["operationalinsights:Workspace", "log-x", ["log", "-log", "log_x", "log-"]],
    ["applicationinsights:Component", "appi x", ["appi/x", "appi."]],
    ["monitor:ActionGroup", "ag x", ["ag:x", "ag "]],
    ["monitor:PrivateLinkScope", "ampls(x)-1", ["ampls.", "ampls x"]],
    ["monitor:PrivateLinkScopedResource", "plsr-x", ["plsr.", "plsr/x"]],
    ["monitor:ActivityLogAlert", "ala x", ["ala#x", "ala."]],
    ["monitor:ScheduledQueryRule", "sqr+x", ["sqr{x}", "sqr "]],
    ["storage:StorageAccount", "stx", ["st", "St-x", "s".repeat(25)]],
    ["storage:BlobServiceProperties", "default", ["blob"]],
    ["storage:FileServiceProperties", "default", ["file"]],
    ["storage:QueueServiceProperties", "default", ["queue"]],
    ["storage:TableServiceProperties", "default", ["table"]],
    ["storage:BlobContainer", "raw-1", ["Raw", "ra", "a--b", "raw-"]],
    ["storage:ManagementPolicy", "default", ["lifecycle"]],
    ["network:VirtualNetwork", "vnet_", ["v", "vnet-", "v".repeat(65)]],
    ["network:Subnet", "AzureFirewallSubnet", ["_s", "s.", "s".repeat(81)]],
    ["network:FlowLog", "fl-1", ["fl/1"]],
    ["databricks:Workspace", "dbw_x", ["db", "dbw.x", "d".repeat(65)]],
    ["databricks:AccessConnector", "dbac-x", ["", "dbac x", "d".repeat(31)]],
    ["resources:Deployment", "approve.x", ["", "a/b", "d".repeat(65)]],
    ["privatedns:PrivateZone", "privatelink.blob.core.windows.net", ["local", "a..b", `${"a".repeat(64)}.x`]],
];

describe("Names", () => {
    it.each(names)("of %s are taken and refused", (token, good, bad) => {
        const pattern = behaviours[`azure-native:${token}`]?.name?.pattern;
        expect(good).toMatch(pattern ?? /^$/);
        for (const name of bad) {
            expect(name).not.toMatch(pattern ?? /./);
        }
    });
});

describe("Deletion", () => {
    const code = (token: string) => behaviours[`azure-native:network:${token}`]?.inUse?.code;

    it.each([
        ["Subnet", "InUseSubnetCannotBeDeleted"],
        ["NetworkSecurityGroup", "InUseNetworkSecurityGroupCannotBeDeleted"],
        ["RouteTable", "InUseRouteTableCannotBeDeleted"],
        ["NatGateway", "CannotDeleteNatGatewayAssociatedToSubnet"],
        ["PublicIPAddress", "PublicIPAddressCannotBeDeleted"],
    ])("of a %s in use is refused as Azure does", (token, expected) => expect(code(token)).toBe(expected));

    it("names the object, its holders and what to do", () => {
        const message = behaviours["azure-native:network:Subnet"]?.inUse?.message("/x/subnets/pe", ["/x/pep-1"]);
        expect(message).toMatch(/^Subnet pe is in use by \/x\/pep-1 and cannot be deleted\. Delete what/);
    });

    it("leaves a vault's name taken, and says what then", () => {
        const { softDelete } = behaviours["azure-native:keyvault:Vault"] ?? {};
        expect(softDelete?.code).toBe("ConflictError");
        expect(softDelete?.message("kv-x")).toMatch(/deleted state: 'kv-x'.*naming\.generation/);
    });
});

describe("What comes along", () => {
    it("is a region's network watcher", () => {
        const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v";
        const call = { id, inputs: { location: "West Europe" }, view: undefined as never };
        expect(behaviours["azure-native:network:VirtualNetwork"]?.createsAlso?.(call).map((each) => each.id)).toEqual([
            "/subscriptions/s/resourceGroups/NetworkWatcherRG",
            "/subscriptions/s/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope",
        ]);
    });

    it("is the way to the account of a blob", () => {
        const blob = behaviours["azure-native:storage:Blob"];
        expect(blob?.dataPlane).toMatchObject({ calls: "all", groupId: "blob" });
        expect(blob?.dataPlane?.target({ resourceGroupName: "rg", accountName: "stx" })).toBe(
            "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stx",
        );
    });
});

describe("Addresses", () => {
    it("nest or are apart", () => {
        expect(liesIn("10.0.1.0/24", "10.0.0.0/16")).toBe(true);
        expect(liesIn("10.0.0.0/16", "10.0.1.0/24")).toBe(false);
        expect(liesIn("fd00::/64", "10.0.0.0/8")).toBe(false);
        expect(liesIn("fd00:0:0:1::/64", "fd00::/48")).toBe(true);
        expect(overlap("10.0.0.0/16", "10.0.1.0/24")).toBe(true);
        expect(overlap("10.0.0.0/24", "10.0.1.0/24")).toBe(false);
        expect(prefixLength("10.0.0.0/26")).toBe(26);
        expect(prefixLength("nonsense")).toBeUndefined();
    });
});
