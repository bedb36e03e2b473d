import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import { parseResourceId } from "../../azure/resourceIds";
import { stateless } from "../shared/componentArgs";
import { uniquePart, type Naming } from "../shared/naming";
import { PrivateEndpointApproval, approvableType } from "../shared/privateEndpointApproval";
import { nameIssues, repeated, throwIfInvalid, type InputIssue } from "../shared/validation";
import { waitAfter } from "../shared/waiting";

/** The factory whose managed network endpoints are made in; a `DataFactory` is one. */
export interface FactoryNetwork {
    /** Name of the factory. A change replaces the endpoints. */
    factoryName: pulumi.Input<string>;
    /** Resource group of the factory. A change replaces the endpoints. */
    resourceGroupName: pulumi.Input<string>;
    /** Name of its managed virtual network, known once it is there. */
    managedNetworkName: pulumi.Input<string>;
}

/** What a factory reaches over a private endpoint of its managed network. */
export interface ManagedEndpointTarget {
    /** Short name, the first part of the endpoint's: 1 to 31 letters, digits, underscores and hyphens. A change replaces the endpoint. */
    name: string;
    /** ARM id. A change replaces the endpoint. */
    resourceId: pulumi.Input<string>;
    /** Private-link group id: `dfs` of a lake, `sqlServer`, `databricks_ui_api`, `vault`, or whatever else the target has. A change replaces the endpoint. */
    groupId: string;
    /** Who approves the endpoint: this deployment, or the owner of the target; the deployment by default. Refused: a deployment where the target's type is not one that the platform approves, or its id is of another subscription. */
    approval?: EndpointApproval;
    /** Host names that the endpoint answers for, where the target is a private link service; none by default. A change replaces the endpoint. */
    hostNames?: string[];
}

/** Who approves an endpoint. */
export const EndpointApproval = { Deployment: "deployment", Owner: "owner" } as const;
/** Who approves an endpoint. */
export type EndpointApproval = (typeof EndpointApproval)[keyof typeof EndpointApproval];

/** Who approves an endpoint where its inputs say nothing. */
export const managedEndpointTargetDefaults = { approval: EndpointApproval.Deployment } as const;

/** Inputs of a factory's managed endpoints. */
export interface ManagedEndpointsArgs {
    /** How endpoints and deployments are named. */
    naming: Naming;
    /** Factory whose managed network they are in. */
    factory: FactoryNetwork;
    /** What they lead to, one endpoint each. Plain names, group ids and approvals: they decide which resources exist. */
    targets: ManagedEndpointTarget[];
    /** Tags put on the deployments that approve; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Seconds that an endpoint needs until its target lists the connection. unverified: how long that takes; the same time as of
 * the endpoints of serverless compute of Databricks.
 */
export const managedEndpointDelaySeconds = 300;

/**
 * Most characters of an endpoint's name: Azure puts it into the name of an endpoint of its own, which it cuts. unverified:
 * where; 40 characters are less than any cut that is seen on GitHub.
 */
const longestName = 40;
const uniqueLength = 8;

/** Private endpoints of a factory's managed network, each approved once its target lists it. */
export class ManagedEndpoints extends pulumi.ComponentResource {
    /** Names of the endpoints by the names of their targets. */
    public readonly endpointNames: Record<string, pulumi.Output<string>>;
    /** What runs over the endpoints depends on these: the approvals, and the endpoints that their owners approve. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: ManagedEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("ManagedEndpoints", name, managedEndpointIssues(args));
        super("azure-ml-platform:index:ManagedEndpoints", name, args, opts);

        const made = args.targets.map((target) => ({ target, endpoint: this.createEndpoint(name, args, target) }));
        this.endpointNames = Object.fromEntries(made.map(({ target, endpoint }) => [target.name, endpoint.name]));
        this.ready = made.map(({ target, endpoint }) =>
            approvalOf(target) === EndpointApproval.Deployment ? this.approve(name, args, target, endpoint) : endpoint,
        );
        for (const { target, endpoint } of made) {
            this.warnOfRefused(name, target, endpoint);
        }
        this.registerOutputs({ endpointNames: this.endpointNames });
    }

    private createEndpoint(
        name: string,
        { naming, factory }: ManagedEndpointsArgs,
        target: ManagedEndpointTarget,
    ): datafactory.ManagedPrivateEndpoint {
        const logicalName = `${name}-${target.name}`;
        const { resourceId: privateLinkResourceId, groupId, hostNames: fqdns } = target;
        return new datafactory.ManagedPrivateEndpoint(
            logicalName,
            {
                resourceGroupName: factory.resourceGroupName,
                factoryName: factory.factoryName,
                managedVirtualNetworkName: factory.managedNetworkName,
                managedPrivateEndpointName: `${target.name}-${uniquePart(naming, logicalName)}`,
                properties: { privateLinkResourceId, groupId, ...(fqdns && { fqdns }) },
            },
            // Azure takes no change of an endpoint: its target would have to approve it again. unverified: code and message.
            { parent: this, deleteBeforeReplace: true, replaceOnChanges: targetPaths, ...stateless },
        );
    }

    /** Azure approves no connection that its target rejected or removed: the endpoint must be made again. */
    private warnOfRefused(
        name: string,
        { name: target }: ManagedEndpointTarget,
        endpoint: datafactory.ManagedPrivateEndpoint,
    ): void {
        pulumi.all([endpoint.properties, endpoint.urn]).apply(([{ connectionState }, urn]) => {
            const status = connectionState?.status ?? "";
            if (refusedStates.includes(status.toLowerCase())) {
                void pulumi.log.warn(
                    `${name}: the connection of the endpoint to ${target} is ${status} at its target, and no data passes; ask its owner, then run: pulumi up --replace '${urn}'`,
                    this,
                );
            }
        });
    }

    private approve(
        name: string,
        { naming, tags }: ManagedEndpointsArgs,
        { name: target, resourceId, groupId }: ManagedEndpointTarget,
        endpoint: datafactory.ManagedPrivateEndpoint,
    ): pulumi.Resource {
        const wait = { seconds: managedEndpointDelaySeconds, triggers: { endpoint: endpoint.id } };
        const listed = waitAfter(`${name}-${target}-ready`, [endpoint], wait, { parent: this, ...stateless });
        return new PrivateEndpointApproval(
            `${name}-${target}`,
            {
                naming,
                tags,
                targetResourceId: resourceId,
                groupId,
                endpointName: pulumi.all([endpoint.name, listed.id]).apply(([endpointName]) => endpointName),
                // An endpoint that is made again has its old name, and waits for another approval.
                follows: [listed.id],
                match: "part",
                description: `Data Factory reaches ${target} over its managed network.`,
            },
            { parent: this },
        );
    }
}

/**
 * States of a connection that its target ended. Source: learn.microsoft.com/azure/private-link/manage-private-endpoint (states);
 * MicrosoftDocs/azure-docs, issue 115121 (a rejected connection cannot be approved).
 */
const refusedStates: readonly string[] = ["rejected", "disconnected"];

// Not `properties` as a whole, to which Azure adds the state of the connection.
const targetPaths = ["properties.privateLinkResourceId", "properties.groupId", "properties.fqdns"];

const approvalOf = ({ approval = managedEndpointTargetDefaults.approval }: ManagedEndpointTarget) => approval;

/** Everything that is wrong with the managed endpoints of a factory. */
export function managedEndpointIssues({
    naming,
    targets,
}: Pick<ManagedEndpointsArgs, "targets"> & { naming: Pick<Naming, "subscriptionId"> }): InputIssue[] {
    return [
        ...targets.flatMap((target, i) => targetIssues(naming, target, `targets[${i}]`)),
        ...repeated(targets.map(({ name }) => name.toLowerCase())).map((name) => ({
            propertyPath: "targets",
            reason: `target "${name}" is duplicated`,
        })),
    ];
}

function targetIssues(
    { subscriptionId }: Pick<Naming, "subscriptionId">,
    target: ManagedEndpointTarget,
    at: string,
): InputIssue[] {
    const { name, groupId, resourceId } = target;
    const most = longestName - uniqueLength - "-".length;
    const issues = nameIssues(`${at}.name`, name, {
        ...resourceTypes.dataFactoryManagedEndpoint.name,
        maxLength: most,
        words: `1 to ${most} letters, digits, underscores and hyphens, no hyphen first or last`,
    });
    if (groupId.trim() === "") {
        issues.push({ propertyPath: `${at}.groupId`, reason: "is blank; name a private-link group id, such as dfs" });
    }
    const id = typeof resourceId === "string" ? parseResourceId(resourceId) : undefined;
    if (typeof resourceId === "string" && !id) {
        issues.push({ propertyPath: `${at}.resourceId`, reason: `"${resourceId}" is not an ARM id` });
    }
    return approvalOf(target) === EndpointApproval.Owner
        ? issues
        : [...issues, ...approvalIssues(groupId, id, subscriptionId, at)];
}

/** What is wrong with a target whose connection this deployment is to approve. */
function approvalIssues(
    groupId: string,
    id: ReturnType<typeof parseResourceId>,
    subscriptionId: string,
    at: string,
): InputIssue[] {
    const issues: InputIssue[] = [];
    const type = approvableType(groupId);
    const byOwner = `set approval to "${EndpointApproval.Owner}", and let the owner of the target approve`;
    if (!type && groupId.trim() !== "") {
        issues.push({
            propertyPath: `${at}.groupId`,
            reason: `endpoints to "${groupId}" are not approved by a deployment; ${byOwner}`,
        });
    }
    if (type && id && id.type.toLowerCase() !== type.arm.toLowerCase()) {
        issues.push({
            propertyPath: `${at}.resourceId`,
            reason: `is a ${id.type}, but "${groupId}" belongs to ${type.arm}`,
        });
    }
    if (id && id.subscriptionId.toLowerCase() !== subscriptionId.toLowerCase()) {
        issues.push({
            propertyPath: `${at}.resourceId`,
            reason: `is in subscription ${id.subscriptionId}, which this deployment does not go to; ${byOwner}`,
        });
    }
    return issues;
}
