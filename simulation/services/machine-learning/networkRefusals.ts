import { approvalAction } from "../../../azure/approvals";
import { resourceTypes } from "../../../azure/kinds";
import { allResourceTypes } from "../../../azure/resourceTypes";
import { builtInRoles } from "../../../azure/roles";
import { keyOf, nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { listAt, principalsOf, repeated, same, textsAt } from "../../core/refusals";
import type { Call, CloudView, Refusal } from "../../core/types";
import { armTypeOf, groupIdsOf } from "../network/groupIds";
import { ownTargets } from "./managedNetwork";
import { isManaged, page } from "./tokens";

const networkPage = page("how-to-managed-network");
const networkOf = (inputs: Call["inputs"] | undefined) => inputs?.managedNetwork;

/** From the one that closes least to the one that closes most. */
const modes = ["Disabled", "AllowInternetOutbound", "AllowOnlyApprovedOutbound"];
const modeOf = (inputs: Call["inputs"] | undefined) =>
    modes.findIndex((mode) => same(mode, at(networkOf(inputs), "isolationMode") ?? "Disabled"));

const backwards: Refusal = {
    what: "an isolation mode that closes less than before",
    source: `${networkPage} (note below "Managed virtual network architecture"); unverified: code and message`,
    message: ({ inputs, existing }) => {
        const [before, after] = [modeOf(existing?.inputs), modeOf(inputs)];
        return existing && after < before
            ? `The isolation mode of a managed network cannot change from ${modes[before]} to ${modes[after]}. Set it back, or make another workspace.`
            : undefined;
    },
};

/** A rule that a user wrote. */
interface OwnRule {
    name: string;
    type: unknown;
    target?: string;
    group?: string;
}

function rulesOf({ inputs }: Call): OwnRule[] {
    const rules = Object.entries((at(networkOf(inputs), "outboundRules") ?? {}) as Record<string, unknown>);
    return rules
        .filter(([name]) => !name.startsWith("__SYS_"))
        .map(([name, rule]) => {
            const target = at(rule, "destination", "serviceResourceId");
            const group = at(rule, "destination", "subresourceTarget");
            return {
                name,
                type: at(rule, "type"),
                ...(typeof target === "string" && { target }),
                ...(typeof group === "string" && { group }),
            };
        });
}

const endpointsOf = (call: Call) =>
    isManaged(call)
        ? rulesOf(call).flatMap(({ name, target, group }) =>
              target !== undefined && group !== undefined ? [{ name, target, group }] : [],
          )
        : [];

const notAnEndpoint: Refusal = {
    what: "a rule other than a private endpoint in mode AllowInternetOutbound",
    source: "github.com/microsoft-foundry/foundry-samples/pull/961 (message); unverified: code",
    message: (call) => {
        const rule = rulesOf(call).find(({ type }) => type !== "PrivateEndpoint");
        return rule && modes[modeOf(call.inputs)] === "AllowInternetOutbound"
            ? `Only "PrivateEndpoint" outbound rules are supported when managed network isolation mode is "AllowInternetOutbound". Take ${rule.name} away.`
            : undefined;
    },
};

const sameEndpoint = (one: { target: string; group: string }, other: { target: string; group: string }) =>
    keyOf(one.target) === keyOf(other.target) && one.group === other.group;

const twice: Refusal = {
    what: "two rules to one target and group id, one that the service adds among them",
    source: "github.com/Azure/azureml-examples/pull/2990 (the rule exists already); unverified: code and message",
    message: (call) => {
        const own = ownTargets(call.id, call.inputs);
        const rule = repeated([...own, ...endpointsOf(call)], sameEndpoint);
        return rule && `An outbound rule to ${rule.group} of ${rule.target} exists already. Keep one of the two.`;
    },
};

const withoutPrivateLink: Refusal = {
    what: "a rule to a resource type without private link, or to a group id that it does not have",
    source: `${networkPage}#private-endpoints; learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource (group ids); unverified: code and message`,
    message: (call) => {
        const wrong = endpointsOf(call).find(({ target, group }) => {
            const type = armTypeOf(target);
            const isKnown = allResourceTypes.some(({ arm }) => same(arm, type));
            return isKnown && !groupIdsOf(type)?.includes(group);
        });
        return (
            wrong &&
            `The outbound rule ${wrong.name} asks for ${wrong.group} of ${wrong.target}, which has ${groupIdsOf(armTypeOf(wrong.target))?.join(", ") ?? "no private link"}.`
        );
    },
};

/** Roles that let a principal approve an endpoint of a target: built-in ones, and custom ones with the action. */
function approvingRoles(view: CloudView, target: string): string[] {
    const type = armTypeOf(target);
    const action = approvalAction(type);
    const custom = view
        .ofType(resourceTypes.roleDefinition.token)
        .filter(({ inputs }) =>
            listAt(inputs, "permissions").some((part) => textsAt(part, "actions").some((each) => same(each, action))),
        )
        .map(({ id }) => nameOf(id));
    const ofApprover = notOfApprover.some((each) => same(each, type)) ? [] : [builtInRoles.aiNetworkConnectionApprover];
    return [...ofApprover, builtInRoles.contributor, builtInRoles.owner, ...custom];
}

// The role names neither of them; a custom role or Contributor does.
const notOfApprover = ["Microsoft.Databricks/workspaces", "Microsoft.DataFactory/factories"];

const approverMissing: Refusal = {
    what: "a rule to a target on which workspace and deploying principal may not approve endpoints",
    source: `${networkPage}#prerequisites; MicrosoftDocs/azure-ai-docs, pull requests 415 and 416 (the deploying principal too); unverified: status, code and message`,
    message: (call) => {
        const { inputs, view } = call;
        const workspace = principalsOf(view, inputs).map(({ id, principalId }) => ({ name: id, principalId }));
        const { deployerObjectId } = view.directory ?? {};
        const deployer = deployerObjectId ? [{ name: "the deploying principal", principalId: deployerObjectId }] : [];
        const lacking = endpointsOf(call)
            .filter(({ target }) => (view.find(target)?.origin ?? "before") !== "before")
            .flatMap(({ name, target }) =>
                [...workspace, ...deployer]
                    .map((who) => ({
                        ...who,
                        held: view.holdsRole(who.principalId, approvingRoles(view, target), target),
                    }))
                    .filter(({ held }) => held !== "yes")
                    .map(
                        ({ name: who, held }) =>
                            `${who} for ${name} (${held === "no" ? "not given" : "not in force yet"})`,
                    ),
            );
        return lacking.length > 0
            ? `Private endpoints of outbound rules cannot be approved: the role to approve them is missing of ${lacking.join(", ")}.`
            : undefined;
    },
};

/** What a workspace's managed network is refused for. */
export const networkRefusals: readonly Refusal[] = [
    backwards,
    notAnEndpoint,
    twice,
    withoutPrivateLink,
    approverMissing,
];
