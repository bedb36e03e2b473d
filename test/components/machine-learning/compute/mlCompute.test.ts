import { ResourceGroup } from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { MlCompute, MlPriority, type MlComputeArgs } from "../../../../components";
import { mlComputeIssues, mlPresets } from "../../../../components/machine-learning/checks";
import { hasGpu, vmSizeFacts, vmSizeLifecycle } from "../../../../azure/compute/sizes";
import { builtInRoles } from "../../../../azure/roles";
import { common, outside, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../../invariants";

const type = "azure-native:machinelearningservices:Compute";
const account = outside("Microsoft.Storage/storageAccounts", "stml");
const registry = outside("Microsoft.ContainerRegistry/registries", "crml");
const subnetResourceId = outside("Microsoft.Network/virtualNetworks/subnets", "vnet", "machine-learning");
const identity = (name: string, number: number) => ({
    resourceId: outside("Microsoft.ManagedIdentity/userAssignedIdentities", name),
    principalId: `00000000-0000-4000-8000-00000000000${number}`,
});
const user = { objectId: "00000000-0000-4000-8000-0000000000aa", tenantId: "00000000-0000-4000-8000-0000000000bb" };
const cluster = { name: "cpu", preset: "cpu" as const, identity: "training" };

const compute = (args: Partial<MlComputeArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new MlCompute(
        "compute",
        {
            ...common,
            workspaceName: "mlw-unit",
            network: { kind: "managed" },
            clusters: [cluster],
            identities: { training: identity("training", 3) },
            dependencies: { storageAccountResourceId: account, containerRegistryResourceId: registry },
            ...args,
        },
        opts,
    );
const full = () =>
    compute(
        {
            network: { kind: "subnet", subnetResourceId },
            clusters: [
                { ...cluster, size: "Standard_E8ds_v5", minNodes: 1, maxNodes: 8, idleMinutes: 30 },
                { name: "gpu", preset: "gpu", identity: "training" },
                {
                    name: "many-models",
                    preset: "many-models",
                    identity: "scoring",
                    priority: MlPriority.LowPriority,
                    resumable: true,
                },
            ],
            instances: [
                {
                    name: "ci-ann",
                    user,
                    size: "Standard_E4ds_v5",
                    idleMinutes: 15,
                    stopHour: 18,
                    timeZone: "W. Europe Standard Time",
                },
            ],
            identities: { training: identity("training", 3), scoring: identity("scoring", 4) },
        },
        { protect: true },
    );

describe("MlCompute with only its required inputs", () => {
    it("makes a cluster and the roles of its identity", async () => {
        expect(listed(await recorded(() => compute()))).toEqual([
            "Compute compute-cpu",
            "MlCompute compute",
            "RoleAssignment compute-training-blobs",
            "RoleAssignment compute-training-images",
        ]);
    });

    it("starts from no node, without public addresses, SSH or local accounts", async () => {
        expect(one(await recorded(() => compute()), type).inputs).toEqual({
            computeName: "cpu",
            workspaceName: "mlw-unit",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            identity: { type: "UserAssigned", userAssignedIdentities: [identity("training", 3).resourceId] },
            properties: {
                computeType: "AmlCompute",
                disableLocalAuth: true,
                properties: {
                    osType: "Linux",
                    vmSize: "Standard_D4ds_v5",
                    vmPriority: "Dedicated",
                    scaleSettings: { minNodeCount: 0, maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: "PT5M" },
                    enableNodePublicIp: false,
                    remoteLoginPortPublicAccess: "Disabled",
                },
            },
            tags,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => compute(), "preview"))).toEqual(listed(await recorded(() => compute())));
    });
});

describe("MlCompute with a registry of models", () => {
    const subscriptionId = "00000000-0000-4000-8000-00000000cccc";
    const resourceId = `/subscriptions/${subscriptionId}/resourceGroups/rg-models`;
    const definitions = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;

    it.each([
        ["Reader by default", {}, `${definitions}/${builtInRoles.reader}`],
        ["the role that is given", { readerRoleDefinitionId: `${definitions}/own` }, `${definitions}/own`],
    ])("lets the identities of clusters read it, and no others: %s", async (_, more, roleDefinitionId) => {
        const identities = { training: identity("training", 3), scoring: identity("scoring", 4) };
        const modelRegistry = { resourceId, subscriptionId, ...more };
        const made = await recorded(() => compute({ identities, modelRegistry }));
        const given = made.filter(({ name }) => name.endsWith("-models"));
        expect(given.map(({ name }) => name)).toEqual(["compute-training-models"]);
        expect(given[0]?.inputs).toMatchObject({
            scope: resourceId,
            roleDefinitionId,
            principalId: expect.any(String) as string,
        });
    });
});

describe("MlCompute after a workspace", () => {
    it("makes no cluster before what it depends on", async () => {
        const made = await recorded(() => {
            compute({ after: [new ResourceGroup("workspace", { resourceGroupName: "rg-workspace" })] });
        });
        expect(waitsFor(one(made, type))).toContain("ResourceGroup workspace");
    });
});

describe("MlCompute full", () => {
    const roles = async () =>
        (await recorded(full))
            .filter(({ type }) => type === "azure-native:authorization:RoleAssignment")
            .map(({ inputs }) => [
                (inputs.principalId as string).at(-1),
                Object.entries(builtInRoles).find(([, id]) => (inputs.roleDefinitionId as string).endsWith(id))?.[0],
                (inputs.scope as string).split("/").at(-1),
            ])
            .sort();

    it("gives each identity images and blobs once, and queues and tables where parallel jobs run", async () => {
        expect(await roles()).toEqual([
            ["3", "acrPull", "crml"],
            ["3", "storageBlobDataContributor", "stml"],
            ["4", "acrPull", "crml"],
            ["4", "storageBlobDataContributor", "stml"],
            ["4", "storageQueueDataContributor", "stml"],
            ["4", "storageTableDataContributor", "stml"],
        ]);
    });

    it("takes size, scale and network as set", async () => {
        expect(one(await recorded(full), type, "compute-cpu").inputs).toMatchObject({
            properties: {
                properties: {
                    vmSize: "Standard_E8ds_v5",
                    scaleSettings: { minNodeCount: 1, maxNodeCount: 8, nodeIdleTimeBeforeScaleDown: "PT30M" },
                    subnet: { id: subnetResourceId },
                },
            },
        });
    });

    it("has the cores of the scenario for many models, at the lower price where jobs resume", async () => {
        expect(one(await recorded(full), type, "compute-many-models").inputs).toMatchObject({
            properties: {
                properties: {
                    vmSize: "Standard_E16ds_v5",
                    vmPriority: "LowPriority",
                    scaleSettings: { maxNodeCount: 12 },
                },
            },
        });
    });

    it("makes an instance that one user opens, that stops when idle and every evening", async () => {
        const { inputs } = one(await recorded(full), type, "compute-ci-ann");
        expect(inputs).not.toHaveProperty("identity");
        expect(inputs.properties).toEqual({
            computeType: "ComputeInstance",
            disableLocalAuth: true,
            properties: {
                vmSize: "Standard_E4ds_v5",
                personalComputeInstanceSettings: { assignedUser: user },
                computeInstanceAuthorizationType: "personal",
                applicationSharingPolicy: "Personal",
                enableSSO: true,
                idleTimeBeforeShutdown: "PT15M",
                schedules: {
                    computeStartStop: [
                        {
                            action: "Stop",
                            triggerType: "Cron",
                            cron: { expression: "0 18 * * *", timeZone: "W. Europe Standard Time" },
                            status: "Enabled",
                        },
                    ],
                },
                sshSettings: { sshPublicAccess: "Disabled" },
                enableNodePublicIp: false,
                subnet: { id: subnetResourceId },
            },
        });
    });

    it("protects nothing: no compute holds data", async () => {
        expect(guarded(await recorded(full))).toEqual([]);
    });

    it("tags clusters and instances, and names all after the component", async () => {
        const made = await recorded(full);
        expect(untagged(made)).toEqual([]);
        expect(misnamedChildren(made, "compute")).toEqual([]);
    });
});

describe("An instance without anything said", () => {
    it("stops all the same", async () => {
        const made = await recorded(() => compute({ clusters: [], instances: [{ name: "ci-ann", user }] }));
        expect(one(made, type).inputs.properties).toMatchObject({
            properties: {
                idleTimeBeforeShutdown: "PT60M",
                schedules: { computeStartStop: [{ action: "Stop", cron: { expression: "0 19 * * *" } }] },
            },
        });
    });
});

describe("A change of compute", () => {
    /** Options that a child is made with; the plan shows neither the order of a replacement nor what is ignored. */
    async function optionsOf(child: string): Promise<pulumi.CustomResourceOptions> {
        const seen = new Map<string, pulumi.ResourceOptions>();
        const transformations: pulumi.ResourceTransformation[] = [({ name, opts }) => void seen.set(name, opts)];
        await recorded(() => compute({ instances: [{ name: "ci-ann", user }] }, { transformations }));
        return seen.get(child) as pulumi.CustomResourceOptions;
    }

    it("deletes a cluster before it makes it again, for all but scale and tags", async () => {
        const { replaceOnChanges, deleteBeforeReplace, ignoreChanges } = await optionsOf("compute-cpu");
        expect([deleteBeforeReplace, ignoreChanges]).toEqual([true, undefined]);
        const { inputs } = one(await recorded(full), type, "compute-cpu");
        const nested = Object.keys((inputs.properties as { properties: object }).properties)
            .filter((property) => property !== "scaleSettings")
            .map((property) => `properties.properties.${property}`);
        expect([...(replaceOnChanges ?? [])].sort()).toEqual(
            ["identity", "properties.disableLocalAuth", ...nested].sort(),
        );
    });

    it("deletes an instance before it makes it again, but not for a tag", async () => {
        expect(await optionsOf("compute-ci-ann")).toMatchObject({
            deleteBeforeReplace: true,
            replaceOnChanges: ["properties"],
            ignoreChanges: ["tags"],
        });
    });
});

describe("The presets", () => {
    it.each(Object.entries(mlPresets))(
        "%s has a size that is current, with GPUs where it is about them",
        (_, preset) => {
            expect([vmSizeLifecycle(preset.size), hasGpu(preset.size)]).toEqual(["current", preset.gpu]);
        },
    );

    it("have the cores and memory of the scenario for many models: 12 machines of 16 cores and 128 GiB", () => {
        const { size, maxNodes } = mlPresets["many-models"];
        expect([maxNodes, vmSizeFacts(size)?.vcpus, vmSizeFacts(size)?.memoryGib]).toEqual([12, 16, 128]);
    });
});

describe("MlCompute refuses", () => {
    const refused: [string, Partial<MlComputeArgs>, string[]][] = [
        [
            "a retired size",
            { clusters: [{ name: "gpu", preset: "gpu", identity: "training", size: "Standard_NC6s_v3" }] },
            ["clusters[0].size: Azure retired Standard_NC6s_v3 on 2025-09-30; take Standard_NC24ads_A100_v4"],
        ],
        [
            "an unknown size",
            { clusters: [{ ...cluster, size: "Standard_X1" }] },
            [
                "clusters[0].size: Standard_X1 is not in the table of sizes (azure/compute/sizes.ts); name one of it, or add it with its source",
            ],
        ],
        [
            "a size without GPUs for GPUs",
            { clusters: [{ ...cluster, preset: "gpu", size: "Standard_D8ds_v5" }] },
            [
                "clusters[0].size: Standard_D8ds_v5 has no GPU, but preset gpu is for GPUs; name a size with GPUs, or preset cpu",
            ],
        ],
        [
            "a GPU that lies idle",
            { clusters: [{ ...cluster, size: "Standard_NC4as_T4_v3" }] },
            [
                "clusters[0].size: Standard_NC4as_T4_v3 has a GPU that preset cpu leaves idle; name a size without, or preset gpu",
            ],
        ],
        [
            "a minimum above the maximum",
            { clusters: [{ ...cluster, minNodes: 3, maxNodes: 2 }] },
            ["clusters[0].minNodes: must be a whole number from 0 to maxNodes (2), is 3"],
        ],
        [
            "numbers out of bounds",
            { clusters: [{ ...cluster, maxNodes: 101, idleMinutes: 0.5 }] },
            [
                "clusters[0].maxNodes: must be a whole number from 1 to 100, is 101",
                "clusters[0].idleMinutes: must be a whole number of minutes from 1 to 240, is 0.5",
            ],
        ],
        [
            "the lower price for jobs that do not resume",
            { clusters: [{ ...cluster, priority: MlPriority.LowPriority }] },
            [
                "clusters[0].priority: is lowPriority, whose nodes Azure takes back at any time, but resumable is false; set resumable where the jobs continue after a lost node, or priority to dedicated",
            ],
        ],
        [
            "an identity that is not there",
            { clusters: [{ ...cluster, identity: "scoring" }] },
            ['clusters[0].identity: "scoring" is not an entry of identities; name one of training'],
        ],
        [
            "names that Azure does not take",
            { clusters: [{ ...cluster, name: "cpu-1" }], instances: [{ name: "a-name-of-17-char", user }] },
            [
                'clusters[0].name: "cpu-1" must be 3 to 16 letters, digits and hyphens, a letter first, no hyphen and digits last',
                'instances[0].name: "a-name-of-17-char" must be 3 to 16 letters, digits and hyphens, a letter first, no hyphen and digits last',
            ],
        ],
        [
            "an instance with the name of a cluster",
            { instances: [{ name: "CPU", user }] },
            [
                'instances[0].name: "cpu" is duplicated: clusters[0].name has it too; clusters and instances of a workspace share their names',
            ],
        ],
        [
            "an instance of no user that never stops",
            { instances: [{ name: "ci-ann", user: { objectId: "ann", tenantId: user.tenantId }, idleMinutes: 0 }] },
            [
                'instances[0].user.objectId: "ann" is not a UUID',
                "instances[0].idleMinutes: must be a whole number from 15 to 4320, is 0",
            ],
        ],
        [
            "an hour and a time zone that are none",
            { instances: [{ name: "ci-ann", user, stopHour: 24, timeZone: " " }] },
            [
                "instances[0].stopHour: must be a whole number from 0 to 23, is 24",
                "instances[0].timeZone: is blank; name a time zone of Windows, for example W. Europe Standard Time",
            ],
        ],
        [
            "a managed network with a subnet",
            { network: { kind: "managed", subnetResourceId } as MlComputeArgs["network"] },
            [
                "network.subnetResourceId: is set, but compute of a managed network has no subnet; leave it out, or set kind to subnet",
            ],
        ],
    ];
    it.each(refused)("%s", async (_, args, reasons) => {
        expect(await refusal(() => compute(args))).toEqual(reasons.map((reason) => `MlCompute "compute" ${reason}`));
    });

    it("a size on the day that it ends", () => {
        const plan = { clusters: [{ ...cluster, size: "Standard_F8s_v2" }], identities: ["training"] };
        expect(mlComputeIssues(plan)).toEqual([]);
        expect(mlComputeIssues(plan, "2028-11-15")).toEqual([
            {
                propertyPath: "clusters[0].size",
                reason: "Azure retired Standard_F8s_v2 on 2028-11-15; take Standard_D8ds_v5",
            },
        ]);
    });
});

describe("The rules of the policy pack", () => {
    it("find nothing wrong with compute, but for a node that is kept ready", async () => {
        expect(await violations(() => compute())).toEqual([]);
        expect(await violations(full)).toEqual(["ml-cluster-min-nodes on compute-cpu"]);
    });
});
