import * as synapse from "@pulumi/azure-native/synapse";
import * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "../shared/componentArgs";
import { stateless } from "../shared/componentArgs";
import { resourceName } from "../shared/naming";
import { PrivateEndpoint, placementIssues, type PrivateEndpointPlacement } from "../shared/privateEndpoint";
import { throwIfInvalid } from "../shared/validation";

/** Inputs of a private link hub. */
export interface SynapsePrivateLinkHubArgs extends ComponentArgs {
    /** Subnet and zones of its private endpoint. */
    privateEndpoints: PrivateEndpointPlacement;
}

/** Group id of the hub. */
const groupId = "Web";

/** Group ids that the hub needs. */
export const synapsePrivateLinkHubGroupIds = [groupId];

/**
 * The way of a browser to Synapse Studio over the private network, one for all workspaces whose users come from it. It holds no
 * data; each workspace's own endpoints are made with the workspace.
 */
export class SynapsePrivateLinkHub extends pulumi.ComponentResource {
    /** ARM id of the hub. */
    public readonly hubResourceId: pulumi.Output<string>;
    /** What depends on a way to Synapse Studio depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: SynapsePrivateLinkHubArgs, opts?: pulumi.ComponentResourceOptions) {
        const { privateEndpoints: placement, resourceGroupName, location, naming, tags } = args;
        throwIfInvalid(
            "SynapsePrivateLinkHub",
            name,
            placementIssues(groupId, placement, location, "privateEndpoints"),
        );
        super("azure-ml-platform:index:SynapsePrivateLinkHub", name, args, opts);

        const privateLinkHubName = resourceName(naming, "synapsePrivateLinkHub", name);
        const hub = new synapse.PrivateLinkHub(
            name,
            { privateLinkHubName, resourceGroupName, location, tags },
            { parent: this, ...stateless },
        );
        const inputs = { targetResourceId: hub.id, groupId, placement, resourceGroupName, location, naming, tags };
        const endpoint = new PrivateEndpoint(`${name}-${groupId}`, inputs, { parent: this, ...stateless });

        this.hubResourceId = hub.id;
        this.ready = [endpoint.ready];
        this.registerOutputs({ hubResourceId: this.hubResourceId });
    }
}
