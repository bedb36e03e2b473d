import type { Cloud } from "../../../simulation/cloud/cloud";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { account, accountId, cloudWith, idIn, type Asked } from "../support";
import type { RefusedCase } from "./cases";
import { factoryKeyCases } from "./dataFactoryKeys";
import { factory, managedNetwork } from "./dataFactoryParts";

const trigger = (triggerName: string) => ({
    factoryName: "adf",
    triggerName,
    properties: { type: "ScheduleTrigger", recurrence: { frequency: "Day", interval: 1 } },
});

function withStartedTrigger() {
    const cloud = cloudWith([factory, ["datafactory:Trigger", trigger("daily")]]);
    cloud.act(idIn("Microsoft.DataFactory/factories", "adf", "triggers", "daily"), "start");
    return cloud;
}

const windows = (more: Inputs = {}) => ({
    factoryName: "adf",
    triggerName: "windows",
    properties: {
        type: "TumblingWindowTrigger",
        frequency: "Hour",
        interval: 1,
        startTime: "2027-01-01T00:00:00Z",
        maxConcurrency: 1,
        ...more,
    },
});
const withWindows = () => cloudWith([factory, ["datafactory:Trigger", windows()]]);

const inFactory = { factoryName: "adf" };
const runtimeIn = (region: string, more: Inputs = {}, scale: Inputs = {}) => ({
    ...inFactory,
    integrationRuntimeName: "managed",
    properties: {
        type: "Managed",
        managedVirtualNetwork: { type: "ManagedVirtualNetworkReference", referenceName: "default" },
        computeProperties: { location: region, copyComputeScaleProperties: scale },
        ...more,
    },
});
const runtimeCase = (what: string, passes: Inputs, broken: Inputs, says: RegExp, ...after: Asked[]): RefusedCase => ({
    type: "azure-native:datafactory:IntegrationRuntime",
    what,
    cloud: () => cloudWith([factory, managedNetwork, ...after]),
    passes,
    broken,
    says,
});

const runtimeCases: readonly RefusedCase[] = [
    runtimeCase(
        "a runtime of the managed network in another region than its factory",
        runtimeIn("westeurope"),
        runtimeIn("northeurope"),
        /^400 BadRequest: The integration runtime is in northeurope; .* must be in westeurope/,
    ),
    runtimeCase(
        "machines that stay for fewer than 5 minutes, or fewer than 4 units",
        runtimeIn("westeurope", {}, { timeToLive: 5, dataIntegrationUnit: 4 }),
        runtimeIn("westeurope", {}, { timeToLive: 4, dataIntegrationUnit: 4 }),
        /^400 BadRequest: copyComputeScaleProperties\.timeToLive must be 5 or more\.$/,
    ),
    runtimeCase(
        "a runtime that moves into the managed network or out of it",
        runtimeIn("westeurope"),
        runtimeIn("westeurope", { managedVirtualNetwork: undefined }),
        /^400 BadRequest: The integration runtime cannot switch to or from the managed virtual network default\./,
        ["datafactory:IntegrationRuntime", runtimeIn("westeurope")],
    ),
];

const endpointTo = (target: string, groupId: string) => ({
    ...inFactory,
    managedVirtualNetworkName: "default",
    managedPrivateEndpointName: "lake-1",
    properties: { privateLinkResourceId: accountId(target), groupId },
});
const endpointCase = (what: string, broken: Inputs, says: RegExp, ...after: Asked[]): RefusedCase => ({
    type: "azure-native:datafactory:ManagedPrivateEndpoint",
    what,
    cloud: () => cloudWith([factory, managedNetwork, account("stlake"), account("stother"), ...after]),
    passes: endpointTo("stlake", "dfs"),
    broken,
    says,
});

const endpointCases: readonly RefusedCase[] = [
    endpointCase(
        "an endpoint to a group id that its target does not have",
        endpointTo("stlake", "sqlServer"),
        /^400 BadRequest: The managed private endpoint asks for 'sqlServer' of .*\/stlake, which has blob, /,
    ),
    endpointCase(
        "an endpoint that changes its target",
        endpointTo("stother", "dfs"),
        /^400 BadRequest: A managed private endpoint cannot be updated\./,
        ["datafactory:ManagedPrivateEndpoint", endpointTo("stlake", "dfs")],
    ),
];

const approvalOf = (endpointName: string) => ({
    deploymentName: "approval",
    properties: {
        mode: "Incremental",
        parameters: { targetId: { value: accountId("stlake") }, endpointName: { value: endpointName } },
        template: {
            resources: [
                {
                    type: "Microsoft.Resources/deployments",
                    properties: {
                        parameters: { connectionName: { value: "[filter(contains(id, name))]" } },
                        template: {
                            resources: [{ type: "Microsoft.Storage/storageAccounts/privateEndpointConnections" }],
                        },
                    },
                },
            ],
        },
    },
});

/** By type: a body that refers to nothing that is not there, and what it refers to in vain. */
const referring: readonly [type: string, passes: Inputs, broken: Inputs, missing: string][] = [
    [
        "LinkedService",
        { linkedServiceName: "lake", properties: { type: "AzureBlobFS" } },
        {
            properties: {
                type: "AzureBlobFS",
                credential: { type: "CredentialReference", referenceName: "missing" },
            },
        },
        "missing",
    ],
    [
        "Dataset",
        {
            datasetName: "files",
            properties: {
                type: "Parquet",
                linkedServiceName: { type: "LinkedServiceReference", referenceName: "known" },
            },
        },
        {
            properties: {
                type: "Parquet",
                linkedServiceName: { type: "LinkedServiceReference", referenceName: "unknown" },
            },
        },
        "unknown",
    ],
    [
        "Pipeline",
        { pipelineName: "daily", activities: [] },
        { activities: [{ type: "Copy", inputs: [{ type: "DatasetReference", referenceName: "gone" }] }] },
        "gone",
    ],
    [
        "Trigger",
        trigger("daily"),
        {
            properties: {
                type: "ScheduleTrigger",
                pipelines: [{ pipelineReference: { type: "PipelineReference", referenceName: "p" } }],
            },
        },
        "p",
    ],
    [
        "IntegrationRuntime",
        runtimeIn("westeurope"),
        runtimeIn("westeurope", {
            managedVirtualNetwork: { type: "ManagedVirtualNetworkReference", referenceName: "other" },
        }),
        "other",
    ],
    [
        "CredentialOperation",
        { credentialName: "identity", properties: { type: "ManagedIdentity" } },
        { properties: { type: "ManagedIdentity", key: { type: "LinkedServiceReference", referenceName: "kv" } } },
        "kv",
    ],
];

const referenceCases = referring.map(([type, passes, broken, missing]): RefusedCase => ({
    type: `azure-native:datafactory:${type}`,
    what: "a reference to what the factory does not have",
    cloud: () =>
        cloudWith([
            factory,
            managedNetwork,
            [
                "datafactory:LinkedService",
                { ...inFactory, linkedServiceName: "known", properties: { type: "AzureBlobFS" } },
            ],
        ]),
    passes: { ...inFactory, ...passes },
    broken,
    says: new RegExp(
        `^400 BadRequest: The document creation or update failed because of invalid reference '${missing}'\\.`,
    ),
}));

const twoEndpoints = () =>
    cloudWith([
        factory,
        managedNetwork,
        account("stlake"),
        ["datafactory:ManagedPrivateEndpoint", endpointTo("stlake", "dfs")],
        [
            "datafactory:ManagedPrivateEndpoint",
            { ...endpointTo("stlake", "dfs"), managedPrivateEndpointName: "lake-2" },
        ],
    ]);

/** The second of them as it is once its target rejected it. */
function oneRejected(): Cloud {
    const cloud = twoEndpoints();
    for (const made of cloud.store.ofType("azure-native:datafactory:ManagedPrivateEndpoint")) {
        if (made.id.endsWith("lake-2")) {
            cloud.store.put({ ...made, outputs: { properties: { connectionState: { status: "Rejected" } } } });
        }
    }
    return cloud;
}

/** What services that move and serve data refuse. */
export const dataCases: readonly RefusedCase[] = [
    ...factoryKeyCases,
    ...runtimeCases,
    ...endpointCases,
    ...referenceCases,
    {
        type: "azure-native:resources:Deployment",
        what: "an approval by a part of a name that finds no connection, or more than one",
        cloud: twoEndpoints,
        passes: approvalOf("lake-1"),
        broken: approvalOf("lake"),
        says: /^400 InvalidTemplate: .*\/stlake has 2 connections of the endpoint lake, where one is wanted\.$/,
    },
    {
        type: "azure-native:resources:Deployment",
        what: "an approval of a connection that was rejected",
        cloud: oneRejected,
        passes: approvalOf("lake-1"),
        broken: approvalOf("lake-2"),
        says: /^400 BadRequest: Approving rejected private endpoint connections is not supported\.$/,
    },
    {
        type: "azure-native:datafactory:Trigger",
        what: "a change of a trigger that is started",
        cloud: withStartedTrigger,
        passes: trigger("weekly"),
        broken: { triggerName: "daily" },
        says: /^400 TriggerEnabledCannotUpdate: Cannot update enabled Trigger; the trigger needs to be disabled first\.$/,
    },
    {
        type: "azure-native:datafactory:Trigger",
        what: "another length of a trigger's windows",
        cloud: withWindows,
        passes: windows(),
        broken: windows({ interval: 2 }),
        says: /^400 TumblingWindowTriggerFrequencyOrIntervalUpdateNotAllowed: /,
    },
    {
        type: "azure-native:datafactory:Trigger",
        what: "another start of a trigger's windows",
        cloud: withWindows,
        passes: windows(),
        broken: windows({ startTime: "2027-01-02T00:00:00Z" }),
        says: /^400 TumblingWindowTriggerStartTimeUpdateNotAllowed: /,
    },
];
