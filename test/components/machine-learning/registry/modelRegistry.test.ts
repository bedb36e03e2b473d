import { describe, expect, it } from "vitest";
import { ModelRegistry, PrincipalType, type ModelRegistryArgs } from "../../../../components";
import { customRoles } from "../../../../azure/customRoles";
import { common, diagnostics, lock, privateEndpoints, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged } from "../../invariants";

const type = "azure-native:machinelearningservices:Registry";
const objectId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const registry = (args: Partial<ModelRegistryArgs> = {}, protect = false) =>
    new ModelRegistry("models", { ...common, regions: ["westeurope"], ...args }, { protect });
const full = () =>
    registry(
        {
            regions: ["northeurope", "westeurope"],
            readers: [{ name: "scientists", objectId: objectId(3), type: PrincipalType.Group }],
            promoters: [{ name: "pipeline", objectId: objectId(4), type: PrincipalType.ServicePrincipal }],
            ...{ privateEndpoints, diagnostics, lock },
        },
        true,
    );

describe("ModelRegistry with only its required inputs", () => {
    it("makes a registry and two roles that no one has", async () => {
        expect(listed(await recorded(() => registry()))).toEqual([
            "ModelRegistry models",
            "Registry models",
            "RoleDefinition models-promoter",
            "RoleDefinition models-reader",
        ]);
    });

    it("is closed to the internet, with copies in three zones and a Premium container registry", async () => {
        const { registryName, ...rest } = one(await recorded(() => registry()), type).inputs;
        expect(registryName).toMatch(/^mlr-amlp-unit-models-[a-z0-9]{8}$/);
        expect(rest).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            identity: { type: "SystemAssigned" },
            publicNetworkAccess: "Disabled",
            regionDetails: [
                {
                    location: "westeurope",
                    acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
                    storageAccountDetails: [
                        {
                            systemCreatedStorageAccount: {
                                storageAccountType: "Standard_ZRS",
                                storageAccountHnsEnabled: false,
                                allowBlobPublicAccess: false,
                            },
                        },
                    ],
                },
            ],
            tags,
        });
    });

    it("keeps one copy where a region has no zones", async () => {
        const made = await recorded(() => registry({ location: "westus", regions: ["westus"] }));
        expect(JSON.stringify(one(made, type).inputs)).toContain('"storageAccountType":"Standard_LRS"');
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});

describe("ModelRegistry full", () => {
    it("has an endpoint of its own, two for each region, logs, a lock and the roles of those who work with it", async () => {
        const made = listed(await recorded(full)).filter((entry) => !entry.startsWith("PrivateDnsZoneGroup"));
        expect([...new Set(made)]).toEqual([
            "DiagnosticSetting models-logs",
            "ManagementLockByScope models-lock",
            "ModelRegistry models",
            "PrivateEndpoint models-amlregistry",
            "PrivateEndpoint models-northeurope-blob",
            "PrivateEndpoint models-northeurope-registry",
            "PrivateEndpoint models-westeurope-blob",
            "PrivateEndpoint models-westeurope-registry",
            "Registry models",
            "RoleAssignment models-promoter-pipeline",
            "RoleAssignment models-reader-scientists",
            "RoleDefinition models-promoter",
            "RoleDefinition models-reader",
        ]);
    });

    it("leads each endpoint to what the service made in that region", async () => {
        const made = await recorded(full);
        const target = (name: string) => {
            const { inputs } = one(made, "azure-native:network:PrivateEndpoint", name);
            const [connection] = inputs.privateLinkServiceConnections as [Record<string, string>];
            return connection.privateLinkServiceId;
        };
        const blobs = ["northeurope", "westeurope"].map((region) => target(`models-${region}-blob`));
        const images = ["northeurope", "westeurope"].map((region) => target(`models-${region}-registry`));
        expect(blobs.every((id) => /\/azureml-rg-mlr-.*\/Microsoft\.Storage\/storageAccounts\//.test(id ?? ""))).toBe(
            true,
        );
        expect(images.every((id) => (id ?? "").includes("/Microsoft.ContainerRegistry/registries/"))).toBe(true);
        expect(new Set([...blobs, ...images]).size).toBe(4);
    });

    it("defines roles that name their actions, may be given in its group alone, and delete nothing", async () => {
        const made = await recorded(full);
        const registries = "Microsoft.MachineLearningServices/registries";
        const { inputs } = one(made, "azure-native:authorization:RoleDefinition", "models-promoter");
        expect(inputs).toMatchObject({
            roleName: "Model registry promoter (amlp-unit-models-promoter)",
            roleType: "CustomRole",
            assignableScopes: ["/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-unit"],
            permissions: [
                {
                    actions: [`${registries}/read`, `${registries}/assets/read`, `${registries}/assets/write`],
                    dataActions: [],
                },
            ],
        });
        const deleting = Object.values(customRoles)
            .flatMap(({ actions }): readonly string[] => actions)
            .filter((action) => /\/delete$|registries.*\*/.test(action));
        expect(deleting).toEqual([]);
    });

    it("refers to its roles as Azure does, at subscription level", async () => {
        const made = await recorded(full);
        const { roleDefinitionId } = one(made, "azure-native:authorization:RoleDefinition", "models-reader").inputs;
        expect(one(made, "azure-native:authorization:RoleAssignment", "models-reader-scientists").inputs).toMatchObject(
            {
                roleDefinitionId: `/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/${roleDefinitionId as string}`,
                principalId: objectId(3),
                principalType: "Group",
            },
        );
    });

    it("protects the registry and nothing else, and breaks no rule", async () => {
        expect(guarded(await recorded(full))).toEqual(["Registry models"]);
        expect(await violations(full)).toEqual([]);
    });

    it("tags what takes tags, and names all after the component", async () => {
        const made = await recorded(full);
        expect(untagged(made)).toEqual([]);
        expect(misnamedChildren(made, "models")).toEqual([]);
    });
});

describe("ModelRegistry refuses", () => {
    const refused: [string, Partial<ModelRegistryArgs>, string[]][] = [
        [
            "regions without its own",
            { regions: ["northeurope"] },
            ["regions: lacks westeurope, the region of the registry itself; add it"],
        ],
        [
            "regions that are none, or twice there",
            { regions: ["westeurope", "West Europe", "westeurope"] },
            [
                'regions: "westeurope" is duplicated',
                'regions[1]: "West Europe" is not a region of Azure; write it as westeurope, in lower case without spaces',
            ],
        ],
        [
            "principals that are not said clearly",
            {
                readers: [{ name: "Scientists", objectId: "scientists", type: PrincipalType.Group }],
                promoters: [
                    { name: "a", objectId: objectId(3), type: PrincipalType.Group },
                    { name: "a", objectId: objectId(3), type: PrincipalType.Group },
                ],
            },
            [
                'readers[0].name: "Scientists" must be lower-case letters, digits and hyphens, a letter first',
                'readers[0].objectId: "scientists" is not a UUID',
                'promoters: name "a" is duplicated',
                `promoters: object id "${objectId(3)}" is duplicated`,
            ],
        ],
        [
            "endpoints without a zone that they need",
            {
                privateEndpoints: {
                    subnetResourceId: privateEndpoints.subnetResourceId,
                    zoneResourceIds: {
                        "privatelink.api.azureml.ms": "a",
                        "privatelink.blob.core.windows.net": "b",
                    },
                },
            },
            ['privateEndpoints.zoneResourceIds: "registry" needs zone privatelink.azurecr.io, which is not given'],
        ],
    ];
    it.each(refused)("%s", async (_, args, reasons) => {
        expect(await refusal(() => registry(args))).toEqual(
            reasons.map((reason) => `ModelRegistry "models" ${reason}`),
        );
    });
});
