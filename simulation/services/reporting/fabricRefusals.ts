import { capacitySizes, unitsPerGatewayMember } from "../../../azure/reporting/capacities";
import { at, text } from "../../core/ids";
import { known, listAt, same, shown } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { capacityTokens, fabricTokens } from "./tokens";

const specs = "microsoft/fabric-rest-api-specs at 4a7d6e4a (2026-08-04)";
const delegation = "Microsoft.PowerPlatform/vnetaccesslinks";

/** The capacity that something in Fabric is on; undefined where nothing is known of it. */
function capacityOf({ inputs, view }: Call): CloudObject | undefined {
    const id =
        inputs.capacity ??
        (typeof inputs.workspace === "string" ? view.find(inputs.workspace)?.inputs.capacity : undefined);
    return known(view, id, capacityTokens.fabric) ?? known(view, id, capacityTokens.embedded);
}

const onPaused = (what: string): Refusal => ({
    what: `${what} on a capacity that is paused`,
    source: `${specs}, platform/swagger.json (InvalidCapacityState of a gateway); unverified: code of the others`,
    code: "InvalidCapacityState",
    message: (call) =>
        same(capacityOf(call)?.outputs.state, "Paused")
            ? "The capacity is Inactive. Resume it, or run this within its running hours."
            : undefined,
});

/** What a workspace is refused for. */
export const workspaceRefusals: readonly Refusal[] = [onPaused("a workspace")];

/** What a gateway is refused for. */
export const gatewayRefusals: readonly Refusal[] = [
    onPaused("a gateway"),
    {
        what: "a gateway that takes all units of its capacity, or one that is not on Fabric",
        source: `${specs}, platform/swagger.json (InvalidCapacitySKU); learn.microsoft.com/data-integration/vnet/data-gateway-power-bi-premium-license (4 units a member); unverified: message`,
        code: "InvalidCapacitySKU",
        message: (call) => {
            const size = shown(at(capacityOf(call)?.inputs, "sku", "name") ?? "");
            const { service, units = 0 } = capacitySizes[size] ?? {};
            const taken = Number(call.inputs.members) * unitsPerGatewayMember;
            return size === "" || (service === "fabric" && units > taken)
                ? undefined
                : `The capacity's SKU ${size} is invalid for a gateway that takes ${taken} units. Choose a larger size of Fabric.`;
        },
    },
    {
        what: "a gateway in a subnet that is not delegated to it",
        source: `${specs}, platform/swagger.json (code); unverified: message`,
        code: "PowerPlatformVirtualNetworkSubnetNotConfiguredForDelegation",
        message: ({ inputs, view }) => {
            const subnet = known(view, inputs.subnet, "azure-native:network:Subnet");
            const delegated = listAt(subnet?.inputs, "delegations").some((each) =>
                same(at(each, "serviceName"), delegation),
            );
            return subnet && !delegated
                ? `The subnet is not configured for delegation. Delegate it to ${delegation}.`
                : undefined;
        },
    },
];

/** What a connection is refused for. */
export const connectionRefusals: readonly Refusal[] = [
    {
        what: "a connection by a gateway that does not exist",
        source: `${specs}, platform/swagger.json (EntityNotFound); unverified: message`,
        status: 404,
        code: "EntityNotFound",
        message: ({ inputs, view }) =>
            known(view, inputs.gateway, fabricTokens.gateway)
                ? undefined
                : "The gateway could not be found. Make it first.",
    },
];

/** What an item is refused for. */
export const itemRefusals: readonly Refusal[] = [
    onPaused("an item"),
    {
        what: "a semantic model without a connection to its data",
        source: `${specs}, semanticModel/swagger.json (bindConnection: InvalidRequest); unverified: message`,
        code: "InvalidRequest",
        message: ({ inputs, view }) => {
            const made = view.ofType(fabricTokens.connection).some((each) => same(each.inputs.name, inputs.connection));
            return inputs.type !== "SemanticModel" || made
                ? undefined
                : `There is no connection ${shown(inputs.connection ?? "")}. Make gateway and connection first.`;
        },
    },
    {
        what: "a report of a semantic model that its workspace does not have",
        source: `${specs}, report/swagger.json (CorruptedPayload); unverified: message`,
        code: "CorruptedPayload",
        message: ({ inputs, view }) => {
            const workspace = text(inputs, "workspace");
            const model = view.find(`${workspace}/SemanticModels/${encodeURIComponent(shown(inputs.model ?? ""))}`);
            return inputs.type !== "Report" || model
                ? undefined
                : `The semantic model ${shown(inputs.model ?? "")} was not found. Publish it first.`;
        },
    },
];
