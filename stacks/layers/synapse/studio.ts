import * as pulumi from "@pulumi/pulumi";
import { SynapsePrivateLinkHub } from "../../../components";
import type { SynapseStudioOutputs } from "../../outputs";
import { hasPrivateLinkHub } from "../../settings/checks/synapse";
import { resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";

/** The region's way of browsers to Synapse Studio; undefined where the stack has none. */
export function makeSynapseStudio(
    context: StackContext,
    { networking }: Foundation,
): pulumi.Output<SynapseStudioOutputs> | undefined {
    if (!hasPrivateLinkHub(context.settings)) {
        return undefined;
    }
    if (!networking?.placement) {
        throw new Error("synapseStudio.privateLinkHub is in a stack without a subnet for private endpoints");
    } // refused by the settings
    const { hubResourceId: privateLinkHubResourceId } = new SynapsePrivateLinkHub(
        "synapse-studio",
        { ...resourceGroup(context, "synapse-studio"), privateEndpoints: networking.placement },
        context.opts,
    );
    return pulumi.output({ privateLinkHubResourceId });
}
