import { Directory } from "@pulumi/databricks/directory";
import { Grants } from "@pulumi/databricks/grants";
import { MlflowExperiment } from "@pulumi/databricks/mlflowExperiment";
import { Permissions } from "@pulumi/databricks/permissions";
import { RegisteredModel } from "@pulumi/databricks/registeredModel";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { issuesWithin, throwIfInvalid, type InputIssue } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { groupIssues } from "../access/accountGroups";
import { codeFolderIssues, withoutSlash } from "../jobs/workspaceCode";

/** A registered model of Unity Catalog. */
export interface DatabricksModel {
    /** What catalog browsers show next to its name; none by default. */
    comment?: string;
    /** Account groups that may load its versions (`EXECUTE`), in addition to those that the schema lets; none by default. */
    userGroups?: string[];
}

/** An experiment of MLflow. */
export interface DatabricksExperiment {
    /** What it is for; nothing by default. */
    description?: string;
    /** Account groups that may log runs; none by default. */
    editorGroups?: string[];
    /** Account groups that may read runs; none by default. */
    viewerGroups?: string[];
}

/** Inputs of the models and experiments of a workspace. */
export interface DatabricksModelsArgs {
    /** Name of the catalog. A change replaces the models with their versions. */
    catalogName: string;
    /** Schema of the models; `models` by default. A change replaces the models with their versions. */
    schemaName?: string;
    /** Models, by name: lower-case letters, digits and underscores. A change of a name replaces the model. */
    models: Record<string, DatabricksModel>;
    /** Experiments, by name; none by default. */
    experiments?: Record<string, DatabricksExperiment>;
    /**
     * Application id of the service principal that owns the models, adds versions and moves their aliases, and that logs
     * runs: that of the jobs. The deploying principal owns them by default.
     */
    ownerApplicationId?: string;
    /** Folder of the experiments in the workspace; `/Platform/experiments` by default. A change moves them. Refused under `/Shared`, where all users may edit. */
    folder?: string;
}

/** What models have where their inputs say nothing. */
export const databricksModelsDefaults = { schemaName: "models", folder: "/Platform/experiments" } as const;

/**
 * Registered models of Unity Catalog and experiments of MLflow. Versions and aliases belong to the jobs that train and
 * validate: what they set is left as it is. Needs the Databricks provider of the workspace.
 */
export class DatabricksModels extends pulumi.ComponentResource {
    /** Full names of the models, by name, for example `amlp_dev.models.sales`. */
    public readonly modelNames: Record<string, pulumi.Output<string>>;
    /** Paths of the experiments in the workspace, by name. */
    public readonly experimentPaths: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksModelsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksModels", name, modelsIssues(args));
        super("azure-ml-platform:index:DatabricksModels", name, args, opts);

        this.modelNames = Object.fromEntries(
            Object.entries(args.models).map(([key, model]) => [
                key,
                this.createModel(`${name}-${key}`, key, model, args),
            ]),
        );
        this.experimentPaths = this.createExperiments(name, args);
        this.registerOutputs({ modelNames: this.modelNames, experimentPaths: this.experimentPaths });
    }

    private createModel(
        logicalName: string,
        name: string,
        { comment, userGroups = [] }: DatabricksModel,
        args: DatabricksModelsArgs,
    ): pulumi.Output<string> {
        const { catalogName, schemaName } = withDefaults(args, databricksModelsDefaults);
        const owner = args.ownerApplicationId;
        const model = new RegisteredModel(
            logicalName,
            { name, catalogName, schemaName, comment, owner },
            // The validation job moves them.
            { parent: this, ignoreChanges: ["aliases"] },
        );
        if (userGroups.length > 0) {
            const grants = userGroups.map((principal) => ({ principal, privileges: ["EXECUTE"] }));
            new Grants(logicalName, { model: model.id, grants }, { parent: this, ...stateless });
        }
        return model.id;
    }

    private createExperiments(name: string, args: DatabricksModelsArgs): Record<string, pulumi.Output<string>> {
        const { experiments = {}, ownerApplicationId } = args;
        const { folder } = withDefaults(args, databricksModelsDefaults);
        const entries = Object.entries(experiments);
        if (entries.length === 0) {
            return {};
        }
        // Not deleted with the runs that users have logged.
        const directory = new Directory(
            `${name}-experiments`,
            { path: withoutSlash(folder), deleteRecursive: false },
            { parent: this },
        );
        return Object.fromEntries(
            entries.map(([key, { description, editorGroups = [], viewerGroups = [] }]) => {
                const logicalName = `${name}-experiment-${key}`;
                const experiment = new MlflowExperiment(
                    logicalName,
                    { name: experimentPath(key, folder), description },
                    { parent: this, dependsOn: directory },
                );
                const given = [
                    ...accessControls("CAN_READ", { groups: viewerGroups }),
                    ...accessControls("CAN_EDIT", {
                        groups: editorGroups,
                        applicationIds: ownerApplicationId === undefined ? [] : [ownerApplicationId],
                    }),
                ];
                if (given.length > 0) {
                    const rights = { experimentId: experiment.id, accessControls: given };
                    new Permissions(logicalName, rights, { parent: this, ...stateless });
                }
                return [key, experiment.name];
            }),
        );
    }
}

/** Path of an experiment in the workspace. */
export const experimentPath = (name: string, folder: string = databricksModelsDefaults.folder) =>
    `${withoutSlash(folder)}/${name}`;

/** What is wrong with models and experiments. */
export function modelsIssues(args: DatabricksModelsArgs): InputIssue[] {
    const { models, experiments = {} } = args;
    const { folder } = withDefaults(args, databricksModelsDefaults);
    return [
        ...Object.entries(models).flatMap(([name, { userGroups = [] }]) => [
            ...modelNameIssues(name),
            ...issuesWithin(`models.${name}`, groupIssues(userGroups, "userGroups")),
        ]),
        ...Object.entries(experiments).flatMap(([name, { editorGroups = [], viewerGroups = [] }]) => [
            ...(/^[A-Za-z0-9][\w-]*$/.test(name)
                ? []
                : [
                      {
                          propertyPath: `experiments.${name}`,
                          reason: "must have a name of letters, digits, hyphens and underscores",
                      },
                  ]),
            ...issuesWithin(`experiments.${name}`, [
                ...groupIssues(editorGroups, "editorGroups"),
                ...groupIssues(viewerGroups, "viewerGroups"),
            ]),
        ]),
        ...codeFolderIssues(folder, "runs there are what models are judged by"),
    ];
}

const modelNameIssues = (name: string): InputIssue[] =>
    /^[a-z][a-z0-9_]{0,99}$/.test(name)
        ? []
        : [
              {
                  propertyPath: `models.${name}`,
                  reason: "must have a name of lower-case letters, digits and underscores that starts with a letter",
              },
          ];
