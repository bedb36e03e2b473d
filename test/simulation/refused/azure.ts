import type { Inputs } from "../../../simulation/core/simulatedType";
import {
    account,
    accountId,
    cloudWith,
    group,
    idIn,
    identity,
    identityId,
    key,
    network,
    networkId,
    principalOf,
    role,
    roles,
    vault,
    workspace,
    type Asked,
} from "../support";
import type { RefusedCase } from "./cases";

const [, reader] = role(group, principalOf("ident"), roles.blobContributor);
const assignmentCases: RefusedCase[] = [
    {
        type: "azure-native:authorization:RoleAssignment",
        what: "a role that the principal holds there under another name",
        there: [identity("ident"), ["authorization:RoleAssignment", reader]],
        passes: reader,
        broken: {
            roleAssignmentName: "00000000-0000-4000-8000-000000000001",
            roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roles.blobContributor}`,
        },
        says: /^409 RoleAssignmentExists: The role assignment already exists\./,
    },
    {
        type: "azure-native:authorization:RoleAssignment",
        what: "the name of an assignment at another scope",
        there: [identity("ident"), ["authorization:RoleAssignment", reader]],
        passes: reader,
        broken: { scope: identityId("ident") },
        says: /^400 RoleAssignmentUpdateNotPermitted: Tenant ID, application ID, principal ID, and scope are not allowed to be updated\./,
    },
];

const accountAs = (kind: string, name: string): Asked => account("stone", { kind, sku: { name }, accessTier: "Hot" });
const changes = (what: string, before: Asked, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:storage:StorageAccount",
    what,
    there: [before],
    passes: { ...before[1], ...passes },
    broken,
    says,
});
const sku = (name: string) => ({ sku: { name } });
const conversion = "a change of the redundancy that is a conversion";
const kindChange = "a change of the kind, other than an upgrade to StorageV2";
const storageCases: RefusedCase[] = [
    changes(
        conversion,
        accountAs("StorageV2", "Standard_LRS"),
        sku("Standard_GRS"),
        sku("Standard_ZRS"),
        /^400 StorageAccountTypeConversionNotAllowed: The storage account does not support SKU conversion: Standard_LRS to Standard_ZRS/,
    ),
    changes(
        conversion,
        accountAs("StorageV2", "Standard_ZRS"),
        sku("Standard_GZRS"),
        sku("Standard_GRS"),
        /Standard_GRS/,
    ),
    changes(conversion, accountAs("StorageV2", "Standard_LRS"), {}, sku("Premium_LRS"), /to Premium_LRS/),
    changes(
        kindChange,
        accountAs("BlobStorage", "Standard_LRS"),
        { kind: "StorageV2" },
        { kind: "Storage" },
        /^400 BadRequest: The kind of a storage account cannot change from BlobStorage to Storage\./,
    ),
    changes(
        kindChange,
        accountAs("StorageV2", "Standard_LRS"),
        {},
        { kind: "BlobStorage" },
        /from StorageV2 to BlobStorage/,
    ),
];

const rotation = (expiryTime: string | undefined, trigger: Inputs, type = "rotate") => ({
    attributes: { expiryTime },
    lifetimeActions: [{ action: { type }, trigger }],
});
const ofKey = (what: string, broken: Inputs, says: RegExp, good: Inputs = {}): RefusedCase => ({
    type: "azure-native:keyvault:Key",
    what,
    there: [vault("kv1")],
    passes: { ...key("kv1", "k")[1], properties: { kty: "RSA", keySize: 3072, ...good } },
    broken: { properties: { kty: "RSA", ...broken } },
    says,
});
const sizes =
    "an RSA key of another size than 2048, 3072, 4096, an EC key of another curve than P-256, P-256K, P-384, P-521";
const early = "a rotation less than 7 days after the key is made or before it expires";
const good = { rotationPolicy: rotation("P2Y", { timeAfterCreate: "P365D" }) };
const keyCases: RefusedCase[] = [
    ofKey(sizes, { keySize: 1024 }, /^400 BadRequest: Unsupported key size 1024\./),
    ofKey(sizes, { kty: "EC", curveName: "P-192" }, /^400 BadRequest: Unsupported curve P-192\./, {
        kty: "EC",
        curveName: "P-384",
    }),
    ofKey(
        "an expiry of less than 28 days in the rotation policy",
        { rotationPolicy: rotation("P27D", { timeAfterCreate: "P10D" }) },
        /^400 BadRequest: The expiry time P27D of the rotation policy must be at least P28D\./,
        { rotationPolicy: rotation("P28D", { timeAfterCreate: "P10D" }) },
    ),
    ofKey(
        early,
        { rotationPolicy: rotation("P90D", { timeAfterCreate: "P1D" }) },
        /^400 BadRequest: .*at least 7 days/,
        good,
    ),
    ofKey(early, { rotationPolicy: rotation(undefined, { timeAfterCreate: "PT24H" }) }, /at least 7 days/, good),
    ofKey(early, { rotationPolicy: rotation("P90D", { timeAfterCreate: "P3M" }) }, /at least 7 days/, good),
    ofKey(early, { rotationPolicy: rotation("P90D", { timeBeforeExpiry: "P6D" }) }, /at least 7 days/, good),
    ofKey(
        "a rotation or notification before an expiry that the rotation policy does not set",
        { rotationPolicy: rotation(undefined, { timeBeforeExpiry: "P30D" }, "notify") },
        /^400 BadRequest: .*Set rotationPolicy\.attributes\.expiryTime\./,
        { rotationPolicy: rotation("P1Y", { timeBeforeExpiry: "P30D" }, "notify") },
    ),
];

const logs = (what: string, retentionInDays: number): RefusedCase => ({
    type: "azure-native:operationalinsights:Workspace",
    what,
    passes: { ...workspace("logs")[1], retentionInDays: 730 },
    broken: { retentionInDays },
    says: /^400 BadRequest: The value provided for retention is invalid\. the expected value should be between 30 to 730\./,
});
const namespace = (name: string, location: string): Asked => [
    "eventhub:Namespace",
    { namespaceName: name, location, sku: { name: "Standard" } },
];
const rule = (name: string) =>
    `${idIn("Microsoft.EventHub/namespaces", name)}/authorizationRules/RootManageSharedAccessKey`;
const elsewhere = "a storage account or event hub in another region than the resource";
const setting = (what: string, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:monitor:DiagnosticSetting",
    what,
    cloud: () => {
        const cloud = cloudWith([
            network("v1"),
            account("near"),
            account("far", { location: "eastus" }),
            namespace("ehns-near", "westeurope"),
            namespace("ehns-far", "eastus"),
        ]);
        cloud.bring(rule("ehns-near"), "service");
        cloud.bring(rule("ehns-far"), "service");
        return cloud;
    },
    passes: { name: "d", resourceUri: networkId("v1"), logs: [{ categoryGroup: "allLogs", enabled: true }], ...passes },
    broken,
    says,
});
const observabilityCases: RefusedCase[] = [
    logs("a retention outside 30 to 730 days", 10),
    logs("a retention outside 30 to 730 days", 1000),
    setting(
        "the category group audit of what has none",
        { storageAccountId: accountId("near") },
        { logs: [{ categoryGroup: "audit", enabled: true }] },
        /^400 BadRequest: CategoryGroup: 'audit' is not supported, supported ones are: 'allLogs'$/,
    ),
    setting(
        elsewhere,
        { storageAccountId: accountId("near") },
        { storageAccountId: accountId("far") },
        /^400 BadRequest: Resources should be in the same region\. Resource '.*\/v1' is in region 'westeurope' and resource '.*\/far' is in region 'eastus'\.$/,
    ),
    setting(
        elsewhere,
        { eventHubAuthorizationRuleId: rule("ehns-near") },
        { eventHubAuthorizationRuleId: rule("ehns-far") },
        /resource '.*\/namespaces\/ehns-far' is in region 'eastus'/,
    ),
];

const injected = (name: string) => ({
    computeMode: "Hybrid",
    workspaceName: "dbw",
    sku: { name: "premium" },
    managedResourceGroupId: "/subscriptions/s-1/resourceGroups/managed",
    parameters: { customVirtualNetworkId: { value: networkId(name) } },
});

const administrators = (serverName: string) => ({
    deploymentName: "administrators",
    properties: {
        mode: "Incremental",
        parameters: { server: { value: serverName } },
        template: {
            resources: [
                {
                    type: "Microsoft.Sql/servers/administrators",
                    name: "[concat(parameters('server'), '/ActiveDirectory')]",
                    properties: { login: "others", sid: "g-2" },
                },
            ],
        },
    },
});

/** What services of Azure other than networks are refused for. */
export const serviceCases: readonly RefusedCase[] = [
    {
        type: "azure-native:resources:Deployment",
        what: "a resource in one that does not exist",
        there: [["sql:Server", { serverName: "sql", administratorLogin: "admins" }]],
        passes: administrators("sql"),
        broken: administrators("none"),
        says: /^404 ParentResourceNotFound: .* Parent resource '.*\/Microsoft\.Sql\/servers\/none' not found\.$/,
    },
    ...assignmentCases,
    ...storageCases,
    ...keyCases,
    ...observabilityCases,
    {
        type: "azure-native:databricks:Workspace",
        what: "a network in another region",
        there: [network("v1"), ["network:VirtualNetwork", { ...network("far")[1], location: "eastus" }]],
        passes: injected("v1"),
        broken: injected("far"),
        says: /^400 BadRequest: The virtual network .*\/far is in eastus, the workspace in westeurope\./,
    },
];
