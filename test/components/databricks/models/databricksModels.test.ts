import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { DatabricksModels, type DatabricksModelsArgs } from "../../../../components/databricks/models/databricksModels";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const principal = "00000000-0000-4000-8000-0000000000d2";
const models = (args: Partial<DatabricksModelsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksModels("models", { catalogName: "amlp_unit", models: { sales: {} }, ...args }, opts);
const full = () =>
    models(
        {
            schemaName: "registry",
            models: { sales: { comment: "Sales by store.", userGroups: ["analysts"] } },
            experiments: { sales: { description: "Sales.", editorGroups: ["scientists"], viewerGroups: ["analysts"] } },
            ownerApplicationId: principal,
            folder: "/Experiments/",
        },
        { protect: true },
    );

describe("DatabricksModels with only its required inputs", () => {
    it("makes the model, whose aliases are not its own", async () => {
        const resources = await recorded(() => models());
        expect(listed(resources)).toEqual(["DatabricksModels models", "RegisteredModel models-sales"]);
        const model = one(resources, "databricks:index/registeredModel:RegisteredModel");
        expect(model.inputs).toEqual({ name: "sales", catalogName: "amlp_unit", schemaName: "models" });
        expect(model.ignoreChanges).toEqual(["aliases"]);
    });
});

describe("DatabricksModels full", () => {
    it("lets the jobs' principal own models and log runs, and groups use them", async () => {
        const resources = await recorded(full);
        expect(one(resources, "databricks:index/registeredModel:RegisteredModel").inputs).toMatchObject({
            schemaName: "registry",
            comment: "Sales by store.",
            owner: principal,
        });
        expect(one(resources, "databricks:index/grants:Grants").inputs).toEqual({
            model: "amlp_unit.registry.sales",
            grants: [{ principal: "analysts", privileges: ["EXECUTE"] }],
        });
        const experiment = one(resources, "databricks:index/mlflowExperiment:MlflowExperiment");
        expect(experiment.inputs).toEqual({ name: "/Experiments/sales", description: "Sales." });
        expect(waitsFor(experiment)).toEqual(["Directory models-experiments"]);
        expect(one(resources, "databricks:index/permissions:Permissions").inputs.accessControls).toEqual([
            { groupName: "analysts", permissionLevel: "CAN_READ" },
            { groupName: "scientists", permissionLevel: "CAN_EDIT" },
            { servicePrincipalName: principal, permissionLevel: "CAN_EDIT" },
        ]);
        expect(misnamedChildren(resources, "models")).toEqual([]);
    });

    it("protects what holds versions and runs", async () => {
        expect(guarded(await recorded(full))).toEqual([
            "Directory models-experiments",
            "MlflowExperiment models-experiment-sales",
            "RegisteredModel models-sales",
        ]);
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});

describe("DatabricksModels refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksModelsArgs>, string[]]>([
        [
            "a name that would need quotes",
            { models: { "Sales-1": {} } },
            [
                "models.Sales-1: must have a name of lower-case letters, digits and underscores that starts with a letter",
            ],
        ],
        [
            "groups of all users",
            { models: { sales: { userGroups: ["users"] } } },
            [`models.sales.userGroups[0]: "users" is a group of Databricks' own; name an account group`],
        ],
        [
            "an experiment with a slash, in a folder that all users may edit",
            { experiments: { "a/b": {} }, folder: "/Shared/x" },
            [
                "experiments.a/b: must have a name of letters, digits, hyphens and underscores",
                'folder: "/Shared/x" is open to all users, and runs there are what models are judged by; take another folder',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => models(args))).toEqual(
            expected.map((issue) => `DatabricksModels "models" ${issue}`),
        );
    });
});
