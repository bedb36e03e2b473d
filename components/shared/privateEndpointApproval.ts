import * as pulumi from "@pulumi/pulumi";
import { ArmGap } from "./armGap";
import type { ArmResource } from "./armTemplate";
import type { Naming } from "./naming";
import { approvableTypes } from "../../azure/approvals";
import { resourceTypes } from "../../azure/kinds";
import { privateLinkGroups } from "../../azure/privateLink";
import { parseResourceId, requireResourceId } from "../../azure/resourceIds";
import { throwIfInvalid, type InputIssue } from "./validation";

/** Inputs of the approval of a private endpoint that somebody else opened on a resource. */
export interface PrivateEndpointApprovalArgs {
    /** How the deployment is named. */
    naming: Naming;
    /** ARM id of what the endpoint leads to. A change runs the approval again. */
    targetResourceId: pulumi.Input<string>;
    /** Private-link group id of the endpoint, which tells the type of the target: storage accounts, SQL servers, Databricks workspaces, key vaults or Event Hubs namespaces. Refused: one of another type. */
    groupId: string;
    /** Name of the endpoint, told once it exists. A change runs the approval again. */
    endpointName: pulumi.Input<string>;
    /** Values of which a change runs the approval again, for an endpoint that is made again under its name; none by default. */
    follows?: pulumi.Input<string>[];
    /** How Azure names the endpoint: exactly so, or by a longer name that holds this one; `whole` by default. */
    match?: EndpointMatch;
    /** Why the endpoint is approved; Azure shows it with the connection. */
    description: string;
    /** Tags put on the deployment; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** How an endpoint is found by its name. */
export const EndpointMatch = { Whole: "whole", Part: "part" } as const;
/** How an endpoint is found by its name. */
export type EndpointMatch = (typeof EndpointMatch)[keyof typeof EndpointMatch];

/** What an approval does where its inputs say nothing. */
export const privateEndpointApprovalDefaults = { match: EndpointMatch.Whole } as const;

/** Row of the type that a group id belongs to; undefined where its connections are not approved by the platform. */
export function approvableType(groupId: string): (typeof approvableTypes)[number] | undefined {
    const groups: Readonly<Record<string, { armType: string } | undefined>> = privateLinkGroups;
    return approvableTypes.find(({ arm }) => arm === groups[groupId]?.armType);
}

const nameMatches: Readonly<Record<EndpointMatch, (id: string) => string>> = {
    whole: (id) => `endsWith(${id}, concat('/', parameters('endpointName')))`,
    // A service that makes endpoints for others puts their short names into longer ones of its own.
    part: (id) => `contains(${id}, parameters('endpointName'))`,
};

/**
 * Of a target's connections, the one that comes from the endpoint, and an error where there is none or more than one: the
 * index is then out of range. Azure names connections itself (`<account>.<guid>`), a connection that its other side took
 * away may have no endpoint any more or stay Disconnected, and in a lambda no `reference()` may use its variable
 * (learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-lambda, "Limitations").
 * unverified: that the target lists the connection once the endpoint has come up, on which
 * databricks/terraform-databricks-sra, azure/tf/modules/self-approving-pe, relies as well.
 */
function connectionName(apiVersion: string, match: EndpointMatch): string {
    const part = (...path: string[]) =>
        `coalesce(tryGet(lambdaVariables('connection'), ${path.map((name) => `'${name}'`).join(", ")}), '')`;
    const matches = nameMatches[match](part("properties", "privateEndpoint", "id"));
    const gone = `equals(${part("properties", "privateLinkServiceConnectionState", "status")}, 'Disconnected')`;
    const found =
        `filter(reference(parameters('targetId'), '${apiVersion}').privateEndpointConnections, ` +
        `lambda('connection', and(${matches}, not(${gone}))))`;
    return `[last(split(${found}[mul(sub(length(${found}), 1), 1000)].id, '/'))]`;
}

/**
 * Approves a private endpoint that a service outside the subscription opened on a resource. It waits for nothing but the
 * endpoint's name, which the caller holds back until the endpoint is there; where Azure has no connection yet, the
 * deployment fails and the next one approves. A delete leaves the connection to the service that opened it.
 */
export class PrivateEndpointApproval extends pulumi.ComponentResource {
    /** Name of the deployment, once the endpoint is approved. */
    public readonly deploymentName: pulumi.Output<string>;

    constructor(name: string, args: PrivateEndpointApprovalArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PrivateEndpointApproval", name, approvalIssues(args));
        super("azure-ml-platform:index:PrivateEndpointApproval", name, args, opts);

        this.deploymentName = this.approve(name, args).deploymentName;
        this.registerOutputs({ deploymentName: this.deploymentName });
    }

    private approve(name: string, args: PrivateEndpointApprovalArgs): ArmGap {
        const { match = privateEndpointApprovalDefaults.match, groupId, description } = args;
        const target = pulumi.output(args.targetResourceId).apply(requireResourceId);
        const { arm, apiVersion } = approvableType(groupId) ?? resourceTypes.storageAccount;
        return new ArmGap(
            name,
            {
                naming: args.naming,
                resourceGroupName: target.resourceGroupName,
                resource: approvedConnection({ arm, apiVersion }, description),
                parameters: {
                    targetId: args.targetResourceId,
                    targetName: target.name,
                    endpointName: args.endpointName,
                },
                follows: args.follows,
                lookups: { connectionName: connectionName(apiVersion, match) },
                tags: args.tags,
            },
            { parent: this },
        );
    }
}

// SQL asks for the description: azure-rest-api-specs, sql, PrivateLinkServiceConnectionStateProperty.
function approvedConnection(
    { arm, apiVersion }: { arm: string; apiVersion: string },
    description: string,
): ArmResource {
    return {
        type: `${arm}/privateEndpointConnections`,
        apiVersion,
        name: "[concat(parameters('targetName'), '/', parameters('connectionName'))]",
        properties: { privateLinkServiceConnectionState: { status: "Approved", description } },
    };
}

function approvalIssues({
    targetResourceId,
    groupId,
    endpointName,
    description,
}: PrivateEndpointApprovalArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    const type = approvableType(groupId);
    if (!type) {
        const groups = Object.keys(privateLinkGroups).filter(approvableType);
        issues.push({ propertyPath: "groupId", reason: `is "${groupId}"; must be one of ${groups.join(", ")}` });
    } else if (typeof targetResourceId === "string" && !isOfType(targetResourceId, type.arm)) {
        issues.push({
            propertyPath: "targetResourceId",
            reason: `"${targetResourceId}" is not the ARM id of a resource of type ${type.arm}, which "${groupId}" belongs to`,
        });
    }
    if (typeof endpointName === "string" && endpointName.trim() === "") {
        issues.push({ propertyPath: "endpointName", reason: "is blank: every connection of the target would match" });
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

const isOfType = (id: string, type: string) => parseResourceId(id)?.type.toLowerCase() === type.toLowerCase();
