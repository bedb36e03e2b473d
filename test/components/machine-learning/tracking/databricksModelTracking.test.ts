import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { DatabricksModelTracking, type DatabricksModelTrackingArgs } from "../../../../components";
import { common, outside } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren } from "../../invariants";

const workspaceResourceId = outside("Microsoft.MachineLearningServices/workspaces", "mlw");
const storageAccountResourceId = outside("Microsoft.Storage/storageAccounts", "stml");
const principalObjectId = "00000000-0000-4000-8000-000000000003";
const training = { name: "training", principalObjectId };
const mlflowTrackingUri = "azureml://westeurope.api.azureml.ms/mlflow/v1.0/x";
const tracking = (args: Partial<DatabricksModelTrackingArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksModelTracking(
        "tracking",
        {
            ...common,
            workspaceResourceId,
            storageAccountResourceId,
            mlflowTrackingUri,
            principals: [training],
            ...args,
        },
        opts,
    );
const protectedTracking = () => tracking({}, { protect: true });

describe("DatabricksModelTracking", () => {
    it("makes a role, and gives it and blobs to who tracks: nothing is attached or linked", async () => {
        const expected = [
            "DatabricksModelTracking tracking",
            "RoleAssignment tracking-training-files",
            "RoleAssignment tracking-training-runs",
            "RoleDefinition tracking-role",
        ];
        expect(listed(await recorded(() => tracking()))).toEqual(expected);
        expect(listed(await recorded(() => tracking(), "preview"))).toEqual(expected);
    });

    it("lets them write runs and models, and delete nothing", async () => {
        const made = await recorded(() => tracking());
        const workspaces = "Microsoft.MachineLearningServices/workspaces";
        expect(one(made, "azure-native:authorization:RoleDefinition").inputs.permissions).toEqual([
            {
                actions: [
                    `${workspaces}/read`,
                    `${workspaces}/experiments/*`,
                    `${workspaces}/jobs/*`,
                    `${workspaces}/models/*/read`,
                    `${workspaces}/models/*/write`,
                ],
                notActions: [`${workspaces}/*/delete`],
                dataActions: [],
                notDataActions: [],
            },
        ]);
        const scopes = ["runs", "files"].map((what) => {
            const assignment = one(made, "azure-native:authorization:RoleAssignment", `tracking-training-${what}`);
            return [assignment.inputs.scope, assignment.inputs.principalId, assignment.inputs.principalType];
        });
        expect(scopes).toEqual([
            [workspaceResourceId, principalObjectId, "ServicePrincipal"],
            [storageAccountResourceId, principalObjectId, "ServicePrincipal"],
        ]);
    });

    it("gives jobs the address to track to and the packages for it", async () => {
        let uri: string | undefined;
        let packages: readonly string[] = [];
        await recorded(() => {
            const made = tracking();
            made.environmentVariables.MLFLOW_TRACKING_URI?.apply((value) => (uri = value));
            packages = made.packages;
        });
        expect([uri, packages]).toEqual([mlflowTrackingUri, ["mlflow-skinny", "azureml-mlflow"]]);
    });

    it("protects nothing, breaks no rule, and names all after the component", async () => {
        const made = await recorded(protectedTracking);
        expect([guarded(made), misnamedChildren(made, "tracking")]).toEqual([[], []]);
        expect(await violations(protectedTracking)).toEqual([]);
    });
});

describe("DatabricksModelTracking refuses", () => {
    const refused: [string, DatabricksModelTrackingArgs["principals"], string[]][] = [
        ["no one", [], ["principals: has no entry; add one"]],
        [
            "one twice",
            [training, training],
            ['principals: name "training" is duplicated', `principals: object id "${principalObjectId}" is duplicated`],
        ],
        [
            "names and ids that are none",
            [{ name: "Training jobs", principalObjectId: "training" }],
            [
                'principals[0].name: "Training jobs" must be lower-case letters, digits and hyphens, a letter first',
                'principals[0].principalObjectId: "training" is not a UUID; give the object id of the service principal in Entra',
            ],
        ],
    ];
    it.each(refused)("%s", async (_, principals, reasons) => {
        expect(await refusal(() => tracking({ principals }))).toEqual(
            reasons.map((reason) => `DatabricksModelTracking "tracking" ${reason}`),
        );
    });
});
