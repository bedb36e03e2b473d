import { describe, expect, it } from "vitest";
import { diagnosticsOf } from "../compliant/observability";
import { endpointOf, zoneGroupOf } from "../compliant/privateLink";
import { containerSubnet, databricksZone, hostSubnet, workspace } from "../compliant/databricks/workspace";
import { lake } from "../compliant/storage";
import { compliant } from "../services";
import { type FixtureResource, registered } from "../support/fixture";
import { changed, found, judged, resolved, withResource, without } from "../support/mutants";
import { testRetargeted } from "../support/retargeted";

const root = "privateLinkServiceConnections.0";
const subscription = lake.id.split("/resourceGroups/")[0];
const role = (id: string) => `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const subnets = "databricks-workspace-subnets";

testRetargeted([
    {
        what: "an endpoint of the root storage without a group id",
        of: "dbw-root-dfs",
        values: { [`${root}.groupIds`]: undefined },
        trips: ["databricks-workspace-root-endpoints @dbw", "network-private-endpoint-form @dbw-root-dfs"],
    },
    {
        what: "a subnet without delegation",
        of: "databricks-host",
        values: { delegations: undefined },
        trips: [`${subnets} @databricks-host`],
    },
    {
        what: "a subnet delegated to another service",
        of: "databricks-container",
        values: { "delegations.0.serviceName": "Microsoft.Web/serverFarms" },
        trips: [`${subnets} @databricks-container`],
    },
    {
        what: "a delegation in other letters",
        of: "databricks-host",
        values: { "delegations.0.serviceName": "microsoft.databricks/workspaces" },
        trips: [],
    },
    {
        what: "a subnet without a security group",
        of: "databricks-host",
        values: { networkSecurityGroup: undefined },
        trips: [`${subnets} @databricks-host`, "network-subnet-nsg @databricks-host"],
    },
    {
        what: "a subnet too small",
        of: "databricks-host",
        values: { addressPrefix: "10.1.2.0/27" },
        trips: [`${subnets} @databricks-host`],
    },
    {
        what: "a subnet with several ranges",
        of: "databricks-host",
        values: { addressPrefix: undefined, addressPrefixes: ["10.1.2.0/25"] },
        trips: [],
    },
    {
        what: "one subnet for both",
        of: "dbw",
        values: { "parameters.customPrivateSubnetName.value": "databricks-host" },
        trips: [`${subnets} @dbw`],
    },
    {
        what: "subnets of another stack's network",
        of: "dbw",
        values: { "parameters.customVirtualNetworkId.value": "/subscriptions/s/virtualNetworks/vnet-other" },
        trips: [],
    },
    {
        what: "an endpoint to another account than the root storage",
        of: "dbw-root-dfs",
        values: { [`${root}.privateLinkServiceId`]: `${lake.id}-other` },
        trips: ["databricks-workspace-root-endpoints @dbw"],
    },
    {
        what: "a root storage without a firewall needs no endpoints",
        of: "dbw",
        values: { defaultStorageFirewall: "Disabled" },
        trips: ["databricks-workspace-storage-firewall @dbw"],
    },
    {
        what: "a role that only reads",
        of: "connector-bronze",
        values: { roleDefinitionId: role("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1") },
        trips: ["databricks-connector-roles @bronze-location"],
    },
    {
        what: "a role on another container",
        of: "connector-bronze",
        values: { scope: `${lake.id}/blobServices/default/containers/silver` },
        trips: ["databricks-connector-roles @bronze-location"],
    },
    {
        what: "a role on the whole account",
        of: "connector-bronze",
        values: { scope: lake.id },
        trips: [],
    },
    {
        what: "a location of another account",
        of: "bronze-location",
        values: { url: "abfss://bronze@stother.dfs.core.windows.net/" },
        trips: ["databricks-connector-roles @bronze-location"],
    },
    {
        what: "a location in a folder of the container",
        of: "bronze-location",
        values: { url: "abfss://bronze@stlake.dfs.core.windows.net/tables/" },
        trips: [],
    },
    {
        what: "a location of a credential of another stack",
        of: "bronze-location",
        values: { credentialName: "shared", url: "abfss://bronze@stother.dfs.core.windows.net/" },
        trips: [],
    },
    {
        what: "a binding of another object",
        of: "catalog-binding",
        values: { securableName: "amlp_test" },
        trips: ["databricks-securable-binding @catalog"],
    },
    {
        what: "a binding of another kind of object with the same name",
        of: "catalog-binding",
        values: { securableType: "credential" },
        trips: ["databricks-securable-binding @catalog"],
    },
    {
        what: "a binding whose kind is left out",
        of: "catalog-binding",
        values: { securableType: undefined },
        trips: [],
    },
    {
        what: "a rule of serverless compute to another account",
        of: "serverless-lake-dfs",
        values: { resourceId: `${lake.id}-other` },
        trips: ["databricks-serverless-lake @lake"],
    },
    {
        what: "a warehouse on machines of ours",
        of: "warehouse",
        values: { enableServerlessCompute: false },
        trips: [],
    },
    {
        what: "another system schema",
        of: "dbw-audit-schema",
        values: { schema: "compute" },
        trips: ["databricks-settings-audit-schema @dbw-conf"],
    },
]);

describe("a workspace on the public network", () => {
    const open = (values: Record<string, unknown>, of: string) => {
        const opened = changed("dbw", { publicNetworkAccess: "Enabled" }).find(({ name }) => name === "dbw")!;
        return changed(of, values).map((resource) => (resource.name === "dbw" ? opened : resource));
    };
    const lists = "databricks-workspace-access-list @dbw";
    const access = "databricks-workspace-public-access @dbw";

    it("is right about its access list as soon as one is in force", () => {
        expect(found(open({}, "dbw-office"))).toEqual([access]);
    });
    it.each([
        ["dbw-conf", { "customConfig.enableIpAccessLists": "false" }],
        ["dbw-conf", { "customConfig.enableIpAccessLists": undefined }],
        ["dbw-office", { enabled: false }],
        ["dbw-office", { listType: "BLOCK" }],
    ])("lacks one with %s %o", (of, values) => {
        expect(found(open(values, of))).toEqual([lists, access].sort());
    });
    it("needs no endpoint that signs users in", () => {
        const stack = open({}, "dbw-office").filter(({ name }) => !name.startsWith("dbw-browser"));
        expect(found(stack)).toEqual([access]);
    });
});

/** The compliant stack with another workspace, its logs, and an endpoint of it if a sub-resource is named. */
function withAnother(props: Record<string, unknown>, groupId?: string) {
    const { resourceGroupName, tags, sku } = workspace.props;
    const id = `${workspace.id}-other`;
    const other: FixtureResource = {
        ...workspace,
        name: "other",
        id,
        props: { resourceGroupName, tags, sku, workspaceName: "dbw-other", publicNetworkAccess: "Disabled", ...props },
    };
    const endpoint = endpointOf(other, groupId ?? "");
    endpoint.props.location = props.location;
    const ends = groupId === undefined ? [] : [endpoint, zoneGroupOf(endpoint, databricksZone)];
    return registered([...compliant, other, diagnosticsOf(other), ...ends], "resolved");
}

describe("sign-in over private endpoints", () => {
    const again = (location: string) => withAnother({ computeMode: "Serverless", location }, "browser_authentication");

    it("is refused twice in a region", () => {
        expect(found(again("WestEurope"))).toEqual([
            "databricks-workspace-browser-authentication @other-browser_authentication",
        ]);
    });
    it("is right once in each of two regions", () => {
        expect(found(again("northeurope"))).toEqual([]);
    });
    it("is left to the stack that holds the zone", () => {
        const zone = "zone-privatelink.azuredatabricks.net";
        const names = [zone, `${zone}-link`, "dbw-browser_authentication", "dbw-browser_authentication-dns"];
        expect(found(without(...names))).toEqual([]);
    });
});

describe("a serverless workspace", () => {
    const serverless = { computeMode: "Serverless", location: "northeurope" };

    it.each(["browser_authentication", "databricks_ui_api"])("with %s is asked for nothing of a network", (groupId) => {
        expect(found(withAnother(serverless, groupId))).toEqual([]);
    });
    it("is asked for an endpoint all the same", () => {
        expect(found(withAnother(serverless))).toEqual(["network-service-private-endpoint @other"]);
    });
    it("is distinguished from one with machines, which lacks everything then", () => {
        const missing = found(withAnother({ location: "northeurope" }, "databricks_ui_api"));
        expect(missing.filter((finding) => finding.startsWith("databricks-"))).toEqual([
            "databricks-workspace-customer-keys @other",
            "databricks-workspace-infrastructure-encryption @other",
            "databricks-workspace-no-public-ip @other",
            "databricks-workspace-nsg-rules @other",
            "databricks-workspace-root-key @other",
            "databricks-workspace-security-profile @other",
            "databricks-workspace-storage-firewall @other",
            "databricks-workspace-storage-replication @other",
            "databricks-workspace-vnet-injection @other",
        ]);
    });
});

describe("settings of a workspace", () => {
    it("are not missed where the stack only makes the workspace", () => {
        const inside = resolved.filter(({ type }) => !type.startsWith("databricks:"));
        expect(found(inside)).toEqual([]);
    });
    it.each(["notebooks", "ingest", "pool-cpu", "policy-gpu", "maintenance", "warehouse", "catalog"])(
        "are missed as soon as the stack works inside it: %s",
        (content) => {
            const stack = resolved.filter(({ type, name }) => !type.startsWith("databricks:") || name === content);
            expect(found(stack)).toContain("databricks-workspace-hardening @dbw");
        },
    );
    it("are missed one by one, in development as advice", () => {
        const stack = without("dbw-conf", "dbw-admins", "dbw-office");
        const missed = judged(stack, "dev").violations.map(({ level, message }) => `${level}: ${message}`);
        expect(missed).toEqual([
            "advisory: dbw has none, expected a RestrictWorkspaceAdminsSetting in the stack",
            "advisory: dbw has none, expected a WorkspaceConf in the stack",
        ]);
    });
});

describe("serverless compute without connectivity", () => {
    const unbound = (type: string, props: Record<string, unknown>) =>
        found(
            withResource(type, props).filter(
                ({ name }) => !["serverless-binding", "warehouse", "sales-endpoint", "sales-monitor"].includes(name),
            ),
        );
    const token = (kind: string) => `databricks:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    const own = { runAs: { servicePrincipalName: "p" }, timeoutSeconds: 60 };
    const notebookTask = { notebookPath: "/n" };
    it.each([
        { kind: "Pipeline", props: { ...own, serverless: true } },
        { kind: "Job", props: { ...own, tasks: [{ taskKey: "a", notebookTask }] } },
        { kind: "Job", props: { ...own, notebookTask } },
        { kind: "Job", props: { ...own, tasks: [{ taskKey: "a", forEachTask: { task: { notebookTask } } }] } },
        {
            kind: "ModelServing",
            props: {
                config: { servedEntities: [] },
                aiGateway: { inferenceTableConfig: { enabled: true }, rateLimits: [{ calls: 1 }] },
            },
        },
        { kind: "ModelServingProvisionedThroughput", props: {} },
        { kind: "VectorSearchEndpoint", props: {} },
        { kind: "LakehouseMonitor", props: {} },
        {
            kind: "QualityMonitor",
            props: { baselineTableName: "a.b.c", schedule: { quartzCronExpression: "0 0 6 * * ?" } },
        },
    ])("of a $kind with $props", ({ kind, props }) => {
        expect(unbound(token(kind), props)).toEqual(["databricks-serverless-connectivity @extra"]);
    });
    it.each([
        { kind: "Pipeline", props: { ...own, serverless: false, clusters: [{ policyId: "0011" }] } },
        { kind: "Job", props: { ...own, tasks: [{ taskKey: "a", notebookTask, jobClusterKey: "vacuum" }] } },
        { kind: "Job", props: { ...own, tasks: [{ taskKey: "a", sqlTask: { warehouseId: "w" } }] } },
    ])("is not asked of a $kind with $props", ({ kind, props }) => {
        expect(unbound(token(kind), props)).toEqual([]);
    });
});

describe("serverless compute of another stack's workspace", () => {
    it("is bound there", () => {
        const names = resolved
            .filter(({ type, name }) => type === "azure-native:databricks:Workspace" || name.startsWith("dbw"))
            .map(({ name }) => name);
        expect(found(without(...names, "serverless-binding", "serverless-policy"))).toEqual([]);
    });
});

describe("in a preview", () => {
    const preview = registered(compliant, "preview");
    const of = (name: string, values: Record<string, unknown>) =>
        preview.map((resource) =>
            resource.name === name ? { ...resource, props: { ...resource.props, ...values } } : resource,
        );

    it("subnets are judged by what the workspace is computed from", () => {
        expect(found(of("databricks-host", { delegations: [] }))).toEqual([`${subnets} @databricks-host`]);
        expect(found(of("network-endpoints", { delegations: [] }))).toEqual([]);
    });
    it("a connector without a role is found by what role and location are computed from", () => {
        expect(found(preview.filter(({ name }) => name !== "connector-bronze"))).toEqual([
            "databricks-connector-roles @bronze-location",
        ]);
    });
    it("a role on another account is found by what its scope is computed from", () => {
        const other = preview.find(({ name }) => name === "flowlogs")!.urn;
        const stack = preview.map((resource) =>
            resource.name === "connector-bronze"
                ? { ...resource, propertyDependencies: { ...resource.propertyDependencies, scope: [other] } }
                : resource,
        );
        expect(found(stack)).toEqual(["databricks-connector-roles @bronze-location"]);
    });
    it("a role on a container is not distinguished from one on another of the account", () => {
        const about = judged(preview).unknown.filter(({ rule }) => rule === "databricks-connector-roles");
        expect(about.map(({ message }) => message)).toEqual([
            "connector may have a role, which is not known before deployment, on the account of the url, expected Storage Blob Data Contributor",
        ]);
    });
    it("a role on the whole account is enough", () => {
        const account = preview.find(({ name }) => name === "lake")!.urn;
        const stack = preview.map((resource) =>
            resource.name === "connector-bronze"
                ? { ...resource, propertyDependencies: { ...resource.propertyDependencies, scope: [account] } }
                : resource,
        );
        expect(judged(stack).unknown.filter(({ rule }) => rule === "databricks-connector-roles")).toEqual([]);
    });
    it("a location whose url is known is judged by its account's and container's names", () => {
        const url = (container: string, account: string) => `abfss://${container}@${account}.dfs.core.windows.net/`;
        const outcome = (container: string, account: string) => {
            const { violations, unknown } = judged(of("bronze-location", { url: url(container, account) }));
            return [violations, unknown].map(
                (list) => list.filter(({ rule }) => rule === "databricks-connector-roles").length,
            );
        };
        expect(outcome("bronze", "stlake")).toEqual([0, 0]);
        expect(outcome("silver", "stlake")).toEqual([1, 0]);
        expect(outcome("bronze", "stother")).toEqual([1, 0]);
    });
    it("endpoints to the root storage are recognised by its id, which is known beforehand", () => {
        const group = String(workspace.props.managedResourceGroupId);
        const known = (groupId: string) => [
            {
                name: groupId,
                groupIds: [groupId],
                privateLinkServiceId: `${group}/providers/Microsoft.Storage/storageAccounts/dbstdata`,
            },
        ];
        const told = preview.map((resource) => {
            const groupId = /^dbw-root-(dfs|blob)$/.exec(resource.name)?.[1];
            return groupId === undefined
                ? resource
                : { ...resource, props: { ...resource.props, privateLinkServiceConnections: known(groupId) } };
        });
        const about = (rule: string) => judged(told).unknown.filter((finding) => finding.rule === rule);
        expect(about("databricks-workspace-root-endpoints")).toEqual([]);
        const undecided = judged(told.filter(({ name }) => name !== "dbw-root-blob"));
        expect(undecided.unknown.map(({ rule, message }) => [rule, message])).toContainEqual([
            "databricks-workspace-root-endpoints",
            'the root storage of dbw may have one, which is not known before deployment, expected a PrivateEndpoint with groupIds ["blob"]',
        ]);
    });
    it("a binding and a rule to the lake are found by what they are computed from", () => {
        const names = ["catalog-binding", "serverless-lake-blob"];
        expect(found(preview.filter(({ name }) => !names.includes(name)))).toEqual([
            "databricks-securable-binding @catalog",
            "databricks-serverless-lake @lake",
        ]);
    });
});

describe("subnets inside their network", () => {
    it("are judged as those that are resources of their own", () => {
        const inline = (delegations: unknown[]) => {
            const [host, pods] = [hostSubnet, containerSubnet].map(({ props }) => ({
                name: props.subnetName,
                addressPrefix: props.addressPrefix,
                defaultOutboundAccess: false,
                delegations,
                networkSecurityGroup: { id: "/subscriptions/s/networkSecurityGroups/n" },
            }));
            return changed("network", { subnets: [host, pods] }).filter(
                ({ name }) => ![hostSubnet.name, containerSubnet.name].includes(name),
            );
        };
        expect(found(inline([{ serviceName: "Microsoft.Databricks/workspaces" }]))).toEqual([]);
        expect(found(inline([]))).toEqual([`${subnets} @network`]);
    });
});

describe("a location that is only read", () => {
    it("needs no right to write", () => {
        const stack = changed("bronze-location", { readOnly: true }).map((resource) =>
            resource.name === "connector-bronze"
                ? {
                      ...resource,
                      props: { ...resource.props, roleDefinitionId: role("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1") },
                  }
                : resource,
        );
        expect(found(stack)).toEqual([]);
    });
});
