import { nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { nameRule, refuse, regionOf, shown } from "../../core/refusals";
import type { Behaviours, Refusal } from "../../core/types";
import { armTypeOf, groupIdsOf } from "../network/groupIds";
import { requireWorkspace } from "./account";
import { beside, hostOf, provider, requireOneOf, taken, tokenOf } from "./refusals";

const wording = "unverified: wording of the refusals";
// A workspace without another has this one: docs/resources/workspace_network_option.md.
const defaultPolicy = "default-policy";

const unknownGroupId: Refusal = {
    what: "a group id that the target does not have",
    source: `docs/resources/mws_ncc_private_endpoint_rule.md of ${provider}; ${wording}`,
    code: "INVALID_PARAMETER_VALUE",
    message: ({ inputs: { groupId, resourceId } }) => {
        const allowed = groupIdsOf(armTypeOf(shown(resourceId)));
        return groupId === undefined || !allowed || allowed.includes(shown(groupId))
            ? undefined
            : `group_id ${shown(groupId)} is not one of ${nameOf(shown(resourceId))}, which has ${allowed.join(", ")}`;
    },
};

/** Networks of serverless compute. */
export const connectivityBehaviours: Behaviours = {
    [tokenOf("MwsNetworkConnectivityConfig")]: {
        source: `${provider}, mws/resource_mws_network_connectivity_config.go (force_new); docs/resources/mws_network_connectivity_config.md (name); ${wording}`,
        required: ["name", "region"],
        replaceOn: [],
        name: nameRule(tokenOf("MwsNetworkConnectivityConfig"), { code: "INVALID_PARAMETER_VALUE" }),
        taken: taken("Network connectivity configuration"),
        refuseDelete: (call) => {
            const bound = beside(call, "MwsNccBinding").filter(
                ({ inputs }) => inputs.networkConnectivityConfigId === nameOf(call.id),
            );
            if (bound.length > 0) {
                refuse(
                    400,
                    "INVALID_STATE",
                    `Network connectivity configuration '${shown(call.inputs.name)}' is attached to the workspaces ${bound.map(({ inputs }) => shown(inputs.workspaceId)).join(", ")}. Delete them, or attach another.`,
                );
            }
        },
        seconds: 2,
    },
    [tokenOf("MwsNccBinding")]: {
        source: `${provider}, mws/resource_mws_ncc_binding.go (workspaceId replaces; deleting leaves it); docs/resources/mws_network_connectivity_config.md (same region); ${wording}`,
        required: ["networkConnectivityConfigId", "workspaceId"],
        overwritten: true,
        replaceOn: [],
        keptOnDelete: true,
        refuse: ({ id, inputs, view }) => {
            const workspace = requireWorkspace(view, inputs.workspaceId);
            const config = view.find(`${hostOf(id)}/networkConnectivity/${shown(inputs.networkConnectivityConfigId)}`);
            if (!config) {
                refuseMissing(inputs.networkConnectivityConfigId);
            }
            const regions = [config.inputs.region, workspace.inputs.location].map(regionOf);
            if (regions[0] !== regions[1]) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `The network connectivity configuration is in ${regions[0]}, the workspace in ${regions[1]}. Both must be in one region.`,
                );
            }
        },
        seconds: 30,
    },
    [tokenOf("MwsNccPrivateEndpointRule")]: {
        source: `${provider}, mws/resource_mws_ncc_private_endpoint_rule.go (force_new; one of groupId, domainNames, resourceNames); ${wording}. Not modelled: the endpoint on the target, and its approval, so that connectionState stays PENDING`,
        required: ["networkConnectivityConfigId", "resourceId"],
        replaceOn: [],
        taken: taken("Private endpoint rule for"),
        refusals: [unknownGroupId],
        refuse: ({ id, inputs, view }) => {
            const { networkConnectivityConfigId, groupId, domainNames, resourceNames } = inputs;
            if (!view.find(`${hostOf(id)}/networkConnectivity/${shown(networkConnectivityConfigId)}`)) {
                refuseMissing(networkConnectivityConfigId);
            }
            if ([groupId, domainNames, resourceNames].filter((each) => each !== undefined).length !== 1) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "A rule needs one of group_id, domain_names and resource_names.",
                );
            }
        },
        seconds: 60,
    },
    [tokenOf("AccountNetworkPolicy")]: {
        source: `${provider}, docs/resources/account_network_policy.md (restriction modes); ${wording}`,
        required: ["networkPolicyId"],
        replaceOn: [],
        taken: taken("Network policy"),
        refuse: ({ inputs }) => {
            const access = at(inputs, "egress", "networkAccess");
            requireOneOf(
                at(access, "restrictionMode"),
                ["FULL_ACCESS", "LEGACY_MODE", "RESTRICTED_ACCESS"],
                "restriction_mode",
            );
            requireOneOf(
                at(access, "policyEnforcement", "enforcementMode"),
                ["DRY_RUN", "ENFORCED"],
                "enforcement_mode",
            );
        },
        refuseDelete: (call) => {
            const users = beside(call, "WorkspaceNetworkOption").filter(
                ({ inputs }) => inputs.networkPolicyId === call.inputs.networkPolicyId,
            );
            if (users.length > 0) {
                refuse(
                    400,
                    "INVALID_STATE",
                    `Network policy '${shown(call.inputs.networkPolicyId)}' is assigned to the workspaces ${users.map(({ inputs }) => shown(inputs.workspaceId)).join(", ")}.`,
                );
            }
        },
        seconds: 2,
    },
    [tokenOf("WorkspaceNetworkOption")]: {
        source: `${provider}, docs/resources/workspace_network_option.md; ${wording}`,
        required: ["workspaceId", "networkPolicyId"],
        overwritten: true,
        replaceOn: [],
        refuse: (call) => {
            const { workspaceId, networkPolicyId } = call.inputs;
            requireWorkspace(call.view, workspaceId);
            const made = beside(call, "AccountNetworkPolicy").map(({ inputs }) => inputs.networkPolicyId);
            if (![defaultPolicy, ...made].includes(networkPolicyId)) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Network policy '${shown(networkPolicyId)}' does not exist.`);
            }
        },
        seconds: 1,
    },
};

function refuseMissing(id: unknown): never {
    return refuse(404, "RESOURCE_DOES_NOT_EXIST", `Network connectivity configuration ${shown(id)} does not exist.`);
}
