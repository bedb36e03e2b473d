import { describe, expect, it } from "vitest";
import { one } from "../../../support/recording";
import { hubStack, withHub } from "../../support/additions";
import { recordMinimal } from "../../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const subscription = "/subscriptions/3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0009";
const outside = (type: string, name: string) => `${subscription}/resourceGroups/rg-outside/providers/${type}/${name}`;
const registryResourceId = outside("Microsoft.MachineLearningServices/registries", "models");
const storageAccountResourceId = outside("Microsoft.Storage/storageAccounts", "stmodels");
const containerRegistryResourceId = outside("Microsoft.ContainerRegistry/registries", "crmodels");
const existing = (more: object = {}): Changes => ({
    "machineLearning.modelRegistry": { from: "existing", registryResourceId, ...more },
});
const subnet: Changes = {
    "machineLearning.network": { kind: "subnet" },
    "network.subnets[+]": { purpose: "machineLearningCompute", addressPrefix: "10.110.2.0/24" },
};
const at = "machineLearning.modelRegistry";

const rows: BadSetting[] = [
    [
        "the hub's in a stack without one",
        { [at]: { from: "hub" } },
        [`${at}.from: is hub, but there is no hub section; add one, set it to existing, or leave modelRegistry out`],
    ],
    [
        "an id of another type",
        existing({ registryResourceId: containerRegistryResourceId }),
        [
            expect.stringMatching(
                /^machineLearning.modelRegistry.registryResourceId: found .*; must be the ARM id of a /,
            ),
        ],
    ],
    [
        "ids of parts that are of another type",
        existing({ storageAccountResourceId: "st", containerRegistryResourceId: registryResourceId }),
        [
            expect.stringMatching(/^machineLearning.modelRegistry.storageAccountResourceId: found "st"; must be/),
            expect.stringMatching(/^machineLearning.modelRegistry.containerRegistryResourceId: found .*; must be/),
        ],
    ],
    [
        "no id of an existing one, and rules to parts of the hub's",
        { [at]: { from: "existing", partRules: true } },
        [
            `${at}.registryResourceId: is missing; must be a text`,
            `${at}.partRules: does not go with from: existing; it belongs to from: hub`,
        ],
    ],
    [
        "rules to parts where compute runs in a subnet",
        { ...subnet, ...existing({ storageAccountResourceId, containerRegistryResourceId }) },
        ["storageAccountResourceId", "containerRegistryResourceId"].map(
            (key) => `${at}.${key}: is for outbound rules, but network.kind is subnet, which has none; leave it out`,
        ),
    ],
    [
        "a target that leads to the registry as well, and one by its name",
        {
            ...existing(),
            "machineLearning.network.privateEndpoints": [
                { name: "again", resourceId: registryResourceId, groupIds: ["amlregistry"] },
                { name: "models", resourceId: storageAccountResourceId, groupIds: ["blob"] },
            ],
        },
        [
            'machineLearning.network.privateEndpoints: "models" is the name of a target that the workspace has already; choose another',
            'machineLearning.network.privateEndpoints[0].resourceId: is the resource of target "models"; a target and group id has one rule: leave it out',
        ],
    ],
];

describe("machineLearning.modelRegistry refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("machine-learning", changes)).toEqual(lines);
    });

    it("the hub's endpoints where the network does not say where they are", () => {
        const changes = { ...withHub, ...subnet, "observability.privateLink": undefined, [at]: { from: "hub" } };
        expect(minimalIssues("machine-learning", changes)).toEqual([
            `network.remotePrivateEndpoints: is missing, but ${at} has its endpoint in the hub; add the range of the hub's subnet for private endpoints`,
        ]);
        const named = { ...changes, "network.remotePrivateEndpoints": ["10.100.1.0/24"] };
        expect(minimalIssues("machine-learning", named)).toEqual([]);
    });
});

const groupIds = ["amlregistry", "amlworkspace", "blob", "dfs", "file", "queue", "registry", "table", "vault"];
const hub = (changes: Changes = {}) => hubStack({ "privateDns.groupIds": groupIds, modelRegistry: {}, ...changes });
const ofHub = (more: object = {}): Changes => ({
    ...withHub,
    "observability.privateLink": undefined,
    [at]: { from: "hub", ...more },
});
const assignmentType = "azure-native:authorization:RoleAssignment";

async function madeWith(changes: Changes, shared = hub()) {
    const { resources } = await recordMinimal("machine-learning", changes, shared);
    const made = resources.map(({ shown }) => shown);
    const { managedNetwork } = one(made, "azure-native:machinelearningservices:Workspace").inputs as {
        managedNetwork: { outboundRules?: Record<string, { destination: { serviceResourceId: string } }> };
    };
    const rules = Object.entries(managedNetwork.outboundRules ?? {}).filter(([name]) => name.startsWith("models"));
    const roles = made.filter(({ type, name }) => type === assignmentType && /-models(-|$)/.test(name));
    return {
        rules: Object.fromEntries(rules.map(([name, { destination }]) => [name, destination.serviceResourceId])),
        roles: Object.fromEntries(roles.map(({ name, inputs }) => [name, inputs.scope as string])),
        made,
    };
}

describe("A workspace with a registry of models", () => {
    it("reaches the hub's over one rule, with roles on the resource group of the registry", async () => {
        const { rules, roles, made } = await madeWith(ofHub());
        expect(rules).toEqual({
            "models-amlregistry": expect.stringMatching(/\/rg-amlp-[\w-]+-models\/.*\/registries\/mlr-/) as string,
        });
        const group = rules["models-amlregistry"]?.replace(/\/providers\/.*/, "");
        expect(roles).toEqual({
            "ml-approves-models": group,
            "ml-deployer-approves-models": group,
            "ml-compute-training-models": group,
        });
        const { outputs } = await recordMinimal("machine-learning", ofHub(), hub());
        expect(outputs.machineLearning).toBeDefined();
        expect(one(made, assignmentType, "ml-compute-training-models").inputs.roleDefinitionId).toMatch(
            /^\/subscriptions\/3b0e7a10-[\w-]+\/providers\/Microsoft\.Authorization\/roleDefinitions\//,
        );
    });

    it("reaches storage account and container registry of its own region too where it is set to", async () => {
        const { rules, roles } = await madeWith(ofHub({ partRules: true }));
        expect(rules).toEqual({
            "models-amlregistry": expect.stringContaining("/registries/mlr-") as string,
            "models-images-registry": expect.stringContaining("/Microsoft.ContainerRegistry/registries/") as string,
            "models-storage-blob": expect.stringContaining("/storageAccounts/") as string,
        });
        for (const part of ["images", "storage"] as const) {
            const target = rules[part === "images" ? "models-images-registry" : "models-storage-blob"];
            expect(roles[`ml-approves-models-${part}`]).toBe(target);
            expect(roles[`ml-deployer-approves-models-${part}`]).toBe(target);
        }
    });

    it("says what the hub lacks: a registry, or the workspace's region", async () => {
        await expect(madeWith(ofHub(), hub({ modelRegistry: undefined }))).rejects.toThrow(
            `${at}.from: is hub, but stack shared has no registry of models; add section modelRegistry there and deploy it first, or leave modelRegistry out`,
        );
        await expect(madeWith(ofHub(), hub({ "azure.location": "northeurope" }))).rejects.toThrow(
            `${at}.from: is hub, but the registry of stack shared keeps its assets in northeurope alone; add westeurope to modelRegistry.regions there and deploy it first`,
        );
    });

    it("reaches one that exists, and those parts of it that are given, with Azure's role Reader", async () => {
        const { rules, roles, made } = await madeWith(existing({ storageAccountResourceId }));
        expect(rules).toEqual({
            "models-amlregistry": registryResourceId,
            "models-storage-blob": storageAccountResourceId,
        });
        expect(roles).toEqual({
            "ml-approves-models": registryResourceId,
            "ml-deployer-approves-models": registryResourceId,
            "ml-approves-models-storage": storageAccountResourceId,
            "ml-deployer-approves-models-storage": storageAccountResourceId,
            "ml-compute-training-models": registryResourceId,
        });
        expect(one(made, assignmentType, "ml-compute-training-models").inputs.roleDefinitionId).toBe(
            `${subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
        );
    });

    it("in a subnet has no rules and no approvals, but the role that reads", async () => {
        const { rules, roles } = await madeWith({ ...subnet, ...existing() });
        expect(rules).toEqual({});
        expect(roles).toEqual({ "ml-compute-training-models": registryResourceId });
    });

    it("has neither rule nor role where none is set", async () => {
        const { rules, roles } = await madeWith({});
        expect({ ...rules, ...roles }).toEqual({});
    });
});
