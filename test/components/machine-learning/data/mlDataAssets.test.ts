import { ResourceGroup } from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { MlDataAssets, MlDataKind, type MlDataAssetsArgs } from "../../../../components";
import { common, outside } from "../../../support/fixtures";
import { listed, one, recorded, refusal, unitAccount, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const module = "azure-native:machinelearningservices";
const storageAccountResourceId = outside("Microsoft.Storage/storageAccounts", "stlake");
const digest = "a".repeat(64);
const image = `mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04@sha256:${digest}`;
const zones: NonNullable<MlDataAssetsArgs["lake"]>["zones"] = [
    { name: "silver", format: "delta" },
    { name: "model-data", format: "files" },
];
const sales = { name: "sales", zone: "model-data", path: "sales/features" };
const packages = { python: "3.11.9", pip: "24.2", packages: ["scikit-learn==1.5.2", "mlflow-skinny==2.16.2"] };
const training = { name: "training", image, packages };

const data = (args: Partial<MlDataAssetsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new MlDataAssets(
        "data",
        { ...common, workspaceName: "mlw-unit", lake: { storageAccountResourceId, zones }, ...args },
        opts,
    );
const full = () =>
    data(
        {
            outputs: { storageAccountResourceId, containerName: "gold" },
            browsing: true,
            assets: [
                sales,
                { ...sales, name: "sales-by-store", kind: MlDataKind.Table, partitionKeys: ["store", "product"] },
            ],
            environments: [training, { name: "bare", image, description: "Nothing added." }],
        },
        { protect: true },
    );

describe("MlDataAssets with a lake alone", () => {
    it("makes a datastore for each zone, by names that the studio takes", async () => {
        expect(listed(await recorded(() => data()))).toEqual([
            "Datastore data-lake-model-data",
            "Datastore data-lake-silver",
            "MlDataAssets data",
        ]);
    });

    it("keeps no credentials, and shows files as no identity", async () => {
        expect(one(await recorded(() => data()), `${module}:Datastore`, "data-lake-model-data").inputs).toEqual({
            name: "lake_model_data",
            workspaceName: "mlw-unit",
            resourceGroupName: "rg-unit",
            properties: {
                datastoreType: "AzureDataLakeGen2",
                accountName: "stlake",
                filesystem: "model-data",
                description: "Zone model-data of the lake.",
                credentials: { credentialsType: "None" },
                endpoint: "core.windows.net",
                protocol: "https",
                resourceGroup: "rg-outside",
                subscriptionId: unitAccount.subscriptionId,
                serviceDataAccessAuthIdentity: "None",
            },
        });
    });

    it("makes nothing at all without a lake", async () => {
        expect(listed(await recorded(() => data({ lake: undefined })))).toEqual(["MlDataAssets data"]);
    });

    it("waits for what must be finished first", async () => {
        const made = await recorded(() =>
            data({ after: [new ResourceGroup("workspace", { resourceGroupName: "rg-workspace" })], assets: [sales] }),
        );
        expect(waitsFor(one(made, `${module}:Datastore`, "data-lake-silver"))).toContain("ResourceGroup workspace");
        const version = one(made, `${module}:DataVersion`);
        expect(waitsFor(version)).toEqual(
            expect.arrayContaining(["ResourceGroup workspace", "Datastore data-lake-model-data"]),
        );
    });
});

describe("MlDataAssets full", () => {
    it("makes the store of outputs, data and environments", async () => {
        expect(listed(await recorded(full))).toEqual([
            "DataVersion data-data-sales",
            "DataVersion data-data-sales-by-store",
            "Datastore data-lake-model-data",
            "Datastore data-lake-silver",
            "Datastore data-outputs",
            "EnvironmentVersion data-environment-bare",
            "EnvironmentVersion data-environment-training",
            "MlDataAssets data",
        ]);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("writes outputs of batch jobs to a store of kind Blob", async () => {
        const { inputs } = one(await recorded(full), `${module}:Datastore`, "data-outputs");
        expect(inputs.properties).toMatchObject({
            datastoreType: "AzureBlob",
            accountName: "stlake",
            containerName: "gold",
            credentials: { credentialsType: "None" },
            serviceDataAccessAuthIdentity: "WorkspaceUserAssignedIdentity",
        });
    });

    it("names data by zone and path", async () => {
        const made = await recorded(full);
        const dataUri = `azureml://subscriptions/${unitAccount.subscriptionId}/resourcegroups/rg-unit/workspaces/mlw-unit/datastores/lake_model_data/paths/sales/features/`;
        expect(one(made, `${module}:DataVersion`, "data-data-sales").inputs).toMatchObject({
            name: "sales",
            properties: { dataType: "uri_folder", dataUri },
        });
        expect(one(made, `${module}:DataVersion`, "data-data-sales-by-store").inputs.properties).toMatchObject({
            dataType: "mltable",
            dataUri,
            referencedUris: [dataUri],
            properties: { partitionKeys: "store,product" },
        });
    });

    it("gives an environment its image and every package with one version", async () => {
        const made = await recorded(full);
        const { condaFile, ...rest } = one(made, `${module}:EnvironmentVersion`, "data-environment-training").inputs
            .properties as { condaFile: string };
        expect(rest).toMatchObject({ image, osType: "Linux" });
        expect(parse(condaFile)).toEqual({
            channels: ["conda-forge"],
            dependencies: ["python==3.11.9", "pip==24.2", { pip: packages.packages }],
        });
        expect(one(made, `${module}:EnvironmentVersion`, "data-environment-bare").inputs.properties).not.toHaveProperty(
            "condaFile",
        );
    });

    it("keeps versions when they leave the program, and protects nothing", async () => {
        const made = await recorded(full);
        const versions = made.filter(({ type }) => /:(Data|Environment)Version$/.test(type));
        expect(versions.map(({ retainOnDelete }) => retainOnDelete)).toEqual([true, true, true, true]);
        expect(made.filter(({ type }) => type.endsWith(":Datastore")).some((store) => store.retainOnDelete)).toBe(
            false,
        );
        expect(guarded(made)).toEqual([]);
    });

    it("breaks no rule, and names all after the component", async () => {
        expect(await violations(full)).toEqual([]);
        expect(misnamedChildren(await recorded(full), "data")).toEqual([]);
    });
});

describe("A version", () => {
    const versionsOf = async (args: Partial<MlDataAssetsArgs>) =>
        (await recorded(() => data({ assets: [sales], environments: [training], ...args })))
            .filter(({ type }) => type.endsWith("Version"))
            .map(({ inputs }) => inputs.version as string);

    it("is the same for the same definition, in whatever order it is written", async () => {
        const { name, zone, path } = sales;
        const again = { path, zone, name, kind: MlDataKind.Folder };
        expect(await versionsOf({ assets: [again] })).toEqual(await versionsOf({}));
        expect((await versionsOf({})).every((version) => /^[0-9a-f]{16}$/.test(version))).toBe(true);
    });

    it("differs for another definition, of that asset alone", async () => {
        const [asset, environment] = await versionsOf({});
        const [other, same] = await versionsOf({ assets: [{ ...sales, path: "sales/other" }] });
        expect([other === asset, same === environment]).toEqual([false, true]);
    });

    it("differs in another generation, for a definition that comes back", async () => {
        const before = await versionsOf({});
        const after = await versionsOf({ generation: 1 });
        expect(after.filter((version) => before.includes(version))).toEqual([]);
    });

    it("is given as a job names it", async () => {
        let references: Record<string, string> = {};
        await recorded(() => (references = data({ assets: [sales] }).dataAssetReferences));
        const [version] = await versionsOf({ environments: [] });
        expect(references).toEqual({ sales: `azureml:sales:${version}` });
    });
});

describe("MlDataAssets refuses", () => {
    const refused: [string, Partial<MlDataAssetsArgs>, string[]][] = [
        [
            "data in a zone that is not there",
            { assets: [{ ...sales, zone: "gold" }] },
            ['assets[0].zone: "gold" is not a zone of the lake; name one of silver, model-data'],
        ],
        [
            "columns out of the paths of Delta tables",
            { assets: [{ ...sales, kind: MlDataKind.Table, zone: "silver", partitionKeys: ["store"] }] },
            [
                "assets[0].partitionKeys: are given, but zone silver holds Delta tables, from whose paths no columns are read; write partitioned files to a zone of files and name that",
            ],
        ],
        [
            "columns of a plain folder, and one twice",
            { assets: [{ ...sales, partitionKeys: ["store", "store"] }] },
            [
                "assets[0].partitionKeys: are given, but kind is uri_folder; leave them out, or set kind to mltable",
                'assets[0].partitionKeys: "store" is duplicated',
            ],
        ],
        [
            "paths and names that lead elsewhere",
            { assets: [{ ...sales, name: "_sales", path: "/sales/../secret" }] },
            [
                'assets[0].name: "_sales" must be 1 to 255 letters, digits, hyphens and underscores, a letter or digit first',
                'assets[0].path: "/sales/../secret" must be folders with slashes between, none first or last, for example sales/features',
            ],
        ],
        [
            "an image by tag",
            { environments: [{ name: "training", image: "mcr.microsoft.com/azureml/base:latest" }] },
            [
                'environments[0].image: "mcr.microsoft.com/azureml/base:latest" must end with @sha256: and 64 hexadecimal digits: a tag moves to other images',
            ],
        ],
        [
            "packages without one version",
            {
                environments: [
                    {
                        name: "training",
                        image,
                        packages: {
                            python: "3.11",
                            pip: "24",
                            packages: ["numpy", "pandas>=2", "mlflow==2.*", "lightgbm==4.5.0", "LightGBM[dask]==4.5.0"],
                        },
                    },
                ],
            },
            [
                'environments[0].packages.python: "3.11" must be a version in full, for example 3.11.9',
                'environments[0].packages.pip: "24" must be a version in full, for example 24.2',
                'environments[0].packages.packages[0]: "numpy" must name one version, for example scikit-learn==1.5.2',
                'environments[0].packages.packages[1]: "pandas>=2" must name one version, for example scikit-learn==1.5.2',
                'environments[0].packages.packages[2]: "mlflow==2.*" must name one version, for example scikit-learn==1.5.2',
                'environments[0].packages.packages: "lightgbm" is duplicated',
            ],
        ],
        [
            "what is there twice, and half a generation",
            { assets: [sales, { ...sales, name: "Sales" }], environments: [training, training], generation: 0.5 },
            [
                'assets: "sales" is duplicated',
                'environments: "training" is duplicated',
                "generation: must be a whole number from 0 to 99, is 0.5",
            ],
        ],
        [
            "a zone twice",
            { lake: { storageAccountResourceId, zones: [...zones, ...zones.slice(0, 1)] } },
            ['lake.zones: "silver" is duplicated'],
        ],
    ];
    it.each(refused)("%s", async (_, args, reasons) => {
        expect(await refusal(() => data(args))).toEqual(reasons.map((reason) => `MlDataAssets "data" ${reason}`));
    });
});
