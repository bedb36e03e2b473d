import { describe, expect, it } from "vitest";
import { catalog } from "../../../simulation/services";
import { answerInvoke } from "../../../simulation/services/invokes";
import { requireKnownPackage, SimulatedStore } from "../../../simulation/cloud/store";

const account = { subscriptionId: "s-1", tenantId: "t-1" };
const request = (type: string, inputs: object, more: object = {}) => ({
    type,
    name: "x",
    urn: `urn:pulumi:u::p::${type}::x`,
    inputs: { ...inputs },
    ...more,
});

describe("The simulated cloud", () => {
    it("gives ids as Azure writes them", () => {
        const store = new SimulatedStore(account);
        const made = store.create(
            request("azure-native:storage:BlobContainer", {
                resourceGroupName: "rg",
                accountName: "acc",
                containerName: "bronze",
            }),
        );
        expect(made).toEqual({
            id: "/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acc/blobServices/default/containers/bronze",
            outputs: { name: "bronze", type: "Microsoft.Storage/storageAccounts/blobServices/containers" },
        });
    });

    it("puts a resource that extends another under it", () => {
        const inputs = { scope: "/subscriptions/s-1/resourceGroups/rg", roleAssignmentName: "n" };
        expect(
            new SimulatedStore(account).create(request("azure-native:authorization:RoleAssignment", inputs)).id,
        ).toBe("/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/n");
    });

    it("makes resources in the subscription of their provider", () => {
        const store = new SimulatedStore(account);
        const provider = store.create(
            request("pulumi:providers:azure-native", { subscriptionId: "s-2", tenantId: "t-2" }),
        );
        const reference = `urn:pulumi:u::p::pulumi:providers:azure-native::x::${provider.id}`;
        const made = store.create(
            request(
                "azure-native:managedidentity:UserAssignedIdentity",
                { resourceGroupName: "rg", resourceName: "id" },
                { provider: reference },
            ),
        );
        expect(made.id).toMatch(/^\/subscriptions\/s-2\//);
        expect(made.outputs).toMatchObject({
            tenantId: "t-2",
            principalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        });
    });

    it("gives a firewall the fourth address of its subnet", () => {
        const store = new SimulatedStore(account);
        const subnet = store.create(
            request("azure-native:network:Subnet", {
                resourceGroupName: "rg",
                virtualNetworkName: "v",
                subnetName: "AzureFirewallSubnet",
                addressPrefix: "10.9.0.64/26",
            }),
        );
        const inputs = {
            resourceGroupName: "rg",
            azureFirewallName: "f",
            ipConfigurations: [{ name: "c", subnet: { id: subnet.id } }],
        };
        expect(store.create(request("azure-native:network:AzureFirewall", inputs)).outputs.ipConfigurations).toEqual([
            { name: "c", subnet: { id: subnet.id }, privateIPAddress: "10.9.0.68" },
        ]);
    });

    it("gives the same ids at every run, and others to other resources", () => {
        const identity = (name: string) =>
            new SimulatedStore(account).create(
                request("azure-native:managedidentity:UserAssignedIdentity", {
                    resourceGroupName: "rg",
                    resourceName: name,
                }),
            );
        expect(identity("a")).toEqual(identity("a"));
        expect(identity("a").outputs.principalId).not.toBe(identity("b").outputs.principalId);
    });

    it.each(Object.keys(catalog).filter((type) => type.startsWith("azure-native:")))(
        "refuses a %s without a name",
        (type) => {
            expect(() => new SimulatedStore(account).create(request(type, {}))).toThrow(
                /^has no \w+; the simulated cloud does not generate names, set it$/,
            );
        },
    );

    it("refuses a type that it does not know, and says where it would be added", () => {
        expect(() => new SimulatedStore(account).create(request("azure-native:batch:Pool", {}))).toThrow(
            "has type azure-native:batch:Pool, which the simulated cloud does not know; add an entry for it in simulation/ with its id and computed outputs",
        );
    });

    it("refuses packages that it does not know", () => {
        expect(() => requireKnownPackage("aws:s3:Bucket")).toThrow(
            'has type aws:s3:Bucket of package "aws", which is none of azure-native, command, databricks, time',
        );
        expect(() => requireKnownPackage("pulumi:providers:aws")).toThrow(/package "aws"/);
        expect(() => requireKnownPackage("azure-native:storage:StorageAccount")).not.toThrow();
    });

    it("answers no invoke that is not listed", () => {
        expect(() => answerInvoke("azure-native:authorization:getClientConfig", {})).toThrow(
            /^is an invoke with no answer; /,
        );
    });
});
