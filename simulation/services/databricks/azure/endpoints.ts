import { at } from "../../../core/ids";
import type { Inputs } from "../../../core/simulatedType";
import { parentOf } from "../../../core/armIds";
import type { Call, CloudObject, CloudView } from "../../../core/types";
import { workspaceType } from "./subnets";
import { known, listAt, refuse, regionOf, same, textsAt, unknownCode } from "../../../core/refusals";

const endpointType = "azure-native:network:PrivateEndpoint";
const signIn = "browser_authentication";
const front = "databricks_ui_api";

const connectionsOf = (inputs: Inputs) => listAt(inputs, "privateLinkServiceConnections");
const leadsTo = (inputs: Inputs, groupId: string) =>
    connectionsOf(inputs).some((connection) => textsAt(connection, "groupIds").includes(groupId));

/**
 * Refuses an endpoint for signing in before the workspace has one to work over. A serverless workspace may host nothing
 * but the former: databricks/terraform-databricks-sra, azure/tf/modules/serverless_workspace, commit 72a96ea.
 */
export function refuseSignInFirst({ id, inputs, view }: Call): void {
    for (const connection of connectionsOf(inputs)) {
        if (!textsAt(connection, "groupIds").includes(signIn)) {
            continue;
        }
        const workspace = known(view, at(connection, "privateLinkServiceId"), workspaceType);
        if (!workspace || same(workspace.inputs.computeMode, "Serverless")) {
            continue;
        }
        if (hasFront(view, workspace, id)) {
            continue;
        }
        refuse(
            400,
            "PrivateEndpointConnectionProvisioningFailed",
            `Call to Microsoft.Databricks/workspaces failed. Error message: RESOURCE_CONFLICT: Link ID conflict. Make the endpoint for ${front} of ${workspace.id} first, then the one for ${signIn}.`,
        );
    }
}

const hasFront = (view: CloudView, workspace: CloudObject, besides: string) =>
    view
        .ofType(endpointType)
        .some(
            (other) =>
                !same(other.id, besides) &&
                connectionsOf(other.inputs).some(
                    (connection) =>
                        same(at(connection, "privateLinkServiceId"), workspace.id) &&
                        textsAt(connection, "groupIds").includes(front),
                ),
        );

/** Refuses a second endpoint for signing in to a region's workspaces in one zone: both would write the same record. */
export function refuseSecondSignIn({ id, inputs, view }: Call): void {
    const endpoint = signInEndpoint(view, id);
    if (!endpoint) {
        return;
    }
    const zones = zonesOf(inputs);
    const second = view.ofType("azure-native:network:PrivateDnsZoneGroup").find((group) => {
        const other = signInEndpoint(view, group.id);
        return (
            other &&
            !same(group.id, id) &&
            regionOf(other.inputs.location) === regionOf(endpoint.inputs.location) &&
            zonesOf(group.inputs).some((zone) => zones.some((mine) => same(mine, zone)))
        );
    });
    if (!second) {
        return;
    }
    refuse(
        409,
        unknownCode,
        `The record ${regionOf(endpoint.inputs.location)}.pl-auth of zone ${zones.join(", ")} belongs to ${String(parentOf(second.id))} already. A region has one endpoint for ${signIn} a zone; keep one of the two.`,
    );
}

const zonesOf = (inputs: Inputs) =>
    listAt(inputs, "privateDnsZoneConfigs").map((config) => at(config, "privateDnsZoneId"));

/** The endpoint of a zone group, where it is one for signing in. */
function signInEndpoint(view: CloudView, groupId: string): CloudObject | undefined {
    const endpoint = known(view, parentOf(groupId), endpointType);
    return endpoint && leadsTo(endpoint.inputs, signIn) ? endpoint : undefined;
}
