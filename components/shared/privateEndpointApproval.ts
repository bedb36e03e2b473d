import * as pulumi from "@pulumi/pulumi";
import { ArmGap } from "./armGap";
import type { ArmResource } from "./armTemplate";
import type { Naming } from "./naming";
import { resourceTypes } from "../../azure/kinds";
import { parseResourceId, requireResourceId } from "../../azure/resourceIds";
import { throwIfInvalid, type InputIssue } from "./validation";

/** Inputs of the approval of a private endpoint that somebody else opened on a storage account. */
export interface PrivateEndpointApprovalArgs {
    /** How the deployment is named. */
    naming: Naming;
    /** ARM id of the storage account that the endpoint leads to. A change runs the approval again. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Name of the endpoint, told once it exists. A change runs the approval again. */
    endpointName: pulumi.Input<string>;
    /** Why the endpoint is approved; Azure shows it with the connection. */
    description: string;
    /** Tags put on the deployment; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const { apiVersion, arm: accountType } = resourceTypes.storageAccount;

/**
 * Of an account's connections, the one that comes from the endpoint. Azure names connections itself (`<account>.<guid>`), a
 * connection that its other side took away may have no endpoint any more, and in a lambda no `reference()` may use its variable
 * (learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-lambda, "Limitations").
 * unverified: that the account lists the connection once the endpoint has come up, on which
 * databricks/terraform-databricks-sra, azure/tf/modules/self-approving-pe, relies as well.
 */
const connectionName =
    `[filter(reference(parameters('accountId'), '${apiVersion}').privateEndpointConnections, ` +
    "lambda('connection', endsWith(coalesce(tryGet(lambdaVariables('connection'), 'properties', 'privateEndpoint', 'id'), ''), " +
    "concat('/', parameters('endpointName')))))[0].name]";

/**
 * Approves a private endpoint that a service outside the subscription opened on a storage account. It waits for nothing but
 * the endpoint's name, which the caller holds back until the endpoint is there; where Azure has no connection yet, the
 * deployment fails and the next one approves. A delete leaves the connection to the service that opened it.
 */
export class PrivateEndpointApproval extends pulumi.ComponentResource {
    /** Name of the deployment, once the endpoint is approved. */
    public readonly deploymentName: pulumi.Output<string>;

    constructor(name: string, args: PrivateEndpointApprovalArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PrivateEndpointApproval", name, approvalIssues(args));
        super("azure-ml-platform:index:PrivateEndpointApproval", name, args, opts);

        const account = pulumi.output(args.storageAccountResourceId).apply(requireResourceId);
        const approval = new ArmGap(
            name,
            {
                naming: args.naming,
                resourceGroupName: account.resourceGroupName,
                resource: approvedConnection(args.description),
                parameters: {
                    accountId: args.storageAccountResourceId,
                    accountName: account.name,
                    endpointName: args.endpointName,
                },
                lookups: { connectionName },
                tags: args.tags,
            },
            { parent: this },
        );

        this.deploymentName = approval.deploymentName;
        this.registerOutputs({ deploymentName: this.deploymentName });
    }
}

function approvedConnection(description: string): ArmResource {
    return {
        type: `${accountType}/privateEndpointConnections`,
        apiVersion,
        name: "[concat(parameters('accountName'), '/', parameters('connectionName'))]",
        properties: { privateLinkServiceConnectionState: { status: "Approved", description } },
    };
}

function approvalIssues({
    storageAccountResourceId,
    endpointName,
    description,
}: PrivateEndpointApprovalArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    if (typeof storageAccountResourceId === "string" && !isStorageAccount(storageAccountResourceId)) {
        issues.push({
            propertyPath: "storageAccountResourceId",
            reason: `"${storageAccountResourceId}" is not the ARM id of a storage account`,
        });
    }
    if (typeof endpointName === "string" && endpointName.trim() === "") {
        issues.push({ propertyPath: "endpointName", reason: "is blank: every connection of the account would match" });
    }
    if (description.trim() === "") {
        issues.push({ propertyPath: "description", reason: "is blank; say why the endpoint is approved" });
    }
    // A text that starts with a bracket is an expression to a template.
    if (description.startsWith("[")) {
        issues.push({ propertyPath: "description", reason: "starts with a bracket, which a template would evaluate" });
    }
    return issues;
}

const isStorageAccount = (id: string) => parseResourceId(id)?.type.toLowerCase() === accountType.toLowerCase();
