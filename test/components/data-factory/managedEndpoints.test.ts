import { describe, expect, it } from "vitest";
import { ManagedEndpoints, type ManagedEndpointsArgs } from "../../../components";
import { managedEndpointDelaySeconds } from "../../../components/data-factory/managedEndpoints";
import { at } from "../../../simulation/core/ids";
import { naming, outside, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const endpointType = "azure-native:datafactory:ManagedPrivateEndpoint";
const lake = { name: "lake", resourceId: outside("Microsoft.Storage/storageAccounts", "stlake"), groupId: "dfs" };
const orders = { name: "orders", resourceId: outside("Microsoft.Sql/servers", "sql-orders"), groupId: "sqlServer" };
const databricks = {
    name: "databricks",
    resourceId: outside("Microsoft.Databricks/workspaces", "dbw"),
    groupId: "databricks_ui_api",
};
const cosmos = {
    name: "shop",
    resourceId: outside("Microsoft.DocumentDB/databaseAccounts", "shop"),
    groupId: "Sql",
    approval: "owner",
} as const;
const factory = { factoryName: "adf-unit", resourceGroupName: "rg-unit", managedNetworkName: "default" };
const endpoints = (targets: ManagedEndpointsArgs["targets"] = [lake, orders, databricks, cosmos]) =>
    new ManagedEndpoints("ingest", { naming, factory, targets, tags });

describe("ManagedEndpoints", () => {
    it("makes an endpoint a target, waits, and approves where it is to", async () => {
        expect(listed(await recorded(() => endpoints([lake, cosmos])))).toEqual([
            "ArmGap ingest-lake",
            "Deployment ingest-lake",
            "ManagedEndpoints ingest",
            "ManagedPrivateEndpoint ingest-lake",
            "ManagedPrivateEndpoint ingest-shop",
            "PrivateEndpointApproval ingest-lake",
            "Sleep ingest-lake-ready",
        ]);
    });

    it("approves an endpoint again that is made again under its name", async () => {
        const deployment = one(
            await recorded(() => endpoints([lake])),
            "azure-native:resources:Deployment",
            "ingest-lake",
        );
        expect(at(deployment.inputs, "properties", "parameters", "follows")).toEqual({
            value: expect.stringContaining("ingest-lake-ready") as string,
        });
    });

    it("names an endpoint short and like no other", async () => {
        const made = one(await recorded(() => endpoints([orders])), endpointType).inputs;
        expect(made).toEqual({
            resourceGroupName: "rg-unit",
            factoryName: "adf-unit",
            managedVirtualNetworkName: "default",
            managedPrivateEndpointName: expect.stringMatching(/^orders-[a-z0-9]{8}$/) as string,
            properties: { privateLinkResourceId: orders.resourceId, groupId: "sqlServer" },
        });
    });

    it("replaces an endpoint whose target changes", async () => {
        const made = one(await recorded(() => endpoints([lake])), endpointType);
        expect(made.replaceOnChanges).toEqual([
            "properties.fqdns",
            "properties.groupId",
            "properties.privateLinkResourceId",
        ]);
    });

    it("looks for the connection only when the target has had time to list it", async () => {
        const made = await recorded(() => endpoints([orders]));
        expect(one(made, "time:index/sleep:Sleep").inputs).toMatchObject({
            createDuration: `${managedEndpointDelaySeconds}s`,
        });
        const deployment = one(made, "azure-native:resources:Deployment");
        expect(deployment.propertyDependencies.properties?.map((urn) => urn.split("::").at(-1))).toEqual(
            expect.arrayContaining(["ingest-orders-ready"]),
        );
        expect(deployment.inputs).toMatchObject({
            resourceGroupName: "rg-outside",
            properties: {
                parameters: {
                    targetName: { value: "sql-orders" },
                    endpointName: { value: expect.stringMatching(/^orders-[a-z0-9]{8}$/) as string },
                },
            },
        });
        expect(JSON.stringify(deployment.inputs)).toContain("Microsoft.Sql/servers/privateEndpointConnections");
    });

    it("hands the host names of a private link service on", async () => {
        const service = {
            name: "erp",
            resourceId: outside("Microsoft.Network/privateLinkServices", "erp"),
            groupId: "erp",
            approval: "owner",
            hostNames: ["erp.contoso.example"],
        } as const;
        const made = one(
            await recorded(() => endpoints([{ ...service, hostNames: [...service.hostNames] }])),
            endpointType,
        );
        expect(made.inputs.properties).toMatchObject({ fqdns: ["erp.contoso.example"] });
    });

    it("breaks no rule of the policy pack, carries tags and protects nothing", async () => {
        expect(await violations(() => endpoints([lake, orders, databricks]))).toEqual([]);
        const made = await recorded(() => endpoints());
        expect(untagged(made)).toEqual([]);
        expect(misnamedChildren(made, "ingest")).toEqual([]);
        expect(guarded(made)).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => endpoints(), "preview"))).toEqual(listed(await recorded(() => endpoints())));
    });
});

describe("ManagedEndpoints refuses, before it registers anything,", () => {
    const elsewhere = {
        ...lake,
        resourceId: lake.resourceId.replace(naming.subscriptionId, "00000000-0000-4000-8000-00000000eeee"),
    };
    it.each<[string, ManagedEndpointsArgs["targets"], string[]]>([
        [
            "a name that Azure would cut, or does not take",
            [
                { ...lake, name: "l".repeat(32) },
                { ...orders, name: "-orders" },
            ],
            [
                `targets[0].name: "${"l".repeat(32)}" must be 1 to 31 letters, digits, underscores and hyphens, no hyphen first or last`,
                'targets[1].name: "-orders" must be 1 to 31 letters, digits, underscores and hyphens, no hyphen first or last',
            ],
        ],
        ["two targets of one name", [lake, { ...orders, name: "Lake" }], ['targets: target "lake" is duplicated']],
        [
            "no group id, and what is no id",
            [{ ...lake, groupId: " ", resourceId: "stlake" }],
            [
                "targets[0].groupId: is blank; name a private-link group id, such as dfs",
                'targets[0].resourceId: "stlake" is not an ARM id',
            ],
        ],
        [
            "to approve what it does not know how to",
            [{ ...cosmos, approval: "deployment" }],
            [
                'targets[0].groupId: endpoints to "Sql" are not approved by a deployment; set approval to "owner", and let the owner of the target approve',
            ],
        ],
        [
            "a target of another type than the group id's",
            [{ ...lake, groupId: "vault" }],
            [
                'targets[0].resourceId: is a Microsoft.Storage/storageAccounts, but "vault" belongs to Microsoft.KeyVault/vaults',
            ],
        ],
        [
            "to approve in another subscription",
            [elsewhere],
            [
                'targets[0].resourceId: is in subscription 00000000-0000-4000-8000-00000000eeee, which this deployment does not go to; set approval to "owner", and let the owner of the target approve',
            ],
        ],
    ])("%s", async (_title, targets, issues) => {
        expect(await refusal(() => endpoints(targets))).toEqual(
            issues.map((issue) => `ManagedEndpoints "ingest" ${issue}`),
        );
    });
});
