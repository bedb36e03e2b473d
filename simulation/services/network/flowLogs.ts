import { builtInRoles } from "../../../azure/roles";
import { at } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, CloudView, Refusal } from "../../core/types";
import { sameRegion } from "../../core/refusalKinds";
import { known, principalsOf, refuse, regionOf, same, shown, unknownCode } from "../../core/refusals";

const analytics = ["flowAnalyticsConfiguration", "networkWatcherFlowAnalyticsConfiguration"];

/** What a flow log is refused for. */
export const flowLogRefusals: readonly Refusal[] = [
    sameRegion("targetResourceId"),
    {
        what: "a second flow log of a target",
        source: "github.com/hashicorp/terraform-provider-azurerm/pull/2262 (one of a security group); unverified: that it holds for networks, code and message",
        message: ({ id, inputs, view }) => {
            const other = view
                .ofType("azure-native:network:FlowLog")
                .find((log) => !same(log.id, id) && same(log.inputs.targetResourceId, inputs.targetResourceId));
            return (
                other &&
                `The target ${shown(inputs.targetResourceId)} has flow log ${other.id} already. Change that one, or delete it first.`
            );
        },
    },
];

/** Refuses a log to an account that Network Watcher cannot or may not write to. */
export function refuseFlowLog({ inputs, view }: Call): void {
    requireWorkspaceRegion(view, inputs);
    const account = known(view, inputs.storageId, "azure-native:storage:StorageAccount");
    if (!account) {
        return;
    }
    requireAccount(account, known(view, inputs.targetResourceId, "azure-native:network:VirtualNetwork"));
    for (const identity of principalsOf(view, inputs)) {
        const held = view.holdsRole(identity.principalId, [builtInRoles.storageBlobDataContributor], account.id);
        if (held === "yes") {
            continue;
        }
        refuse(
            403,
            "AuthorizationFailed",
            `The identity '${identity.id}' does not have authorization to write to '${account.id}'. ${
                held === "no"
                    ? "Give it the role Storage Blob Data Contributor there."
                    : "Its role Storage Blob Data Contributor has not taken effect yet; wait after it is given."
            }`,
        );
    }
}

function requireAccount(account: CloudObject, network: CloudObject | undefined): void {
    const [here, there] = [regionOf(account.inputs.location), regionOf(network?.inputs.location)];
    if (network && here !== there) {
        refuse(
            400,
            unknownCode,
            `Storage account ${account.id} is in ${here}, the network of the flow log in ${there}. The account must be in the network's region.`,
        );
    }
    if (String(at(account.inputs, "sku", "name")).startsWith("Premium")) {
        refuse(
            400,
            unknownCode,
            `Storage account ${account.id} is a premium one, which flow logs do not support. Use a standard account.`,
        );
    }
}

function requireWorkspaceRegion(view: CloudView, inputs: Inputs): void {
    const [id, asProviderError] = [
        at(inputs, ...analytics, "workspaceResourceId"),
        at(inputs, ...analytics, "workspaceRegion"),
    ];
    const workspace = known(view, id, "azure-native:operationalinsights:Workspace");
    const region = regionOf(workspace?.inputs.location);
    if (!workspace || asProviderError === undefined || regionOf(asProviderError) === region) {
        return;
    }
    refuse(
        400,
        "InvalidTAWorkspaceRegion",
        `The specified region ${shown(asProviderError)} for workspace is invalid. Workspace ${workspace.id} located in ${region} region. Set workspaceRegion to that.`,
    );
}
