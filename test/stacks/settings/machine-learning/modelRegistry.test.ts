import { describe, expect, it } from "vitest";
import { one } from "../../../support/recording";
import { recordMinimal } from "../../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const objectId = "8a6d2c10-0000-4000-8000-00000000a201";
const withRegistry = (changes: Changes = {}): Changes => ({ modelRegistry: {}, ...changes });

const rows: BadSetting[] = [
    [
        "regions without the stack's own",
        { "modelRegistry.regions": ["northeurope"] },
        ["modelRegistry.regions: lacks westeurope, the region of the registry itself; add it"],
    ],
    [
        "a region that is none",
        { "modelRegistry.regions": ["westeurope", "europe"] },
        [
            'modelRegistry.regions[1]: found "europe"; must be an Azure region by its programmatic name, for example westeurope',
        ],
    ],
    [
        "a principal twice",
        {
            "modelRegistry.readers": [
                { name: "scientists", objectId, type: "Group" },
                { name: "analysts", objectId, type: "Group" },
            ],
        },
        [`modelRegistry.readers: object id "${objectId}" is duplicated`],
    ],
    [
        "endpoints that no name leads to",
        { privateDns: undefined, "network.flowLogs": undefined },
        [
            "modelRegistry: wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
        ],
    ],
];

describe("The modelRegistry section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("network", withRegistry(changes))).toEqual(lines);
    });
});

describe("A stack with a registry of models", () => {
    const changes = withRegistry({
        "modelRegistry.readers": [{ name: "scientists", objectId, type: "Group" }],
        "protection.protectData": true,
        "protection.lockData": true,
    });

    it("keeps the assets in its own region where the settings name none, protected and locked", async () => {
        const made = (await recordMinimal("network", changes)).resources.map(({ shown }) => shown);
        const registry = one(made, "azure-native:machinelearningservices:Registry");
        expect(registry.protect).toBe(true);
        expect(registry.inputs.regionDetails).toMatchObject([{ location: "westeurope" }]);
        expect(one(made, "azure-native:authorization:ManagementLockByScope", "models-lock").inputs.level).toBe(
            "CanNotDelete",
        );
        expect(one(made, "azure-native:authorization:RoleAssignment", "models-reader-scientists").inputs).toMatchObject(
            { principalId: objectId, principalType: "Group" },
        );
    });

    it("tells other stacks the registry, its parts by region and its roles", async () => {
        const { outputs } = await recordMinimal("network", changes);
        const id = (pattern: RegExp) => expect.stringMatching(pattern) as string;
        expect(outputs.modelRegistry).toEqual({
            registryResourceId: id(/\/registries\/mlr-amlp-network-minimal-\w+/),
            registryName: id(/^mlr-amlp-network-minimal-/),
            storageAccountResourceIds: { westeurope: id(/\/storageAccounts\//) },
            containerRegistryResourceIds: { westeurope: id(/Microsoft\.ContainerRegistry/) },
            readerRoleDefinitionId: id(/roleDefinitions\//),
            promoterRoleDefinitionId: id(/roleDefinitions\//),
        });
    });
});
