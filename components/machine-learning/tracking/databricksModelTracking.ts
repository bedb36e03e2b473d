import * as pulumi from "@pulumi/pulumi";
import { stateless, type ComponentArgs } from "../../shared/componentArgs";
import { assignRole, PrincipalType } from "../../shared/roleAssignments";
import { defineRole } from "../../shared/roleDefinitions";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { principalIssues } from "../principals";

/** A service principal that jobs of Databricks run as. */
export interface TrackingPrincipal {
    /** Name in the plan, for example `training-jobs`: lower-case letters, digits and hyphens, a letter first. A change replaces its roles. */
    name: string;
    /** Object id of the service principal in Entra (a UUID), not its application id. A change replaces its roles. */
    principalObjectId: string;
}

/** Inputs of the tracking of Databricks jobs in a workspace of Azure Machine Learning. */
export interface DatabricksModelTrackingArgs extends ComponentArgs {
    /** ARM id of the workspace. A change replaces the roles. */
    workspaceResourceId: pulumi.Input<string>;
    /** ARM id of the workspace's storage account, which files of runs go to. A change replaces the roles. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Address that MLflow tracks to, an output of the workspace. */
    mlflowTrackingUri: pulumi.Input<string>;
    /** Who tracks, one or more. Plain: it decides which resources exist. */
    principals: readonly TrackingPrincipal[];
}

/**
 * Lets jobs of Databricks track runs and register models in a workspace of Azure Machine Learning: a role of their own on the
 * workspace and one on the blobs of its storage account. Nothing is attached or linked: that would take a token. The network
 * of the jobs must reach the workspace's endpoint and the account's blob endpoint by their private names.
 */
export class DatabricksModelTracking extends pulumi.ComponentResource {
    /** What a job sets in its environment. */
    public readonly environmentVariables: Record<string, pulumi.Output<string>>;
    /** Packages of the Python Package Index that a job needs. */
    public readonly packages: readonly string[] = ["mlflow-skinny", "azureml-mlflow"];

    constructor(name: string, args: DatabricksModelTrackingArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksModelTracking", name, trackingIssues(args.principals));
        super("azure-ml-platform:index:DatabricksModelTracking", name, args, opts);

        this.giveRoles(name, args);

        this.environmentVariables = { MLFLOW_TRACKING_URI: pulumi.output(args.mlflowTrackingUri) };
        this.registerOutputs({ environmentVariables: this.environmentVariables, packages: this.packages });
    }

    private giveRoles(name: string, args: DatabricksModelTrackingArgs): void {
        const { naming, workspaceResourceId, storageAccountResourceId, principals } = args;
        const opts = { parent: this, ...stateless };
        const tracks = defineRole(`${name}-role`, "modelTracking", args, opts);
        for (const { name: principal, principalObjectId: principalId } of principals) {
            const holder = { naming, principalId, principalType: PrincipalType.ServicePrincipal };
            assignRole(`${name}-${principal}-runs`, { ...holder, scope: workspaceResourceId, role: tracks }, opts);
            // unverified: which container; files of runs go to the account's `azureml`, those of models to the default store.
            assignRole(
                `${name}-${principal}-files`,
                { ...holder, scope: storageAccountResourceId, role: "storageBlobDataContributor" },
                opts,
            );
        }
    }
}

/** Everything that is wrong with those who track. */
export function trackingIssues(principals: readonly TrackingPrincipal[]): InputIssue[] {
    const listed = principals.map(({ name, principalObjectId: objectId }) => ({ name, objectId }));
    return [
        ...(principals.length === 0 ? [{ propertyPath: "principals", reason: "has no entry; add one" }] : []),
        ...principalIssues("principals", listed, {
            input: "principalObjectId",
            remedy: "; give the object id of the service principal in Entra",
        }),
    ];
}
