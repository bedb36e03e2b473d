import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { DataFactory, type DataFactoryArgs } from "../../../components";
import { factoryKeyIssues } from "../../../components/data-factory/checks";
import type { PlanResource } from "../../../preview/plan";
import { common, customerManagedKey, diagnostics, lock, outside, privateEndpoints, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const identityResourceId = outside("Microsoft.ManagedIdentity/userAssignedIdentities", "ingest");
const factory = (args: Partial<DataFactoryArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DataFactory("ingest", { ...common, identityResourceId, ...args }, opts);
const managedRuntime = { timeToLiveMinutes: 10, dataIntegrationUnits: 16, pipelineNodes: 2, externalNodes: 3 };
const full = () =>
    factory(
        {
            customerManagedKey,
            managedRuntime,
            selfHostedRuntimes: ["office"],
            privateEndpoints,
            diagnostics,
            lock,
        },
        { protect: true },
    );
const git = {
    kind: "git",
    organisation: "contoso",
    project: "data",
    repository: "factory",
} as const;

const inputsOf = (resources: readonly PlanResource[], type: string, name?: string) => {
    const { resourceGroupName, ...rest } = one(resources, `azure-native:datafactory:${type}`, name).inputs;
    expect(resourceGroupName).toBe("rg-unit");
    return rest;
};

describe("DataFactory with only its required inputs", () => {
    it("makes the factory, its managed network, a runtime in it and its credential", async () => {
        expect(listed(await recorded(() => factory()))).toEqual([
            "ArmGap ingest-network",
            "CredentialOperation ingest-credential",
            "DataFactory ingest",
            "Deployment ingest-network",
            "Factory ingest",
            "IntegrationRuntime ingest-runtime",
        ]);
    });

    it("closes the factory, and has it sign in as itself and as the identity", async () => {
        expect(inputsOf(await recorded(() => factory()), "Factory")).toEqual({
            factoryName: expect.stringMatching(/^adf-amlp-unit-ingest-[a-z0-9]{8}$/) as string,
            location: "westeurope",
            publicNetworkAccess: "Disabled",
            identity: { type: "SystemAssigned,UserAssigned", userAssignedIdentities: { [identityResourceId]: {} } },
            tags,
        });
    });

    it("makes the managed network by a deployment, and the runtime after it", async () => {
        const made = await recorded(() => factory());
        const { properties } = one(made, "azure-native:resources:Deployment").inputs as unknown as {
            properties: { template: { resources: unknown } };
        };
        expect(properties.template.resources).toEqual([
            {
                type: "Microsoft.DataFactory/factories/managedVirtualNetworks",
                apiVersion: "2018-06-01",
                name: "[concat(parameters('factory'), '/default')]",
                properties: {},
            },
        ]);
        const runtime = one(made, "azure-native:datafactory:IntegrationRuntime");
        expect(waitsFor(runtime)).toContain("Deployment ingest-network");
        expect(runtime.inputs).toMatchObject({
            integrationRuntimeName: "managed",
            properties: {
                type: "Managed",
                managedVirtualNetwork: { type: "ManagedVirtualNetworkReference", referenceName: "default" },
                computeProperties: { location: "westeurope" },
            },
        });
        expect(Object.keys((runtime.inputs.properties as { computeProperties: object }).computeProperties)).toEqual([
            "location",
        ]);
    });

    it("keeps the identity as a credential, by which linked services name it", async () => {
        expect(inputsOf(await recorded(() => factory()), "CredentialOperation")).toMatchObject({
            credentialName: "identity",
            properties: { type: "ManagedIdentity", resourceId: identityResourceId },
        });
    });

    it("tells the names of what is made, not names alone: what uses them waits", async () => {
        let made: DataFactory | undefined;
        await recorded(() => (made = factory()));
        const names = await new Promise((resolve) =>
            pulumi
                .all([
                    made?.contents?.credentialName ?? "",
                    made?.contents?.runtimeName ?? "",
                    made?.managedNetworkName,
                ])
                .apply(resolve),
        );
        expect(names).toEqual(["identity", "managed", "default"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => factory(), "preview"))).toEqual(listed(await recorded(() => factory())));
    });
});

describe("DataFactory full", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("sends its logs to tables of their own, which the alerts read", async () => {
        const { inputs } = one(await recorded(full), "azure-native:monitor:DiagnosticSetting");
        expect(inputs.logAnalyticsDestinationType).toBe("Dedicated");
    });

    it("has both endpoints, logs, a lock and a runtime for machines of the organisation's own", async () => {
        const children = listed(await recorded(full)).filter((each) => !/^(ArmGap|Deployment|Factory) /.test(each));
        expect(children).toEqual([
            "CredentialOperation ingest-credential",
            "DataFactory ingest",
            "DiagnosticSetting ingest-logs",
            "IntegrationRuntime ingest-runtime",
            "IntegrationRuntime ingest-runtime-office",
            "ManagementLockByScope ingest-lock",
            "PrivateDnsZoneGroup ingest-dataFactory-zones",
            "PrivateDnsZoneGroup ingest-portal-zones",
            "PrivateEndpoint ingest-dataFactory",
            "PrivateEndpoint ingest-dataFactory",
            "PrivateEndpoint ingest-portal",
            "PrivateEndpoint ingest-portal",
        ]);
    });

    it("is encrypted from the beginning, with a key that the factory carries the identity of", async () => {
        const made = await recorded(full);
        expect(inputsOf(made, "Factory")).toMatchObject({
            encryption: {
                vaultBaseUrl: customerManagedKey.vaultUri,
                keyName: "key",
                identity: { userAssignedIdentity: customerManagedKey.identityResourceId },
            },
            identity: {
                userAssignedIdentities: { [identityResourceId]: {}, [customerManagedKey.identityResourceId]: {} },
            },
        });
        expect(one(made, "azure-native:datafactory:Factory").replaceOnChanges).toEqual(["encryption"]);
    });

    it("keeps machines for the minutes that are set", async () => {
        const runtime = inputsOf(await recorded(full), "IntegrationRuntime", "ingest-runtime");
        expect(runtime).toMatchObject({
            properties: {
                computeProperties: {
                    copyComputeScaleProperties: { timeToLive: 10, dataIntegrationUnit: 16 },
                    pipelineExternalComputeScaleProperties: {
                        timeToLive: 10,
                        numberOfPipelineNodes: 2,
                        numberOfExternalNodes: 3,
                    },
                },
            },
        });
    });

    it("carries its tags, names children after itself and protects the factory alone", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "ingest")).toEqual([]);
        expect(guarded(resources)).toEqual(["Factory ingest"]);
    });
});

describe("A factory that a repository writes", () => {
    it("names it, with branch and folder by default, and has no contents for the program", async () => {
        let made: DataFactory | undefined;
        const resources = await recorded(() => (made = factory({ authoring: git })));
        expect(inputsOf(resources, "Factory").repoConfiguration).toEqual({
            type: "FactoryVSTSConfiguration",
            accountName: "contoso",
            projectName: "data",
            repositoryName: "factory",
            collaborationBranch: "main",
            rootFolder: "/",
        });
        expect(made?.contents).toBeUndefined();
    });

    it("is the program's where it says so", async () => {
        const resources = await recorded(() => factory({ authoring: { kind: "program" } }));
        expect(inputsOf(resources, "Factory")).not.toHaveProperty("repoConfiguration");
    });
});

describe("DataFactory refuses, before it registers anything,", () => {
    it.each<[string, Partial<DataFactoryArgs>, string[]]>([
        [
            "a repository without a name, and a folder that does not begin at its root",
            { authoring: { ...git, repository: " ", branch: "", folder: "adf" } },
            [
                "authoring.repository: is blank",
                "authoring.branch: is blank",
                'authoring.folder: "adf" must begin with a slash',
            ],
        ],
        [
            "machines that stay for too short, too few units, and too many nodes",
            { managedRuntime: { timeToLiveMinutes: 4, dataIntegrationUnits: 6, pipelineNodes: 11, externalNodes: 0 } },
            [
                "managedRuntime.timeToLiveMinutes: must be a whole number from 5 to 1440, is 4",
                "managedRuntime.dataIntegrationUnits: must be a multiple of 4 from 4 to 256, is 6",
                "managedRuntime.pipelineNodes: must be a whole number from 1 to 10, is 11",
                "managedRuntime.externalNodes: must be a whole number from 1 to 10, is 0",
            ],
        ],
        [
            "sizes of machines that do not stay",
            { managedRuntime: { dataIntegrationUnits: 8 } },
            ["managedRuntime.dataIntegrationUnits: needs timeToLiveMinutes: without it no machines stay after a run"],
        ],
        [
            "runtimes of bad names, of one name and of the managed one's",
            { selfHostedRuntimes: ["a--b", "Office", "office", "Managed"] },
            [
                'selfHostedRuntimes[0]: "a--b" must be 3 to 63 letters, digits and single hyphens, no hyphen first or last',
                'selfHostedRuntimes: "Managed" is the runtime in the managed network; take another name',
                'selfHostedRuntimes: "office" is duplicated',
            ],
        ],
        [
            "an endpoint without its zone",
            { privateEndpoints: { ...privateEndpoints, zoneResourceIds: {} } },
            [
                'privateEndpoints.zoneResourceIds: "dataFactory" needs zone privatelink.datafactory.azure.net, which is not given',
                'privateEndpoints.zoneResourceIds: "portal" needs zone privatelink.adf.azure.com, which is not given',
            ],
        ],
    ])("%s", async (_, args, issues) => {
        expect(await refusal(() => factory(args))).toEqual(issues.map((issue) => `DataFactory "ingest" ${issue}`));
    });
});

describe("A key for a factory", () => {
    it.each([
        [2048, []],
        [3072, ["is 3072; Data Factory takes keys of 2048 bits"]],
        [undefined, ["is left out; Data Factory takes keys of 2048 bits"]],
    ])("of %s bits", (bits, reasons) => {
        expect(factoryKeyIssues(bits).map(({ reason }) => reason)).toEqual(reasons);
    });
});
