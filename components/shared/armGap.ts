import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { armTemplate, templateIssues, type ArmResource } from "./armTemplate";
import { stateless } from "./componentArgs";
import { resourceName, type Naming } from "./naming";
import { throwIfInvalid } from "./validation";

/** Inputs of an ARM resource that azure-native cannot express. */
export interface ArmGapArgs {
    /** How the deployment is named. */
    naming: Naming;
    /** Resource group that the deployment and the resource are in. A change replaces the deployment. */
    resourceGroupName: pulumi.Input<string>;
    /** The resource. Plain: a preview shows it, and a test can hold it against Azure's types; what is not known before deployment is a parameter. */
    resource: ArmResource;
    /** Values that the resource reads as `[parameters('name')]`; none by default. The deployment runs again when one changes. */
    parameters?: Record<string, pulumi.Input<string>>;
    /** Values that the resource does not read: the deployment runs again when one changes; none by default. */
    follows?: pulumi.Input<string>[];
    /** Template expressions that Azure works out while it deploys, with `reference()` where needed, read like parameters; none by default. */
    lookups?: Record<string, string>;
    /** Tags put on the deployment; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * One ARM resource by an incremental deployment of a template, for what azure-native cannot express. What it deploys is
 * seen neither by a refresh nor by a delete: only the record of the deployment goes, so nothing that holds data is made this way.
 */
export class ArmGap extends pulumi.ComponentResource {
    /** Name of the deployment, once the resource is deployed. */
    public readonly deploymentName: pulumi.Output<string>;

    constructor(name: string, args: ArmGapArgs, opts?: pulumi.ComponentResourceOptions) {
        const { resource, lookups = {} } = args;
        const parameters = Object.keys(args.parameters ?? {});
        throwIfInvalid("ArmGap", name, templateIssues(resource, parameters, lookups));
        super("azure-ml-platform:index:ArmGap", name, args, opts);

        this.deploymentName = this.createDeployment(name, args).name;
        this.registerOutputs({ deploymentName: this.deploymentName });
    }

    private createDeployment(name: string, args: ArmGapArgs): resources.Deployment {
        const { naming, resourceGroupName, resource, follows, lookups = {}, tags } = args;
        const parameters = {
            ...args.parameters,
            ...(follows && { follows: pulumi.all(follows).apply((values) => values.join(" ")) }),
        };
        return new resources.Deployment(
            name,
            {
                deploymentName: resourceName(naming, "deployment", name),
                resourceGroupName,
                properties: {
                    mode: resources.DeploymentMode.Incremental,
                    parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }])),
                    template: armTemplate(resource, Object.keys(parameters), lookups),
                },
                tags,
            },
            { parent: this, ...stateless },
        );
    }
}
